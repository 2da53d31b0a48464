"""Which calls of an agent and a week are listened to: by chance, and so that anybody can draw them again. Pure.

    rank of a call = SHA-256(seed ":" call), as a hexadecimal number       the calls with the lowest ranks are drawn

The seed is a random number that is in the journal with the size and the hash of the population. Who has the calls of
that week draws the same ones with any program that knows SHA-256; who does not like a call cannot have another one.
A drawn call whose recording is gone gives its place to the next rank, and to no other.
"""

from collections.abc import Collection, Iterable
from hashlib import sha256
from typing import NamedTuple


class Drawn(NamedTuple):
    """What a draw is known by."""

    #: How many calls there were to choose from.
    population: int
    #: SHA-256 of their names, sorted, one a line; hexadecimal.
    sha256: str
    #: Those that were drawn, by rank.
    calls: tuple[str, ...]


def draw(seed: str, population: Collection[str], count: int) -> Drawn:
    """Return the `count` calls that this seed draws; all of them where there are no more."""
    calls = sorted(set(population))
    return Drawn(len(calls), population_hash(calls), tuple(ranked(seed, calls)[:count]))


def ranked(seed: str, population: Iterable[str]) -> list[str]:
    """Return the calls in the order in which this seed draws them."""
    return sorted(set(population), key=lambda call: (rank(seed, call), call))


def rank(seed: str, call: str) -> str:
    """Return the rank of a call: 64 hexadecimal digits."""
    return sha256(f"{seed}:{call}".encode()).hexdigest()


def population_hash(calls: Iterable[str]) -> str:
    """Return the hash of a population, whatever its order."""
    return sha256("\n".join(sorted(set(calls))).encode()).hexdigest()


def next_ranked(seed: str, population: Collection[str], taken: Collection[str]) -> str | None:
    """Return the call that comes after those that were drawn or passed over; None where there is no more."""
    return next((call for call in ranked(seed, population) if call not in taken), None)
