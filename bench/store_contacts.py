"""What comes into the case store in `store.py`, and from whom: the same contacts for the same seed."""

import random
from collections.abc import Sequence

import sqlalchemy as sa
from population_rows import NOW, Size, mobile, someone
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.citizen_tables import citizen_address
from hotline.crm_bridge.contact import Incoming

#: By which channels contacts come.
MIXES = {"contacts": ("x",) * 6 + ("sms", "email"), "requests": ("sms", "email")}

#: Before a citizen's number.
HANDLE = "handle"

WORDS = (
    "انقطعت المياه في شارعنا منذ مساء أمس، ونرجو إرسال أحد لإصلاح الأنبوب.",
    "The street light in front of our house has been dark for a week, please send somebody.",
)


def contacts(
    size: Size, count: int, seed: int, channels: Sequence[str] = MIXES["contacts"]
) -> list[Incoming]:
    """Return what comes in; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 -- the same contacts in every run
    made = []
    for number in range(count):
        channel = chance.choice(channels)
        is_new = chance.random() < 0.1
        who = size.citizens + seed * count + number if is_new else someone(chance, size.citizens)
        known = who if is_new else who - who % 3 or 3  # one citizen in three has an e-mail address
        senders = {"sms": mobile(who), "email": f"citizen{known}@example.om", "x": f"{HANDLE}{who}"}
        sender = senders[channel]
        made.append(
            Incoming(
                channel=channel, at=NOW + number / 100, sender=sender, text=chance.choice(WORDS),
                external_id=f"{seed}-{number}",
            )
        )  # fmt: skip
    return made


async def know_handles(engine: AsyncEngine, size: Size) -> None:
    """Give each citizen of the city a handle of the social channel."""
    numbers = range(1, size.citizens + 1)
    rows = [
        {"citizen": one, "kind": "x", "address": f"{HANDLE}{one}", "shared": False, "added_at": NOW}
        for one in numbers
    ]
    async with engine.begin() as connection:
        for first in range(0, len(rows), 2_000):
            await connection.execute(sa.insert(citizen_address), rows[first : first + 2_000])
