"""E-mail that goes out, with an SMTP server."""

from email import message_from_bytes, policy
from typing import Any

import pytest

from hotline.config.bridge import Email
from hotline.crm_bridge.channels.email_out import EmailOut
from hotline.crm_bridge.outgoing import LaterError, Letter, NotSentError, Outgoing
from hotline.testing.mail_server import SmtpServer

from .conftest import NOW


def letter(**more: Any) -> Letter:  # noqa: ANN401 - any field
    values: dict[str, Any] = {
        "channel": "email", "to": "aisha@example.org", "subject": "حفرة", "text": "نحن في الطريق",
        "what": "on the way", "reference": "1001", "language": "ar",
    }  # fmt: skip
    earlier = more.pop("earlier", ())
    return Letter(
        contact="01a2b3c4d5e6-0123456789abcdef", at=NOW, message=Outgoing(**(values | more)), earlier=earlier
    )


def sender_to(smtp: SmtpServer) -> EmailOut:
    settings = Email.model_validate({
        "address": "1111@city.example", "name": {"ar": "المدينة", "en": "City"},
        "smtp": {"host": "127.0.0.1", "port": smtp.port, "security": "none"},
    })  # fmt: skip
    return EmailOut(lambda: settings)


async def test_an_email_goes_out(smtp: SmtpServer) -> None:
    """It carries the reference, its thread, both scripts, and that nobody wrote it."""
    await sender_to(smtp).send(letter(earlier=("<1@example.org>", "01a2b3c4d5e6-fedcba9876543210")))
    ((to, raw),) = smtp.received
    found = message_from_bytes(raw, policy=policy.default)
    assert to == ["aisha@example.org"]
    assert found["Subject"] == "[#1001] حفرة"
    assert found["From"].addresses[0].display_name == "المدينة"
    assert found["Message-ID"] == "<01a2b3c4d5e6-0123456789abcdef@city.example>"
    assert found["In-Reply-To"] == "<01a2b3c4d5e6-fedcba9876543210@city.example>"
    assert found["References"] == "<1@example.org> <01a2b3c4d5e6-fedcba9876543210@city.example>"
    assert found["Auto-Submitted"] == "auto-generated"
    assert found.get_content().strip() == "نحن في الطريق"


async def test_no_header_can_be_slipped_in(smtp: SmtpServer) -> None:
    """Line ends in a subject are spaces; an address with them is none."""
    await sender_to(smtp).send(letter(subject="x\r\nBcc: mallory@example.net\n\nbody", what="answer"))
    found = message_from_bytes(smtp.received[0][1], policy=policy.default)
    assert found["Bcc"] is None
    assert found["Auto-Submitted"] is None
    assert smtp.received[0][0] == ["aisha@example.org"]
    with pytest.raises(NotSentError):
        await sender_to(smtp).send(letter(to="a@example.org\r\nBcc: b@example.org"))
    await sender_to(smtp).send(letter(earlier=("<a@b>\r\nBcc: b@example.org",)))
    assert message_from_bytes(smtp.received[-1][1])["Bcc"] is None


@pytest.mark.parametrize(
    ("refusal", "error"),
    [("550 no such mailbox aisha", NotSentError), ("451 greylisted", LaterError), ("421 busy", LaterError)],
)
async def test_what_the_server_says(smtp: SmtpServer, refusal: str, error: type[Exception]) -> None:
    """5yz is for good, 4yz for now; the server's own words, which may name the address, are not repeated."""
    smtp.refusal = refusal
    with pytest.raises(error, match=refusal[:3]) as raised:
        await sender_to(smtp).send(letter())
    assert "aisha" not in str(raised.value)


async def test_a_server_that_is_away_is_asked_again_later(smtp: SmtpServer) -> None:
    """Nothing is given up because of it."""
    sender = sender_to(smtp)
    smtp.stop()
    with pytest.raises(LaterError):
        await sender.send(letter())
