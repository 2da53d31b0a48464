"""Telling people about time that runs out: a port, and what is there before anybody can be written to."""

from collections.abc import Sequence
from typing import Literal, Protocol

import msgspec
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.events import Event

log = structlog.get_logger()


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is to hear. It names the case and nobody whom it concerns."""

    what: Literal["sla warning", "escalation"]
    reference: str
    #: One of `sla.CLOCKS`.
    sla: str
    #: Seconds since the epoch.
    due_at: float
    #: Of an escalation, how many levels above the case's own department.
    level: int = 0
    #: Whose people are told: a case that moves is told of in each department. None: of none.
    department: str | None = None
    #: Who is told: an agent's key, an e-mail address, a telephone number as it stands in the configuration.
    agent: str | None = None
    email: str | None = None
    phone: str | None = None

    @property
    def identity(self) -> str:
        """The same notice has the same: it is sent once."""
        told = f" {self.department}" if self.department is not None else ""
        return f"{self.what} {self.level} {self.reference} {self.sla} {self.due_at:.0f}{told}"


class Notices(Protocol):
    """Tells people."""

    async def tell(self, connection: AsyncConnection, notice: Notice, *, at: float) -> Sequence[Event]:
        """Write down, in this transaction, that they are to be told; return the facts that follow."""


class LoggedNotices:
    """Tells the log, and so whoever looks after the machine."""

    async def tell(self, connection: AsyncConnection, notice: Notice, *, at: float) -> Sequence[Event]:
        """Do so."""
        log.warning(
            "sla.notice", what=notice.what, reference=notice.reference, sla=notice.sla, agent=notice.agent
        )
        return ()
