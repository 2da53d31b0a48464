"""E-mail that comes in, with a real IMAP server (Dovecot)."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from hotline.config.bridge import Email
from hotline.crm_bridge.channels.email_imap import IMAP_ERRORS, ImapMailbox
from hotline.crm_bridge.channels.email_in import EmailIn
from hotline.crm_bridge.channels.email_parsing import UnreadableEmailError, read_email
from hotline.crm_bridge.channels.email_shelf import EmailShelf
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.outgoing import Outgoing, write
from hotline.crm_bridge.outgoing_post import Post
from hotline.crm_bridge.tables import cases
from hotline.events import ContactRefused
from hotline.testing.mail_server import PASSWORD, USER, ImapServer, SmtpServer, find_dovecot
from hotline.testing.waiting import eventually

from .conftest import NOW, Desk
from .test_email_sending import sender_to

FIXTURES = Path(__file__).parents[2] / "fixtures" / "email"


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough here."""
    return migrated_sqlite_url


@pytest.fixture(scope="module")
def dovecot() -> Iterator[ImapServer]:
    program = find_dovecot()
    if program is None:
        pytest.skip("Dovecot is not installed (package dovecot-imapd)")
    server = ImapServer(program)
    try:
        server.start()
        yield server
    finally:
        server.remove()


def mail(number: int, text: str = "A hole", sender: str = "aisha@example.org", more: str = "") -> bytes:
    head = f"From: {sender}\nSubject: hole\nMessage-ID: <{number}@example.org>\n{more}"
    return f"{head}\n{text}\n".replace("\n", "\r\n").encode()


@dataclass
class Channel:
    """The channel on a mailbox that is empty at first."""

    desk: Desk
    server: ImapServer
    settings: Email
    channel: EmailIn
    shelf: EmailShelf

    def connect(self) -> ImapMailbox:
        assert self.settings.imap is not None
        return ImapMailbox(self.settings, self.settings.imap, PASSWORD)

    async def goes_once(self) -> int:
        mailbox = await asyncio.to_thread(self.connect)
        try:
            return await self.channel.take_waiting(mailbox)
        finally:
            await asyncio.to_thread(mailbox.close)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        worker = asyncio.create_task(self.channel.run())
        try:
            yield
        finally:
            worker.cancel()
            await asyncio.gather(worker, return_exceptions=True)

    async def has_cases(self, count: int) -> None:
        async with asyncio.timeout(30):
            while len(await self.desk.rows(cases)) < count:  # noqa: ASYNC110 - nothing announces a row
                await asyncio.sleep(0.02)


def make(desk: Desk, server: ImapServer, **more: Any) -> Channel:  # noqa: ANN401 - any setting
    values: dict[str, Any] = {
        "address": "1111@city.example",
        "imap": {"host": "127.0.0.1", "port": server.port, "security": "none", "user": USER,
                 "password_variable": "HOTLINE_IMAP"},
        "done_folder": "Done",
        "poll_seconds": 1,
    }  # fmt: skip
    settings = Email.model_validate(values | more)
    shelf = EmailShelf(desk.files, desk.journal, desk.engine, lambda: NOW)
    made = Channel(desk, server, settings, None, shelf)  # type: ignore[arg-type]
    made.channel = EmailIn(
        desk.intake, shelf, settings, lambda: NOW, connect=made.connect, retry_seconds=(0.05, 0.1)
    )
    return made


@pytest.fixture
def channel(desk: Desk, dovecot: ImapServer) -> Channel:
    dovecot.empty("INBOX", "Done")
    return make(desk, dovecot)


async def test_what_comes_is_taken_in_at_once(channel: Channel) -> None:
    """The server tells what comes; the e-mail becomes a case and is put away."""
    async with channel.running():
        await eventually(lambda: channel.channel._well)
        await asyncio.to_thread(channel.server.deliver, mail(1))
        await channel.has_cases(1)
        await asyncio.to_thread(channel.server.deliver, mail(2))
        await channel.has_cases(2)
        # The case is there before the e-mail is put away: what is promised is committed first.
        # Copied first, taken out of the other folder then.
        await eventually(
            lambda: (channel.server.count("Done", "SEEN"), channel.server.count("INBOX")) == (2, 0)
        )


async def test_every_broken_email_of_the_folder(channel: Channel) -> None:
    """All of them are taken in; none is lost, none is left."""
    mails = [path.read_bytes().replace(b"\0", b"") for path in sorted(FIXTURES.glob("*.eml"))]
    channel.server.deliver(*mails)
    assert await channel.goes_once() == len(mails)
    rows = await channel.desk.rows(correspondence)
    assert len(rows) == len(mails)
    assert {row.state for row in rows} <= {"waiting", "done"}


