"""What the doctor says of what sends text messages."""

import socket

import pytest

from hotline.app.doctor_texts import text_messages
from hotline.config import Configuration
from hotline.testing.city import configuration


def with_centre(port: int) -> Configuration:
    """A configuration with a message centre on this machine."""
    smpp = {"host": "127.0.0.1", "port": port, "system_id": "h", "password_variable": "SMPP_PASSWORD"}
    return configuration({"text_messages.smpp": smpp})


def test_a_centre_that_listens_is_good_and_one_that_does_not_is_a_warning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Texts wait: nothing of it keeps the hotline from starting."""
    monkeypatch.setenv("SMPP_PASSWORD", "secret")
    with socket.create_server(("127.0.0.1", 0)) as centre:
        port = centre.getsockname()[1]
        (found,) = text_messages(with_centre(port))
    assert (found.verdict, str(port) in found.detail) == ("good", True)
    (found,) = text_messages(with_centre(port))
    assert (found.verdict, "refused" in found.detail) == ("warning", True)


def test_a_secret_that_is_not_there_is_a_warning_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a gateway by HTTP, too; where no texts are sent there is nothing to say."""
    monkeypatch.delenv("SMS_TOKEN", raising=False)
    url = {"text_messages.url": "https://sms.example/send"}
    (found,) = text_messages(configuration({**url, "text_messages.token_variable": "SMS_TOKEN"}))
    assert (found.verdict, "SMS_TOKEN" in found.detail) == ("warning", True)
    assert not list(text_messages(configuration(url)))
    assert not list(text_messages(configuration()))
