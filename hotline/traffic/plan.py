"""When simulated citizens call, what they key, how long they are willing to wait. Pure: a seed says it all."""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

#: Keys of the demo's menus, each with how many of a hundred citizens go there: a leak, streets, the office's hours,
#: a message, a person at once.
WAYS: Sequence[tuple[tuple[str, ...], int]] = (
    (("1", "1"), 40),
    (("2", "1"), 40),
    (("5", "1"), 5),
    (("3",), 5),
    (("0",), 10),
)

#: Of so many of a hundred the patience is short, seconds from the answer; the others wait until they are helped.
IMPATIENT_PERCENT = 15
SHORT_PATIENCE_SECONDS = (40.0, 90.0)
LONG_PATIENCE_SECONDS = 900.0

#: Times until the first and between further keys, seconds.
BEFORE_KEYS_SECONDS = (2.0, 5.0)
BETWEEN_KEYS_SECONDS = (2.0, 6.0)

#: The log-normal spread of talks: its sigma, as measured in call centres (Brown et al., JASA 100, 2005).
TALK_SIGMA = 0.8

#: Citizens' numbers begin with this; the rest is drawn. Nobody is reachable by them.
NUMBERS = "+9689000"

#: Some call again: numbers are drawn from so many.
PEOPLE = 300


@dataclass(frozen=True, slots=True)
class Citizen:
    """One call that is going to be made."""

    #: Seconds since the beginning.
    at: float
    #: E.164.
    number: str
    #: Keys, each with the pause before it, seconds.
    keys: tuple[tuple[str, float], ...]
    #: When this citizen gives up, seconds after the answer.
    patience_seconds: float


def citizens(seed: int, *, calls_per_hour: float, seconds: float, languages: int) -> Iterator[Citizen]:
    """Yield the calls of that time in their order: a Poisson process of this rate (metrics: lambda).

    `languages` is how many are offered; with one there is no key for it.
    """
    chance = random.Random(seed)  # noqa: S311 - a simulation, not a secret
    at = 0.0
    while (at := at + chance.expovariate(calls_per_hour / 3600)) < seconds:
        way = chance.choices([way for way, _ in WAYS], [share for _, share in WAYS])[0]
        language = (str(chance.randint(1, languages)),) if languages > 1 else ()
        keys = tuple(
            (key, chance.uniform(*(BETWEEN_KEYS_SECONDS if place else BEFORE_KEYS_SECONDS)))
            for place, key in enumerate((*language, *way))
        )
        impatient = chance.randrange(100) < IMPATIENT_PERCENT
        patience = chance.uniform(*SHORT_PATIENCE_SECONDS) if impatient else LONG_PATIENCE_SECONDS
        yield Citizen(at, f"{NUMBERS}{chance.randrange(PEOPLE):04}", keys, patience)


def talk_seconds(chance: random.Random, mean: float) -> float:
    """Return the length of one talk: log-normal with this mean, at least 3 s."""
    return max(3.0, chance.lognormvariate(math.log(mean) - TALK_SIGMA**2 / 2, TALK_SIGMA))
