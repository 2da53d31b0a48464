"""Somebody who asks by telephone what became of a case."""

import asyncio
from pathlib import Path

from hotline.ivr.menu_file import load_menus
from hotline.prompts import grammar
from hotline.testing.caller import DirectCall
from hotline.testing.cases import FakeCase
from hotline.testing.services import House

CITIZEN, NEIGHBOUR = "+96890000001", "+96890000002"

#: Four digits that the fake store takes for references, and a slip.
REFERENCE, OTHER, SLIP = "4277", "5511", "4278"

MENUS = """
[menus.main]
prompts = ["main-menu"]
[menus.main.keys]
1 = { status = true }
2 = { queue = "general" }
"""

CHANGES = {
    "departments.pipes": {"title": {"ar": "المياه", "en": "Water"}, "queue": "water"},
    "ivr.first_digit_seconds": 4.0,
    "ivr.inter_digit_seconds": 3.0,
}

TOLD = ["status-case", *grammar.reference("en", REFERENCE), "status-in-progress"]
CHOICES = ["status-press-again", "status-press-message", "status-press-owner", "status-press-back"]


def furnished(house: House, folder: Path) -> House:
    file = folder / "menus.toml"
    file.write_text(MENUS)
    house.menus = load_menus(file, queues=house.config.queues, roots={"main"})
    house.cases.add(FakeCase(REFERENCE, caller=CITIZEN, queue="general"))
    return house


class Citizen:
    """Somebody who calls the English number and chooses the status."""

    def __init__(self, house: House, **caller: object) -> None:
        self.call: DirectCall = house.call("1113", caller=NEIGHBOUR, **caller)  # type: ignore[arg-type]

    async def keys(self, keys: str) -> None:
        for key in keys:
            await asyncio.sleep(0.5)
            self.call.press(key)

    async def asks(self, digits: str = REFERENCE, question: str = "status-ask") -> "Citizen":
        await self.call.hears("main-menu")
        await self.keys("1")
        await self.call.hears(question)
        await self.keys(f"{digits}#")
        return self

    def heard(self, after: str) -> list[str]:
        """Return what was heard after the first of these prompts."""
        prompts = [prompt.partition("/")[2] for prompt in self.call.prompts]
        return prompts[prompts.index(after) + 1 :]
