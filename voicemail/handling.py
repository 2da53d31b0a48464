"""What people do with messages: each step is the row and its fact in one transaction, whoever else does so meanwhile.

A step is decided from the row as it is within the transaction (PostgreSQL locks it, SQLite admits one writer at a
time), so of two agents who take the same message exactly one has it, and the other is told who.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock
from hotline.events import (
    CallbackEnded,
    CallbackRequested,
    Event,
    MessageCalledBack,
    MessageClosed,
    MessageReturned,
    MessageTaken,
)
from hotline.journal import Journal

from .assignment import Assignment
from .states import Action, NotAllowedError, Standing, State, after
from .tables import message

#: What the note says after a call-back, by the reason for its end; one that led to a talk leaves none.
NOTES = {
    "not reached": "the citizen was called back and not reached",
    "cancelled": "the call-back was dropped",
    "called again": "the citizen called again meanwhile",
}


class UnknownMessageError(NotAllowedError):
    """There is no such message."""


class Held(NamedTuple):
    """A message as a step finds it."""

    id: str
    call: str
    caller: str | None
    language: str
    queue: str
    reference: str
    note: str
    standing: Standing


#: What a step makes of a message: how it stands then, its note, and the facts. The same standing and no facts: nothing.
Step = Callable[[Held], tuple[Standing, str, Sequence[Event]]]


class MessageHandling:
    """Where messages are taken, given back, called back and closed.

    Every method raises `NotAllowedError` for what cannot be done, and what the journal raises where the database
    cannot be written; nothing is changed then. What was done already is done again by doing nothing.
    """

    def __init__(self, journal: Journal, assignment: Callable[[], Assignment], clock: Clock) -> None:
        """`assignment()` is the one of the configuration that counts now."""
        self._journal = journal
        self._assignment = assignment
        self._clock = clock

    async def take(self, message_id: str, agent: str) -> bool:
        """Give the message to an agent of its queue who has the skills; False: it was that agent's already."""

        def step(held: Held) -> tuple[Standing, str, Sequence[Event]]:
            self._assignment().check(agent, held.queue, held.language)
            new = after(held.standing, Action.TAKE, agent)
            facts = [] if new == held.standing else [self._taken(held, agent)]
            return new, held.note, facts

        return await self._change(message_id, step)

    async def give_back(self, message_id: str, by: str, *, is_agent: bool = True) -> bool:
        """Let anybody have the message again."""

        def step(held: Held) -> tuple[Standing, str, Sequence[Event]]:
            new = after(held.standing, Action.GIVE_BACK, by, is_agent=is_agent)
            agent = held.standing.agent or by
            return new, held.note, [MessageReturned(at=self._clock(), message=held.id, agent=agent)]

        return await self._change(message_id, step)

    async def close(self, message_id: str, by: str, *, is_agent: bool = True) -> bool:
        """Say that nothing is left to do for the message; False: it was closed already."""

        def step(held: Held) -> tuple[Standing, str, Sequence[Event]]:
            new = after(held.standing, Action.CLOSE, by, is_agent=is_agent)
            closed = MessageClosed(at=self._clock(), message=held.id, by=by)
            return new, held.note, [] if new == held.standing else [closed]

        return await self._change(message_id, step)

    async def call_back(
        self, message_id: str, agent: str, request: Callable[[Held], CallbackRequested]
    ) -> str:
        """Have the citizen called back for the agent, who takes the message thereby; return the call-back's identity.

        One that is on its way already is the answer, and `request` is not asked. It must be done in the controller:
        the line hears of the call-back by its journal.
        """
        answer = ""

        def step(held: Held) -> tuple[Standing, str, Sequence[Event]]:
            nonlocal answer
            new = after(held.standing, Action.CALL_BACK, agent)
            if held.standing.callback:
                answer = held.standing.callback
                return held.standing, held.note, []
            self._assignment().check(agent, held.queue, held.language)
            requested = request(held)
            answer = requested.callback
            takes = [] if held.standing.agent == agent else [self._taken(held, agent)]
            return Standing(new.state, agent, requested.callback), "", [*takes, requested]

        await self._change(message_id, step)
        return answer

    async def callback_ended(self, callback: str, reason: str, talked_with: str | None) -> str | None:
        """Write down what became of a call-back; return its message, None where it was of none (any more)."""

        def step(held: Held) -> tuple[Standing, str, Sequence[Event]]:
            standing = Standing(held.standing.state, held.standing.agent)
            if reason != "talked" or held.standing.state is not State.TAKEN:
                return standing, NOTES.get(reason, ""), []
            agent = talked_with or held.standing.agent or ""
            new = after(standing, Action.TALKED, agent, is_agent=False)
            return new, "", [MessageCalledBack(at=self._clock(), message=held.id, agent=agent)]

        return await self._of_callback(callback, step)

    async def not_reached(self, callback: str) -> str | None:
        """End a call-back whose citizen was not reached: the message stays open, with a note, and its case is the case.

        Returns the case's reference; None where the call-back is of no message, which changes nothing.
        """
        reference: str | None = None

        def step(held: Held) -> tuple[Standing, str, Sequence[Event]]:
            nonlocal reference
            reference = held.reference
            ended = CallbackEnded(
                at=self._clock(), callback=callback, reason="not reached", reference=held.reference
            )
            return Standing(held.standing.state, held.standing.agent), NOTES["not reached"], [ended]

        await self._of_callback(callback, step)
        return reference

    # --- the row ---

    def _taken(self, held: Held, agent: str) -> MessageTaken:
        return MessageTaken(at=self._clock(), message=held.id, agent=agent)

    async def _change(self, message_id: str, step: Step) -> bool:
        """Do a step; False where it changed nothing."""

        async def work(connection: AsyncConnection) -> Sequence[Event]:
            held = await _find(connection, message.c.id == message_id)
            if held is None:
                raise UnknownMessageError(f"there is no message {message_id}")
            return await _write(connection, held, step)

        facts: Sequence[Event] = await self._journal.commit_result(work, _same)
        return bool(facts)

    async def _of_callback(self, callback: str, step: Step) -> str | None:
        async def work(connection: AsyncConnection) -> tuple[str | None, Sequence[Event]]:
            held = await _find(connection, message.c.callback == callback)
            return (None, ()) if held is None else (held.id, await _write(connection, held, step))

        if not callback:
            return None
        found, _ = await self._journal.commit_result(work, _facts)
        return found


def _same(facts: Sequence[Event]) -> Sequence[Event]:
    return facts


def _facts(result: tuple[str | None, Sequence[Event]]) -> Sequence[Event]:
    return result[1]


async def _find(connection: AsyncConnection, which: sa.ColumnElement[bool]) -> Held | None:
    """Return the message as it is, and keep others from changing it until the transaction ends."""
    row = (await connection.execute(sa.select(message).where(which).with_for_update())).mappings().first()
    if row is None:
        return None
    standing = Standing(State(row["state"]), row["agent"], row["callback"])
    names = ("id", "call", "caller", "language", "queue", "reference", "note")
    return Held(**{name: row[name] for name in names}, standing=standing)


async def _write(connection: AsyncConnection, held: Held, step: Step) -> Sequence[Event]:
    new, note, facts = step(held)
    values = {"state": new.state.value, "agent": new.agent, "callback": new.callback, "note": note}
    if new != held.standing or note != held.note:
        await connection.execute(sa.update(message).where(message.c.id == held.id).values(values))
    return facts
