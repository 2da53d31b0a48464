"""Contacts of a number that is nobody's yet: the time line of an unknown caller, further back than the screen pop."""

from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.citizen_page import Place, interactions_from
from hotline.database import for_reading

#: Contacts on one page.
PAGE = 20


class NumberHistory:
    """Answers; raises what the database raises."""

    def __init__(self, engine: AsyncEngine, number: Callable[[str], str | None]) -> None:
        """`number(agent)` is whose call the agent is shown now: nobody reads the contacts of other numbers here."""
        self._reading = for_reading(engine)
        self._number = number

    async def of(self, agent: str, after: Place | None) -> dict[str, Any]:
        """Return contacts, the newest first, and where the next page begins (`next`; null: there is none)."""
        number = self._number(agent)
        if number is None:
            return {"cases": [], "interactions": [], "next": None}
        async with self._reading.connect() as connection:
            found, place = await interactions_from(connection, number, limit=PAGE, after=after)
        return {"cases": [], "interactions": msgspec.to_builtins(found), "next": place}
