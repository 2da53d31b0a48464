"""Takes e-mails in, from the mailbox to the intake, each of them once and none of them never.

    what is there ──> fetched ──> read ──> committed ──> put away on the server ──> wait ──> …
                                   └── unreadable: set aside with the raw, ContactRefused

Killed between the commit and the putting away, the next start brings the e-mail again, and the intake knows it by its
Message-ID. A server that is away is tried again after 1, 2, 4 … 60 s; a database that is away as well.
"""

import asyncio
import contextlib
import os
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

import msgspec
import structlog
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError

from hotline.clock import Clock
from hotline.config.bridge import Email
from hotline.crm_bridge.contact import Incoming, Intake, Taken
from hotline.journal import JournalError

from .email_bounces import Bounces
from .email_imap import IMAP_ERRORS, Fetched, ImapMailbox
from .email_parsing import UnreadableEmailError, read_email
from .email_shelf import EmailShelf, digest_of

#: Pauses before the next connection, seconds: the first, and the longest.
RETRY_SECONDS = (1.0, 60.0)

#: A wait for new e-mails is not longer, seconds: so long may the end of the program take.
IDLE_SECONDS = 20.0

#: An e-mail that the server does not hand over, or not let us put away, so often is left where it is until the next
#: start: it shall not hold up the others.
MOST_FAILURES = 3

R = TypeVar("R")
log = structlog.get_logger()


