"""E-mails of ours that come back."""

from functools import partial

import pytest

from hotline.crm_bridge.channels.email_bounces import WHY, Bounces
from hotline.crm_bridge.channels.email_imap import Fetched
from hotline.crm_bridge.channels.email_in import EmailIn
from hotline.crm_bridge.channels.email_parsing import read_email
from hotline.crm_bridge.channels.email_shelf import EmailShelf
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.outgoing import Outgoing, write
from hotline.crm_bridge.outgoing_post import Post
from hotline.events import ContactNotSent

from .conftest import NOW, Desk
from .test_outgoing import Sender

OURS = "<019b2a5a8e00-0123456789abcdef@city.example>"

BOUNCE = """\
From: Mail Delivery System <MAILER-DAEMON@mail.example>
To: 1111@city.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <b1@mail.example>
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

The mailbox does not exist.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; aisha@example.org
Action: {action}
Status: 5.1.1
--b
Content-Type: {returned}

Message-ID: {name}
Subject: [#4271] About it

--b--
"""


def bounce(*, action: str = "failed", returned: str = "text/rfc822-headers", name: str = OURS) -> bytes:
    return BOUNCE.format(action=action, returned=returned, name=name).replace("\n", "\r\n").encode()


@pytest.mark.parametrize("returned", ["text/rfc822-headers", "message/rfc822"])
@pytest.mark.parametrize("action", ["failed", "Failed "])
def test_a_report_says_what_came_back(returned: str, action: str) -> None:
    """With its header, or as a whole (RFC 3464)."""
    found = read_email(bounce(action=action, returned=returned), at=NOW, own="1111@city.example")
    assert (found.undelivered, found.automatic) == ((OURS,), True)


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded", ""])
def test_what_is_only_late_has_not_come_back(action: str) -> None:
    """Nor has what was handed on."""
    assert read_email(bounce(action=action), at=NOW, own="1111@city.example").undelivered == ()


async def test_what_came_back_was_not_sent(desk: Desk) -> None:
    """The store and the journal say so, once, however often the report comes; other letters stay sent."""
    sender = Sender()
    post = Post(desk.journal, desk.engine, {"email": sender}, lambda: NOW)
    for text in ("It is solved", "Another one"):
        letter = Outgoing(
            channel="email", to="aisha@example.org", subject="About it", text=text, what="solved",
            reference="4271",
        )  # fmt: skip
        await desk.journal.commit((), partial(write, message=letter, at=NOW))
    await post.send_waiting("email", sender)
    assert desk.config.email is not None
    mailbox = EmailIn(
        desk.intake, EmailShelf(desk.files, desk.journal, desk.engine, lambda: NOW), desk.config.email,
        lambda: NOW, bounces=Bounces(desk.journal, lambda: NOW),
    )  # fmt: skip
    ours = next(one.contact for one in sender.letters if one.message.text == "It is solved")
    raw = bounce(name=f"<{ours}@city.example>")
    for _ in range(2):
        await mailbox.take(Fetched(uid=1, at=NOW, size=len(raw), raw=raw))
    states = {row.text: row.state for row in await desk.rows(correspondence) if row.direction == "out"}
    assert states == {"It is solved": "failed", "Another one": "sent"}
    (fact,) = [fact for fact in await desk.facts() if isinstance(fact, ContactNotSent)]
    assert (fact.contact, fact.what, fact.reference, fact.why) == (ours, "solved", "4271", WHY)
