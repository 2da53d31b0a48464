"""A process that takes e-mails in is killed, again and again, and nothing is lost or done twice."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.tables import cases
from hotline.events import CaseOpened, ContactReceived
from hotline.testing.mail_server import ImapServer, find_dovecot
from hotline.testing.nursery import Nursery

from .conftest import Desk
from .mortal_mailbox import take_in

#: E-mails, and how many have to come in before each kill.
MAILS, KILLED_AFTER = 60, (1, 30)


@pytest.fixture
def dovecot() -> Iterator[ImapServer]:
    program = find_dovecot()
    if program is None:
        pytest.skip("there is no Dovecot")
    server = ImapServer(program)
    try:
        server.start()
        yield server
    finally:
        server.remove()


async def test_kill_minus_nine(desk: Desk, dovecot: ImapServer, tmp_path: Path, nursery: Nursery) -> None:
    """Whenever it dies, each e-mail is one contact, one case and one pair of facts in the end, and put away."""
    url = desk.engine.url.render_as_string(hide_password=False)
    mails = (
        f"From: c{number}@example.org\r\nSubject: x\r\nMessage-ID: <{number}@x>\r\n\r\nhole {number}\r\n"
        for number in range(MAILS)
    )
    await asyncio.to_thread(dovecot.deliver, *(mail.encode() for mail in mails))
    for count in (*KILLED_AFTER, MAILS):
        process = await nursery.start(take_in, dovecot.port, url, str(tmp_path / "files"))
        try:
            await _until(desk, count)
            if count == MAILS:
                await _until_put_away(dovecot)
        finally:
            await process.kill()
    assert len(await desk.rows(cases)) == len(await desk.rows(correspondence)) == MAILS
    facts = await desk.facts()
    assert sum(isinstance(fact, ContactReceived) for fact in facts) == MAILS
    assert sum(isinstance(fact, CaseOpened) for fact in facts) == MAILS


async def _until(desk: Desk, count: int) -> None:
    async with asyncio.timeout(60):
        while len(await desk.rows(correspondence)) < count:  # noqa: ASYNC110 - nothing announces a row
            await asyncio.sleep(0.01)


async def _until_put_away(dovecot: ImapServer) -> None:
    async with asyncio.timeout(60):
        while await asyncio.to_thread(dovecot.count, "INBOX"):  # noqa: ASYNC110 - the server tells others
            await asyncio.sleep(0.05)
