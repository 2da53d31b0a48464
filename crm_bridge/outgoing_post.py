"""Sends what is kept in `outgoing`, each channel by its own worker, so that a slow one holds up no other.

A message that cannot be sent now is tried again after 30 s, 1, 2, 4 … 60 minutes, while others go first; after three
days it is given up, and whoever looks after the case sees that. An interrupted worker finds its messages again.
"""

import asyncio
from collections.abc import Mapping

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.database import explain, for_reading
from hotline.events import ContactNotSent, ContactSent, Event
from hotline.journal import Journal, JournalError

from .contact_tables import correspondence
from .interaction import Interaction
from .outgoing import (
    FAILED,
    SENDING,
    SENT,
    TO_SEND,
    LaterError,
    Letter,
    NotSentError,
    Outgoing,
    Sender,
    earlier_in_thread,
)
from .projector import upsert

#: How often a worker looks for new messages, seconds.
POLL_SECONDS = 2.0

#: Pauses before the next attempt, seconds: the first, and the longest.
RETRY_SECONDS = (30.0, 3600.0)

#: After so long a message is given up, seconds.
GIVE_UP_SECONDS = 3 * 86_400.0

#: Messages that are looked at together.
_BATCH = 50

#: Messages named in a References field (RFC 5322, 3.6.4): the first and the newest.
_MOST_EARLIER = 20

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
        poll_seconds: float = POLL_SECONDS,
        retry_seconds: tuple[float, float] = RETRY_SECONDS,
    ) -> None:
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
            except (JournalError, SQLAlchemyError, OSError, TimeoutError) as error:
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

    async def _due(self, channel: str) -> list[Letter]:
        table, now = correspondence.c, self._clock()
        resting = [contact for contact, (until, _) in self._later.items() if until > now]
        query = sa.select(correspondence).where(
            table.state == TO_SEND, table.direction == "out", table.channel == channel
        )
        if resting:
            query = query.where(table.contact.not_in(resting[:1000]))
        async with self._reading.connect() as connection:
            rows = (await connection.execute(query.order_by(table.at).limit(_BATCH))).all()
            return [await _letter(connection, row) for row in rows]

    async def _claim(self, letter: Letter) -> bool:
        """Return whether it is ours to send; another process may have been faster."""
        return await self._journal.commit((), lambda connection: _move(connection, letter, TO_SEND, SENDING))

    async def _try(self, letter: Letter, sender: Sender) -> bool:
        try:
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

    async def _try_later(self, letter: Letter, error: Exception) -> None:
        first, longest = self._retry
        _, before = self._later.get(letter.contact, (0.0, 0.0))
        pause = min(max(first, 2 * before), longest)
        self._later[letter.contact] = (self._clock() + pause, pause)
        words = str(error) or type(error).__name__
        log.warning(
            "post.later", channel=letter.message.channel, contact=letter.contact, pause=pause, reason=words
        )
        await self._journal.commit((), lambda connection: _move(connection, letter, SENDING, TO_SEND))

    async def _settle(self, letter: Letter, state: str, why: str) -> None:
        """Say what became of it, with the interaction of what was sent."""
        at = self._clock()

        async def work(connection: AsyncConnection) -> None:
            await _move(connection, letter, SENDING, state)
            if state == SENT:
                await upsert(connection, [_interaction(letter, at)])

        await self._journal.commit([_fact(letter, state, why, at)], work)
        self._later.pop(letter.contact, None)
        log.info("post", channel=letter.message.channel, contact=letter.contact, state=state, reason=why)

    async def _recover(self, channel: str) -> None:
        """Take up again what an earlier process was about to send."""
        table = correspondence.c
        again = (
            sa.update(correspondence)
            .where(table.state == SENDING, table.direction == "out", table.channel == channel)
            .values(state=TO_SEND)
        )

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(again)

        await self._journal.commit((), work)


async def _move(connection: AsyncConnection, letter: Letter, old: str, new: str) -> bool:
    change = sa.update(correspondence).where(
        correspondence.c.contact == letter.contact, correspondence.c.state == old
    )
    return (await connection.execute(change.values(state=new))).rowcount == 1


async def _letter(connection: AsyncConnection, row: sa.Row[tuple[object, ...]]) -> Letter:
    found = row._mapping
    names = (
        "channel",
        "subject",
        "text",
        "what",
        "reference",
        "citizen",
        "language",
        "external_id",
        "thread",
    )
    message = Outgoing(to=found["recipient"], **{name: found[name] for name in names})
    earlier = await earlier_in_thread(connection, message.thread, found["at"]) if message.thread else ()
    if len(earlier) > _MOST_EARLIER:
        earlier = [earlier[0], *earlier[1 - _MOST_EARLIER :]]
    return Letter(contact=found["contact"], at=found["at"], message=message, earlier=tuple(earlier))


def _fact(letter: Letter, state: str, why: str, at: float) -> Event:
    message = letter.message
    if state == SENT:
        return ContactSent(
            at=at,
            contact=letter.contact,
            channel=message.channel,
            what=message.what,
            reference=message.reference,
            citizen=message.citizen,
        )
    return ContactNotSent(
        at=at,
        contact=letter.contact,
        channel=message.channel,
        what=message.what,
        reference=message.reference,
        citizen=message.citizen,
        why=why,
    )


def _interaction(letter: Letter, at: float) -> Interaction:
    message = letter.message
    return Interaction(
        id=letter.contact,
        channel=message.channel,
        direction="out",
        started_at=at,
        ended_at=at,
        address=message.to,
        citizen=message.citizen,
        dialled=None,
        language=message.language,
        queue=None,
        agent=None,
        agents=(),
        wait_seconds=None,
        ring_attempts=0,
        missed=0,
        talk_seconds=0.0,
        hold_seconds=0.0,
        outcome="sent",
        ended_by="hotline",
        recording=None,
        recording_seconds=None,
        message=None,
        message_seconds=None,
        transcribed=False,
        reference=message.reference,
        subject=message.subject or None,
    )
