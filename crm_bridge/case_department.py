"""Telling whoever looks after a case what its citizen did: who that is, and the words.

They are told the number of the case only: whoever is not meant to see the case learns nothing of it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.config import Configuration
from hotline.events import Event

from . import outgoing
from .case import Case
from .departments import contacts
from .outgoing import Outgoing
from .reachable import ways

_SUBJECT: Mapping[str, str] = {
    "en": "Case {reference} is open again",
    "ar": "أُعيد فتح البلاغ {reference}",
}
_TEXT: Mapping[str, str] = {
    "en": "Case {reference} was reopened: it is not done. Please look at it again and name a new time.",
    "ar": "أُعيد فتح البلاغ {reference} لأن الأمر لم يُنجز. نرجو مراجعته مرة أخرى وتحديد موعد جديد.",
}

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who hears of a case."""

    #: The department: the case's own, or the nearest above it that can be told; None: none can.
    department: str | None
    #: Keys of agents: the owner, the department's lead.
    agents: tuple[str, ...]
    email: str | None
    #: As it stands in the configuration.
    phone: str | None


class DepartmentWords(Protocol):
    """Tells departments."""

    async def reopened(
        self, connection: AsyncConnection, case: Case, hearing: Hearing, identity: str, *, at: float
    ) -> Sequence[Event]:
        """Have them told, within this transaction; the same `identity` is told once. Return the facts that follow."""


def who_hears(case: Case, config: Configuration) -> Hearing:
    """Return who hears of a case; an owner who is no agent any more is nobody. Pure."""
    found = contacts(config, case.department)
    contact = found[0] if found else None
    lead = contact.lead if contact is not None else None
    agents = tuple(
        dict.fromkeys(key for key in (case.owner, lead) if key is not None and key in config.agents)
    )
    if contact is None:
        return Hearing(None, agents, None, None)
    return Hearing(contact.department, agents, contact.email, contact.phone)


class WrittenDepartmentWords:
    """Keeps e-mails and texts among what is to be sent; `outgoing` sends them."""

    def __init__(self, current: Callable[[], Configuration]) -> None:
        self._current = current

    async def reopened(
        self, connection: AsyncConnection, case: Case, hearing: Hearing, identity: str, *, at: float
    ) -> Sequence[Event]:
        """Write to whoever can be written to; the fact comes when it was sent."""
        config = self._current()
        language = config.node.languages[0]
        tongue = language if language in _TEXT else "en"
        written = list(ways(config, hearing.email, hearing.phone))
        for channel, address in written:
            message = Outgoing(
                channel=channel,
                to=address,
                subject=_SUBJECT[tongue].format(reference=case.reference),
                text=_TEXT[tongue].format(reference=case.reference),
                what="case reopened",
                reference=case.reference,
                language=tongue,
                external_id=identity,
            )
            await outgoing.write(connection, message, at=at)
        if not written and not hearing.agents:
            log.warning("nobody can be told that a case is open again", reference=case.reference)
        return ()
