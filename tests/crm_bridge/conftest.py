"""A case store on a migrated database, on both kinds."""

from functools import partial

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.cases import open_case
from hotline.journal import Journal

#: Whose cases they are, and somebody else.
CITIZEN, NEIGHBOUR = "+96891230001", "+96891230002"


class Office:
    """Opens and changes cases."""

    def __init__(self, journal: Journal, engine: AsyncEngine) -> None:
        self.journal, self.engine = journal, engine
        self.desk = CaseDesk(journal, engine)

    async def opens(self, caller: str | None = CITIZEN) -> str:
        """Open a case and return its reference."""
        work = partial(
            open_case, at=1000.0, channel="voice", caller=caller, language="ar", queue="water", call="demo-1.1",
            subject="Voice message",
        )  # fmt: skip
        return await self.journal.commit([], work)


@pytest.fixture
def office(journal: Journal, engine: AsyncEngine) -> Office:
    """The people who deal with cases."""
    return Office(journal, engine)
