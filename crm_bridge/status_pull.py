"""Asks departments' systems now and then what became of the cases that they were told of."""

import asyncio
from typing import Protocol, runtime_checkable

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.journal import JournalError

from .outbox.outbox import Outbox
from .targets.port import Refused, Unreachable
from .told_by_target import CaseNews

#: How often each target is asked, seconds.
PULL_SECONDS = 300.0

log = structlog.get_logger()


@runtime_checkable
class Pulled(Protocol):
    """A target that can be asked."""

    async def pull(self, target: str, news: CaseNews) -> None:
        """Tell what is new of our cases. Raises `Refused`, `Unreachable`, and what database and journal raise."""


class StatusPull:
    """Asks each target that can be asked, one after the other."""

    def __init__(self, outbox: Outbox, news: CaseNews, *, seconds: float = PULL_SECONDS) -> None:
        self._outbox = outbox
        self._news = news
        self._seconds = seconds

    async def run(self) -> None:
        """Ask until cancelled."""
        while True:
            await asyncio.sleep(self._seconds)
            for name, serving in list(self._outbox.serving.items()):
                if isinstance(serving.port, Pulled) and not serving.relay.circuit.is_open:
                    await self._pull(name, serving.port)

    async def _pull(self, name: str, port: Pulled) -> None:
        try:
            await port.pull(name, self._news)
        except (Refused, Unreachable) as error:
            log.warning("target.not_pulled", target=name, reason=error.reason)
        except (SQLAlchemyError, JournalError, OSError, TimeoutError) as error:
            log.warning("target.not_pulled", target=name, reason=type(error).__name__)
        except Exception as error:  # a reload closes connections under it, and answers are whatever they are
            log.exception("target.not_pulled", target=name, reason=type(error).__name__)
