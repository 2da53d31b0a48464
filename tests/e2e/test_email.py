"""An e-mail to the city and its answer, on a real controller with real mail servers."""

import re
import time
from collections.abc import Iterator

import httpx
import pytest

from hotline.testing.mail_server import PASSWORD, USER, ImapServer, SmtpServer, find_dovecot
from hotline.testing.waiting import eventually
from tests.e2e.conftest import StartSystem

CHANGES = """
[email]
address = "1111@city.example"
done_folder = "Done"

[email.imap]
host = "127.0.0.1"
port = {imap}
security = "none"
user = "{user}"
password_variable = "HOTLINE_IMAP"

[email.smtp]
host = "127.0.0.1"
port = {smtp}
security = "none"
"""

MAIL = (
    b"From: aisha@example.org\r\nSubject: hole\r\nMessage-ID: <1@example.org>\r\n\r\nA hole in our street\r\n"
)


@pytest.fixture
def servers() -> Iterator[tuple[ImapServer, SmtpServer]]:
    program = find_dovecot()
    if program is None:
        pytest.skip("there is no Dovecot")
    imap, smtp = ImapServer(program), SmtpServer()
    try:
        imap.start()
        smtp.start()
        yield imap, smtp
    finally:
        smtp.stop()
        imap.remove()


async def test_given_an_email_when_it_is_answered_then_the_answer_joins_its_thread(
    servers: tuple[ImapServer, SmtpServer], start_system: StartSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits as a contact with a case; the answer names case and e-mail, and the metrics tell of both."""
    imap, smtp = servers
    monkeypatch.setenv("HOTLINE_IMAP", PASSWORD)
    system = start_system(CHANGES.format(imap=imap.port, smtp=smtp.port, user=USER))
    imap.deliver(MAIL)
    end, listed = time.monotonic() + 20, ""
    while "hole" not in listed and time.monotonic() < end:
        listed = system.command("contacts", "list").stdout
    contact = re.search(r"[0-9a-f]{12}-[0-9a-f]{16}", listed)
    assert contact is not None, listed
    answered = system.command("contacts", "answer", contact[0], "We are on the way")
    assert answered.returncode == 0, answered.stderr
    await eventually(lambda: smtp.received)
    ((recipients, sent),) = smtp.received
    assert recipients == ["aisha@example.org"]
    assert b"In-Reply-To: <1@example.org>" in sent
    assert re.search(rb"Subject: \[#\d{4,}\] Re: hole", sent)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{system.ports.web}") as client:
        assert "hotline_mailbox_up 1.0" in (await client.get("/metrics")).text
