"""Sends what is kept in `outgoing`, each channel by its own worker, so that a slow one holds up no other.

A message that cannot be sent now is tried again after 30 s, 1, 2, 4 … 60 minutes, while others go first; after three
days it is given up, and whoever looks after the case sees that. An interrupted worker finds its messages again; those
of another node, which may be alive, it leaves alone (`outgoing_rows`).
"""

import asyncio
from collections.abc import Mapping, Sequence

import msgspec
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.database import explain, for_reading
from hotline.events import ContactNotSent, ContactSent, Event
from hotline.journal import Journal, JournalError

from . import outgoing_rows
from .interaction import Interaction
from .outgoing import FAILED, SENT, TO_SEND, Check, LaterError, Letter, NotNowError, NotSentError, Sender
from .projector import upsert
from .written_interaction import written

#: How often a worker looks for new messages, seconds.
POLL_SECONDS = 2.0

#: Pauses before the next attempt, seconds: the first, and the longest.
RETRY_SECONDS = (30.0, 3600.0)

#: After so long a message is given up, seconds.
GIVE_UP_SECONDS = 3 * 86_400.0

#: What one attempt may take, seconds: less than a node has a message to itself.
ATTEMPT_SECONDS = 300.0

#: What keeps the store from being read or written.
DATABASE_ERRORS = (JournalError, SQLAlchemyError, OSError, TimeoutError)

log = structlog.get_logger()


class Post:
    """The workers of all channels."""

    def __init__(
        self,
        journal: Journal,
        engine: AsyncEngine,
        senders: Mapping[str, Sender],
        clock: Clock,
        *,
        check: Check | None = None,
        poll_seconds: float = POLL_SECONDS,
        retry_seconds: tuple[float, float] = RETRY_SECONDS,
    ) -> None:
        """`check` is asked of each letter before each attempt."""
        self._check = check
        self._journal, self._engine, self._clock = journal, engine, clock
        self._reading = for_reading(engine)
        self._senders = dict(senders)
        self._poll, self._retry = poll_seconds, retry_seconds
        #: When messages that could not be sent are tried again, and the pause after that.
        self._later: dict[str, tuple[float, float]] = {}

    async def run(self) -> None:
        """Send until cancelled."""
        async with asyncio.TaskGroup() as workers:
            for channel, sender in self._senders.items():
                workers.create_task(self._serve(channel, sender), name=f"sends {channel}")

    async def _serve(self, channel: str, sender: Sender) -> None:
        recovered = reported = False
        while True:
            try:
                if not recovered:
                    await self._recover(channel)
                    recovered = True
                sent = await self.send_waiting(channel, sender)
                reported = False
            except DATABASE_ERRORS as error:
                if not reported:
                    log.error("post.unreadable", channel=channel, problem=explain(self._engine.url, error))
                reported, recovered, sent = True, False, 0
            if not sent:
                await asyncio.sleep(self._poll)

    async def send_waiting(self, channel: str, sender: Sender) -> int:
        """Try what waits for this channel and is due; return how many were settled. Raises what the database raises."""
        settled = 0
        for letter in await self._due(channel):
            if await self._claim(letter):
                settled += await self._try(letter, sender)
        return settled

    async def _due(self, channel: str) -> Sequence[Letter]:
        now = self._clock()
        resting = [contact for contact, (until, _) in self._later.items() if until > now]
        async with self._reading.connect() as connection:
            return await outgoing_rows.due(connection, channel, resting, now)

    async def _claim(self, letter: Letter) -> bool:
        """Return whether it is ours to send; another node may have been faster."""
        node, now = self._journal.node, self._clock()
        return await self._journal.commit((), lambda it: outgoing_rows.claim(it, letter.contact, node, now))

    async def _try(self, letter: Letter, sender: Sender) -> bool:
        refusal = await self._refusal(letter)
        try:
            if refusal is not None:
                raise refusal
            async with asyncio.timeout(ATTEMPT_SECONDS):
                await sender.send(letter)
        except NotSentError as error:
            await self._settle(letter, FAILED, str(error))
        except (LaterError, OSError, TimeoutError) as error:
            if self._clock() - letter.at < GIVE_UP_SECONDS:
                await self._try_later(letter, error)
                return False
            await self._settle(letter, FAILED, f"given up after three days: {error}")
        except asyncio.CancelledError:
            raise
        except Exception as error:  # a fault of ours shall not hold up the others
            log.error("post.fault", contact=letter.contact, error=type(error).__name__)
            await self._settle(letter, FAILED, f"a fault of this program: {type(error).__name__}")
        else:
            await self._settle(letter, SENT, "")
        return True

    async def _refusal(self, letter: Letter) -> NotSentError | LaterError | None:
        """Return why a letter must not be sent, or not now; None: it may. Raises what the database raises."""
        if self._check is None:
            return None
        try:
            async with self._reading.connect() as connection:
                await self._check(connection, letter, self._clock())
        except (NotSentError, LaterError) as refusal:
            return refusal
        except DATABASE_ERRORS:
            raise
        except Exception as error:  # what we cannot be sure of is not sent, and holds up no other letter
            log.exception("post.fault", contact=letter.contact, error=type(error).__name__)
            return LaterError("a fault of this program")
        return None

    async def _try_later(self, letter: Letter, error: Exception) -> None:
        first, longest = self._retry
        _, before = self._later.get(letter.contact, (0.0, 0.0))
        if isinstance(error, NotNowError):  # the way is as good as it was
            pause, self._later[letter.contact] = error.until - self._clock(), (error.until, before)
        else:
            pause = min(max(first, 2 * before), longest)
            self._later[letter.contact] = (self._clock() + pause, pause)
        words = str(error) or type(error).__name__
        log.warning(
            "post.later", channel=letter.message.channel, contact=letter.contact, pause=pause, reason=words
        )
        node = self._journal.node
        await self._journal.commit((), lambda it: outgoing_rows.settle(it, letter.contact, node, TO_SEND))

    async def _settle(self, letter: Letter, state: str, why: str) -> None:
        """Say what became of it, with the interaction of what was sent."""
        at, node = self._clock(), self._journal.node

        async def work(connection: AsyncConnection) -> bool:
            is_ours = await outgoing_rows.settle(connection, letter.contact, node, state)
            if is_ours and state == SENT:
                await upsert(connection, [_interaction(letter, at)])
            return is_ours

        is_ours = await self._journal.commit_result(
            work, lambda is_ours: [_fact(letter, state, why, at)] if is_ours else []
        )
        self._later.pop(letter.contact, None)
        log.info(
            "post",
            channel=letter.message.channel,
            contact=letter.contact,
            state=state,
            reason=why,
            ours=is_ours,
        )

    async def _recover(self, channel: str) -> None:
        """Take up again what an earlier process of this node was about to send."""
        node = self._journal.node
        await self._journal.commit((), lambda it: outgoing_rows.recover(it, channel, node))


def _fact(letter: Letter, state: str, why: str, at: float) -> Event:
    message = letter.message
    sent = ContactSent(
        at=at,
        contact=letter.contact,
        channel=message.channel,
        what=message.what,
        reference=message.reference,
        citizen=message.citizen,
    )
    return sent if state == SENT else ContactNotSent(**msgspec.structs.asdict(sent), why=why)


def _interaction(letter: Letter, at: float) -> Interaction:
    message = letter.message
    return written(
        letter.contact,
        at=at,
        channel=message.channel,
        direction="out",
        address=message.to,
        citizen=message.citizen,
        language=message.language,
        reference=message.reference,
        subject=message.subject,
    )
