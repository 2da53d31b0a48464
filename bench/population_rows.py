"""The rows of a made-up city: who lives there, and what they wanted of two years. Pure; the same in every run."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from hotline.crm_bridge.reference import make_reference

#: Raised whenever other rows are made of the same parameters: what is kept is then made anew.
EDITION = 1

#: The moment at which the city is looked at, seconds since the epoch, and how far back it remembers.
NOW = 1_790_000_000.0
REMEMBERED_SECONDS = 2 * 365 * 86_400.0

#: One contact in so many opens a case; one case in so many is not done.
CONTACTS_PER_CASE = 8
CASES_PER_OPEN_CASE = 10

#: Before the number of the first case.
FIRST_CASE = 100

WITHHELD, STRANGERS = 0.05, 0.10
_CHANNELS = ("voice", "email", "sms", "web", "fax", "x")
_CHANNEL_WEIGHTS = (75, 8, 8, 5, 1, 3)
_OUTCOMES = ("answered", "abandoned", "message", "menu only", "call-back")
_OUTCOME_WEIGHTS = (78, 8, 5, 7, 2)
_QUEUES = ("water", "roads", "general", "permits")
_CATEGORIES = ("leak", "street-light", "rubbish", "noise", "permit")
_OPEN = ("new", "assigned", "in progress", "waiting for citizen", "reopened")
_FIRST = (("أحمد", "Ahmed"), ("فاطمة", "Fatma"), ("سالم", "Salim"), ("مريم", "Maryam"), ("عائشة", "Aisha"))
_LAST = (
    ("البلوشي", "Al Balushi"),
    ("الحارثي", "Al Harthi"),
    ("الرئيسي", "Al Raisi"),
    ("السعيدي", "Al Saidi"),
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Size:
    """How large the city is."""

    citizens: int = 100_000
    interactions: int = 1_000_000

    @property
    def cases(self) -> int:
        """How many cases there are, done and not."""
        return self.interactions // CONTACTS_PER_CASE

    @property
    def name(self) -> str:
        """What it is called in the folder of cities."""
        return f"city-{EDITION}-{self.citizens}-{self.interactions}"


#: Cities for `--quick` and for the whole benchmark.
QUICK, FULL = Size(5_000, 50_000), Size()


def mobile(number: int) -> str:
    """Return the number that only the citizen of this number has, E.164."""
    return f"+9689{number:07}"


def landline(home: int) -> str:
    """Return the number that a whole household shares, E.164."""
    return f"+96824{home:06}"


def someone(chance: Random, citizens: int) -> int:
    """Return the number of a citizen; one tenth of them make half of the contacts."""
    return 1 + int(citizens * chance.random() ** 3.3)


def households(size: Size) -> int:
    """Return how many households there are; seven citizens in ten live in one, about three together."""
    return max(1, size.citizens * 7 // 30)


def _home(number: int, size: Size) -> int | None:
    return None if number % 10 >= 7 else 1 + (number * 7919) % households(size)


def household_rows(size: Size) -> Iterator[Row]:
    """Yield them."""
    for number in range(1, households(size) + 1):
        yield {"id": number, "name": f"House {number}", "place": f"Way {number % 4000}"}


def citizen_rows(size: Size) -> Iterator[Row]:
    """Yield them; one in fifty turned out to be the one before."""
    chance = Random(1)  # noqa: S311 -- the same city in every run
    for number in range(1, size.citizens + 1):
        (first_ar, first_en), (last_ar, last_en) = chance.choice(_FIRST), chance.choice(_LAST)
        added = NOW - chance.random() * REMEMBERED_SECONDS
        yield {
            "id": number,
            "name_ar": f"{first_ar} {last_ar}",
            "name_en": f"{first_en} {last_en}",
            "language": chance.choice(("ar", "ar", "ar", "en", None)),
            "household": _home(number, size),
            "warning": "Threatened staff" if number % 100 == 42 else None,
            "added_at": added,
            "changed_at": added,
            "version": 1,
            "merged_into": number - 1 if number % 50 == 0 else None,
            "erased_at": None,
        }


def address_rows(size: Size) -> Iterator[Row]:
    """Yield numbers and e-mail addresses."""
    for number in range(1, size.citizens + 1):
        home = _home(number, size)
        yield _address(number, "phone", mobile(number))
        if home is not None:
            yield _address(number, "phone", landline(home), shared=True)
        if number % 3 == 0:
            yield _address(number, "email", f"citizen{number}@example.om")


def _address(number: int, kind: str, address: str, *, shared: bool = False) -> Row:
    return {"citizen": number, "kind": kind, "address": address, "shared": shared, "added_at": NOW}


# --- what they wanted ---


def _who(chance: Random, size: Size) -> tuple[int | None, str | None]:
    """Return citizen and number of a contact; a shared number names nobody."""
    luck = chance.random()
    if luck < WITHHELD:
        return None, None
    if luck < WITHHELD + STRANGERS:
        return None, f"+9687{chance.randrange(10**7):07}"
    number = someone(chance, size.citizens)
    home = _home(number, size)
    if home is not None and chance.random() < 0.2:
        return None, landline(home)
    return number, mobile(number)


def case_rows(size: Size) -> Iterator[Row]:
    """Yield them, the oldest first."""
    chance = Random(2)  # noqa: S311 -- see above
    for number in range(1, size.cases + 1):
        who, caller = _who(chance, size)
        opened = NOW - REMEMBERED_SECONDS * (1 - number / size.cases)
        status = chance.choice(_OPEN) if number % CASES_PER_OPEN_CASE == 0 else "closed"
        done = status == "closed"
        category = chance.choice(_CATEGORIES)
        yield {
            "number": FIRST_CASE + number,
            "reference": make_reference(FIRST_CASE + number),
            "opened_at": opened,
            "status": status,
            "channel": chance.choices(_CHANNELS, _CHANNEL_WEIGHTS)[0],
            "caller": caller,
            "citizen": who,
            "language": chance.choice(("ar", "en")),
            "queue": chance.choice(_QUEUES),
            "call": f"bench-{number * CONTACTS_PER_CASE:08}",
            "subject": f"About {category}",
            "description": "It has been so for three days.",
            "category": category,
            "priority": chance.choice(("normal", "normal", "normal", "high")),
            "form": {},
            "place": f"Way {chance.randrange(4000)}",
            "latitude": 23.5 + chance.random() / 5,
            "longitude": 58.2 + chance.random() / 3,
            "department": chance.choice(_QUEUES),
            "due_at": opened + 5 * 86_400,
            "solved_at": opened + 86_400 if done else None,
            "closed_at": opened + 2 * 86_400 if done else None,
            "changed_at": opened,
            "version": 3,
        }


def interaction_rows(size: Size) -> Iterator[Row]:
    """Yield them, the oldest first; every eighth opened a case."""
    chance = Random(2)  # noqa: S311 -- see above
    for number in range(1, size.interactions + 1):
        who, address = _who(chance, size)
        started = NOW - REMEMBERED_SECONDS * (1 - number / size.interactions)
        channel = chance.choices(_CHANNELS, _CHANNEL_WEIGHTS)[0]
        voice = channel == "voice"
        outcome = chance.choices(_OUTCOMES, _OUTCOME_WEIGHTS)[0] if voice else "received"
        agent = f"agent-{chance.randrange(200)}" if outcome == "answered" else None
        opened = number % CONTACTS_PER_CASE == 0
        yield {
            "id": f"bench-{number:08}",
            "channel": channel,
            "direction": "in",
            "started_at": started,
            "ended_at": started + 200,
            "address": address,
            "citizen": who,
            "dialled": "1111" if voice else None,
            "language": chance.choice(("ar", "en")),
            "queue": chance.choice(_QUEUES),
            "agent": agent,
            "agents": [agent] if agent else [],
            "wait_seconds": 25.0 if voice else None,
            "ring_attempts": 1 if agent else 0,
            "missed": 0,
            "talk_seconds": 150.0 if agent else 0.0,
            "hold_seconds": 0.0,
            "outcome": outcome,
            "ended_by": "caller",
            "recording_seconds": None,
            "transcribed": False,
            "reference": make_reference(FIRST_CASE + number // CONTACTS_PER_CASE) if opened else None,
            "subject": None if voice else "Again",
        }


def survey_rows(size: Size) -> Iterator[Row]:
    """Yield those who rated: one contact in twelve."""
    chance = Random(3)  # noqa: S311 -- see above
    for number in range(12, size.interactions + 1, 12):
        asked = NOW - REMEMBERED_SECONDS * (1 - number / size.interactions)
        yield {
            "call": f"bench-{number:08}",
            "node": "bench",
            "queue": chance.choice(_QUEUES),
            "agent": f"agent-{chance.randrange(200)}",
            "caller": mobile(someone(chance, size.citizens)),
            "language": "ar",
            "offered_at": asked,
            "agreed": True,
            "state": "answered",
            "attempts": 0,
            "score": chance.randint(1, 5),
            "answered_at": asked + 300,
            "answered_by": "key",
        }