class EmailIn:
    """The channel. One for each mailbox."""

    def __init__(
        self,
        intake: Intake,
        shelf: EmailShelf,
        settings: Email,
        clock: Clock,
        *,
        bounces: Bounces | None = None,
        connect: Callable[[], ImapMailbox] | None = None,
        retry_seconds: tuple[float, float] = RETRY_SECONDS,
    ) -> None:
        """`settings` name the mailbox; `bounces` hear what came back; `connect` is another way to it, for tests."""
        self._intake, self._shelf, self._bounces = intake, shelf, bounces
        self._settings, self._clock = settings, clock
        self._connect = connect or self._open
        self._retry = retry_seconds
        self._failures: dict[int, int] = {}
        #: What is wrong with the mailbox; empty: nothing.
        self.problem = ""
        #: The connection worked.
        self._well = False

    def trouble(self) -> str:
        """Return what is wrong with the mailbox; empty: nothing."""
        return self.problem

    async def run(self) -> None:
        """Take in what comes, until cancelled."""
        pause, longest = self._retry
        while True:
            try:
                await self._serve()
            except (*IMAP_ERRORS, JournalError, SQLAlchemyError, TimeoutError) as error:
                if not self.problem:
                    log.error("email.unreachable", problem=_words(error))
                self.problem = _words(error)
            except Exception as error:  # whatever a server's answer makes of the library: calls go on
                if not self.problem:
                    log.exception("email.fault", error=type(error).__name__)
                self.problem = f"a fault of this program: {type(error).__name__}"
            was_well, self._well = self._well, False
            pause = self._retry[0] if was_well else min(2 * pause, longest)
            await asyncio.sleep(pause)

    async def _serve(self) -> None:
        mailbox = await asyncio.to_thread(self._connect)
        try:
            while True:
                await self.take_waiting(mailbox)
                self._well, self.problem = True, self._left()
                if mailbox.can_idle:
                    await _in_thread(
                        mailbox, lambda: mailbox.wait(min(IDLE_SECONDS, self._settings.poll_seconds))
                    )
                else:
                    await asyncio.sleep(self._settings.poll_seconds)
                    await _in_thread(mailbox, lambda: mailbox.wait(0))
        finally:
            await asyncio.to_thread(mailbox.close)

    async def take_waiting(self, mailbox: ImapMailbox) -> int:
        """Take in what waits; return how many that were. Raises one of `IMAP_ERRORS`, and what the journal raises."""
        taken = 0
        waiting = await _in_thread(mailbox, mailbox.waiting)
        self._failures = {uid: count for uid, count in self._failures.items() if uid in set(waiting)}
        for uid in waiting:
            if self._failures.get(uid, 0) >= MOST_FAILURES:
                continue
            with self._counting(uid):
                fetched = await _in_thread(mailbox, partial(mailbox.fetch, uid))
            if fetched is not None:
                await self.take(fetched)
                with self._counting(uid):
                    await _in_thread(mailbox, partial(mailbox.done, uid))
                taken += 1
        return taken

    @contextlib.contextmanager
    def _counting(self, uid: int) -> Iterator[None]:
        """Count what goes wrong with one e-mail at the server."""
        try:
            yield
        except Exception:
            self._failures[uid] = self._failures.get(uid, 0) + 1
            if self._failures[uid] == MOST_FAILURES:
                log.error("email.left", uid=uid)
            raise

    def _left(self) -> str:
        """Say how many e-mails are left where they are; empty: none."""
        left = sum(count >= MOST_FAILURES for count in self._failures.values())
        return f"{left} e-mails cannot be fetched or put away; they stay in the mailbox" if left else ""

    async def take(self, fetched: Fetched) -> Taken | None:
        """Take one in; None where it was set aside. Raises what the journal raises, and `OSError`."""
        try:
            incoming = await asyncio.to_thread(self._read, fetched)
            taken = await self._once(incoming)
            if self._bounces is not None:  # after a crash before this it comes again
                await self._bounces.note(incoming.undelivered)
            return taken
        except (JournalError, OperationalError, InterfaceError, OSError, TimeoutError):
            raise
        except UnreadableEmailError as error:
            await self._shelf.refuse(fetched.raw, str(error))
        except Exception as error:  # one e-mail that nobody can take in does not hold up the next ones
            # Only its kind: the words of database errors hold what the citizen wrote.
            log.error("email.fault", error=type(error).__name__)
            await self._shelf.refuse(fetched.raw, f"it could not be taken in: {type(error).__name__}")
        return None

    def _read(self, fetched: Fetched) -> Incoming:
        at = fetched.at or self._clock()
        incoming = read_email(fetched.raw, at=min(at, self._clock()), own=self._settings.address)
        if not fetched.is_cut:
            return incoming
        most = self._settings.max_megabytes
        note = f"[{fetched.size / 1e6:.0f} MB, at most {most} MB are taken: what was attached was left in the mailbox]"
        return msgspec.structs.replace(incoming, text=f"{incoming.text}\n\n{note}".strip())

    async def _once(self, incoming: Incoming) -> Taken:
        """Take it in; another e-mail under a Message-ID that was used before is another one."""
        taken = await self._intake.take(incoming)
        if taken.repeated and not await self._shelf.is_same(taken.contact, incoming):
            other = f"{incoming.external_id}#{digest_of(incoming)}"
            return await self._intake.take(msgspec.structs.replace(incoming, external_id=other))
        return taken

    def _open(self) -> ImapMailbox:
        mailbox = self._settings.imap
        if mailbox is None:
            raise ConnectionError("there is no [email.imap]")
        return ImapMailbox(self._settings, mailbox, password_of(mailbox.password_variable))


def password_of(variable: str | None) -> str:
    """Return what an environment variable holds. Raises `ConnectionError` where it is empty."""
    if variable is None:
        return ""
    password = os.environ.get(variable, "")
    if not password:
        raise ConnectionError(f"the environment variable {variable} is empty; it holds the password")
    return password


async def _in_thread(mailbox: ImapMailbox, work: Callable[[], R]) -> R:
    """Do something that waits for the server; cancelled, the connection is cut, so that the thread ends."""
    try:
        return await asyncio.to_thread(work)
    except asyncio.CancelledError:
        mailbox.abort()
        raise


def _words(error: BaseException) -> str:
    """Return what is wrong; a server's own words may quote an address, so only their beginning is told."""
    return f"{type(error).__name__}: {str(error)[:120]}"
