"""Where work for agents waits: the inbox of messages, and what citizens wrote."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.channels.contact_desk import WAITING, ContactDesk, ContactError, StoredContact
from hotline.crm_bridge.contact_queue import ContactQueue
from hotline.crm_bridge.contact_tables import correspondence
from hotline.database import for_reading
from hotline.desk.agent.commands import AgentCommandError
from hotline.voicemail.assignment import Assignment
from hotline.voicemail.handling import MessageHandling
from hotline.voicemail.listing import Listing, StoredMessage
from hotline.voicemail.states import NotAllowedError, State
from hotline.voicemail.tables import message

from .agent_desk_record import Work


@dataclass(frozen=True, slots=True)
class WorkStore:
    """Both of them. Methods raise what database and journal raise."""

    engine: AsyncEngine
    contacts: ContactDesk
    queue: ContactQueue
    listing: Listing
    handling: MessageHandling
    assignment: Callable[[], Assignment]

    async def any_waits(self) -> bool:
        """Tell whether anything waits for anybody."""
        column = correspondence.c
        contact = sa.select(sa.literal(1)).where(column.state == WAITING, column.agent.is_(None)).limit(1)
        left = sa.select(sa.literal(1)).where(message.c.state == State.NEW.value).limit(1)
        async with for_reading(self.engine).connect() as connection:
            for query in (contact, left):
                if (await connection.execute(query)).first() is not None:
                    return True
        return False

    async def next(self, agent: str, but: Collection[str]) -> Work | None:
        """Return the message or the contact that waits longest for this agent; nothing is taken."""
        try:
            contact = await self.queue.peek(self.engine, agent, but)
        except ContactError:  # a reload took the agent away
            return None
        found = [
            _of_message(left)
            if (left := await self.listing.next_for(agent, self.assignment(), but))
            else None,
            await self.find("contact", contact) if contact is not None else None,
        ]
        return min(filter(None, found), key=lambda work: work.at, default=None)

    async def find(self, kind: str, work: str) -> Work | None:
        """Return one."""
        if kind == "message":
            left = await self.listing.find(work)
            return _of_message(left) if left is not None else None
        try:
            return _of_contact(await self.contacts.find(work))
        except ContactError:
            return None

    async def take(self, work: Work, agent: str) -> None:
        """Give it to the agent. Raises `AgentCommandError` where somebody else has it."""
        try:
            if work.kind == "message":
                await self.handling.take(work.id, agent)
            else:
                await self.contacts.take(work.id, by=agent)
        except (NotAllowedError, ContactError) as error:
            raise AgentCommandError("Somebody else was quicker", str(error)) from None

    async def leave(self, work: Work, agent: str, outcome: Literal["settled", "returned", "kept"]) -> None:
        """Settle it, or let anybody have it. Raises `AgentCommandError` where that cannot be."""
        try:
            if work.kind == "message":
                await self._leave_message(work.id, agent, outcome)
            else:
                await self._leave_contact(work.id, agent, outcome)
        except (NotAllowedError, ContactError) as error:
            raise AgentCommandError("This cannot be done now", str(error)) from None

    async def _leave_message(self, name: str, agent: str, outcome: str) -> None:
        found = await self.listing.find(name)
        # What was closed, or went to somebody else, is out of this agent's hands already.
        if outcome == "kept" or found is None or found.agent != agent or found.state == State.CLOSED.value:
            return
        if outcome == "settled":
            await self.handling.close(name, agent)
        else:
            await self.handling.give_back(name, agent)

    async def _leave_contact(self, name: str, agent: str, outcome: str) -> None:
        # What was answered is done already, and what went to somebody else is not ours to end.
        found = await self.contacts.find(name)
        if outcome == "kept" or found.state != WAITING or found.agent != agent:
            return
        if outcome == "settled":
            await self.contacts.done(name, by=agent)
        else:
            await self.contacts.reopen(name, by=agent)


def _of_message(left: StoredMessage) -> Work:
    return Work(
        kind="message",
        id=left.id,
        channel="voice",
        queue=left.queue,
        at=left.created_at,
        reference=left.reference,
        language=left.language,
    )


def _of_contact(contact: StoredContact) -> Work:
    return Work(
        kind="contact",
        id=contact.contact,
        channel=contact.channel,
        queue=contact.queue,
        at=contact.at,
        reference=contact.reference,
        language=contact.language,
    )
