"""Texts through a gateway that takes HTTP requests."""

import json
import ssl

import httpx
import pytest

from hotline.config import TextMessages
from hotline.text_messages import HttpTexts, TextError


def texts(handler: object, **settings: object) -> HttpTexts:
    config = TextMessages.model_validate({"url": "https://sms.example/send"} | settings)
    return HttpTexts(lambda: config, httpx.MockTransport(handler))  # type: ignore[arg-type]


async def test_a_text_is_one_request_with_its_identity(monkeypatch: pytest.MonkeyPatch) -> None:
    """Number, sender, words and id as JSON; the token from the environment."""
    monkeypatch.setenv("SMS_TOKEN", "secret")
    requests: list[httpx.Request] = []

    def gateway(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(202)

    await texts(gateway, token_variable="SMS_TOKEN").send("+96891230001", "قيّموا", "survey-1.1")
    (request,) = requests
    assert request.method == "POST"
    assert json.loads(request.content) == {
        "to": "+96891230001", "from": "1111", "text": "قيّموا", "id": "survey-1.1",
    }  # fmt: skip
    assert request.headers["authorization"] == "Bearer secret"
    assert request.headers["idempotency-key"] == "survey-1.1"


@pytest.mark.parametrize("status", [302, 400, 401, 429, 500, 503])
async def test_only_success_is_success(status: int) -> None:
    """A redirection is none, either: nobody sends numbers to an address that nobody configured."""
    with pytest.raises(TextError, match=str(status)):
        await texts(lambda _: httpx.Response(status, headers={"Location": "https://other"})).send(
            "+1", "x", "1"
        )


@pytest.mark.parametrize(
    "error", [httpx.ConnectError("no"), httpx.ReadTimeout("late"), httpx.RemoteProtocolError("?")]
)
async def test_a_gateway_that_does_not_answer_is_an_error_without_its_address(error: Exception) -> None:
    """The words go to the journal."""

    def away(_: httpx.Request) -> httpx.Response:
        raise error

    with pytest.raises(TextError, match="does not answer") as caught:
        await texts(away).send("+96891230001", "x", "1")
    assert "sms.example" not in str(caught.value)


async def test_an_empty_token_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the variable."""
    monkeypatch.delenv("SMS_TOKEN", raising=False)
    with pytest.raises(TextError, match="SMS_TOKEN"):
        await texts(lambda _: httpx.Response(200), token_variable="SMS_TOKEN").send("+1", "x", "1")


async def test_certificates_are_verified() -> None:
    """As httpx does unless told otherwise; this fails the day somebody tells it."""
    assert httpx.create_ssl_context().verify_mode is ssl.CERT_REQUIRED