async def test_killed_between_commit_and_putting_away(
    channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The e-mail comes again, is known, and is put away then."""
    channel.server.deliver(mail(1))
    with monkeypatch.context() as broken:
        broken.setattr(ImapMailbox, "done", _lose)
        with pytest.raises(IMAP_ERRORS):
            await channel.goes_once()
    assert channel.server.count("INBOX") == 1
    assert await channel.goes_once() == 1
    assert len(await channel.desk.rows(cases)) == 1
    assert channel.server.count("Done") == 1


def _lose(*_arguments: object) -> None:
    raise ConnectionResetError("the connection is lost")


async def test_a_poisoned_email_holds_up_nobody(channel: Channel, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is set aside with its raw, the next ones are taken in, and it can be read again later."""

    def read(raw: bytes, **more: Any) -> object:  # noqa: ANN401 - passed on
        if b"poison" in raw:
            raise UnreadableEmailError("the parser ends with RecursionError")
        return read_email(raw, **more)

    channel.server.deliver(mail(1, "poison"), mail(2))
    with monkeypatch.context() as broken:
        broken.setattr("hotline.crm_bridge.channels.email_in.read_email", read)
        assert await channel.goes_once() == 2
    assert len(await channel.desk.rows(cases)) == 1
    (refused,) = [fact for fact in await channel.desk.facts() if isinstance(fact, ContactRefused)]
    taken = await channel.shelf.retry(refused.contact, channel.desk.intake, "1111@city.example")
    assert taken.opened
    assert (await channel.desk.words(refused.contact)).state == "done"


async def test_a_large_email_is_taken_without_its_files(desk: Desk, dovecot: ImapServer) -> None:
    """Its header and its words are fetched, nothing else, and a note says so."""
    dovecot.empty("INBOX")
    channel = make(desk, dovecot, max_megabytes=1, done_folder=None)
    attached = b"\r\n".join([b"QUJD" * 19] * 30_000)
    dovecot.deliver(
        b'From: aisha@example.org\r\nSubject: large\r\nMessage-ID: <l@x>\r\nMIME-Version: 1.0\r\n'
        b'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=c\r\n'
        b"\r\n--c\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"=D8=AD=D9=81=D8=B1=D8=A9\r\n--c--\r\n--b\r\nContent-Type: video/mp4; name=v.mp4\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + attached + b"\r\n--b--\r\n"
    )  # fmt: skip
    assert await channel.goes_once() == 1
    (row,) = await desk.rows(correspondence)
    assert row.text.startswith("حفرة\n\n[2 MB, at most 1 MB are taken")
    assert row.subject == "large"
    assert await channel.goes_once() == 0  # it is marked as read
    assert dovecot.count("INBOX", "SEEN") == 1


async def test_two_emails_under_one_message_id(channel: Channel) -> None:
    """A program that gives all its e-mails one name loses none; the same e-mail by two ways is one."""
    again = mail(1, more="Received: by another way\n")
    channel.server.deliver(mail(1), mail(1, "A tree fell"), again, mail(1, "A tree fell"))
    assert await channel.goes_once() == 4
    assert len(await channel.desk.rows(cases)) == 2


async def test_a_server_that_was_away(channel: Channel) -> None:
    """Connections are made again, and what came meanwhile is taken in."""
    async with channel.running():
        await eventually(lambda: channel.channel._well)
        await asyncio.to_thread(channel.server.stop)
        await eventually(lambda: channel.channel.problem)
        await asyncio.to_thread(channel.server.start)
        await asyncio.to_thread(channel.server.deliver, mail(1))
        await channel.has_cases(1)


async def test_an_email_that_cannot_be_put_away_holds_up_nobody(
    channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After three attempts it is left where it is, which is said, and the next ones are taken in."""
    put_away = ImapMailbox.done

    def refuse(mailbox: ImapMailbox, uid: int) -> None:
        if uid == first:
            raise ConnectionResetError("over quota")
        put_away(mailbox, uid)

    channel.server.deliver(mail(1))
    mailbox = channel.connect()
    (first,) = mailbox.waiting()
    mailbox.close()
    channel.server.deliver(mail(2, sender="omar@example.org"))
    monkeypatch.setattr(ImapMailbox, "done", refuse)
    async with channel.running():
        await channel.has_cases(2)
        await eventually(lambda: "1 e-mails cannot be" in channel.channel.problem)
    assert len(await channel.desk.rows(cases)) == 2


async def test_whatever_the_library_raises_the_channel_goes_on(
    channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that nobody foresaw ends neither the channel nor the controller."""
    faults = [ValueError("no number"), AssertionError("no literal")]
    waiting = ImapMailbox.waiting

    def wait(mailbox: ImapMailbox) -> list[int]:
        if faults:
            raise faults.pop()
        return waiting(mailbox)

    monkeypatch.setattr(ImapMailbox, "waiting", wait)
    channel.server.deliver(mail(1))
    async with channel.running():
        await channel.has_cases(1)


async def test_there_and_back_again(channel: Channel, smtp: SmtpServer) -> None:
    """An answer to our e-mail belongs to the case, from whatever address and without the reference."""
    opened = await channel.desk.take(external_id="<1@example.org>")
    answer = Outgoing(
        channel="email", to="aisha@example.org", subject="Hole", text="Where is it?", what="answer",
        reference=opened.reference, citizen=opened.citizen, language="en",
    )  # fmt: skip
    await channel.desk.journal.commit((), partial(write, message=answer, at=NOW))
    sender = sender_to(smtp)
    post = Post(channel.desk.journal, channel.desk.engine, {"email": sender}, lambda: NOW)
    assert await post.send_waiting("email", sender) == 1
    ours = message_from_bytes(smtp.received[0][1])["Message-ID"]
    channel.server.deliver(mail(7, "At home", "husband@example.org", f"In-Reply-To: {ours}\n"))
    await channel.goes_once()
    async with channel.desk.engine.connect() as connection:
        query = sa.select(correspondence).where(correspondence.c.sender == "husband@example.org")
        row = (await connection.execute(query)).one()
    assert row.reference == opened.reference
