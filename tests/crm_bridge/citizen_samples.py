"""Citizens for the tests of their desk, and what became of them."""

from hotline.crm_bridge.citizen import (
    Address,
    Citizen,
)
from hotline.crm_bridge.citizens import CitizenDesk
from hotline.events import (
    Event,
)
from hotline.journal import JournalReader

AT = 2000.0


PHONE = Address(kind="phone", address="9123 0001")


NUMBER = "+96891230001"


async def facts(reader: JournalReader) -> list[Event]:
    return [entry.event for entry in await reader.after(0)]


async def known(desk: CitizenDesk, number: int) -> Citizen:
    found = await desk.get(number)
    assert found is not None
    return found


async def added(desk: CitizenDesk, name: str = "Ali", *reached: Address) -> int:
    return (await desk.add({"name_en": name}, reached, by="1001")).id
