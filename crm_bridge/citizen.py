"""A citizen as others read one: everything over all rows that are the same person."""

import msgspec


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """How a citizen is reached."""

    #: `phone`, `email`, or a key under `[social]`.
    kind: str
    #: In the one spelling of `addresses.normalise`.
    address: str
    #: Several people share it: nobody is named because of it before asking.
    shared: bool = False
    #: Seconds since the epoch.
    added_at: float = 0.0


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """What a citizen agreed to, or does not any more."""

    purpose: str
    given: bool
    #: Seconds since the epoch.
    at: float
    by: str
    proof: str


class Household(msgspec.Struct, frozen=True, kw_only=True):
    """People who live together or share a telephone."""

    id: int
    name: str
    place: str | None = None


class Citizen(msgspec.Struct, frozen=True, kw_only=True):
    """A citizen. Times are seconds since the epoch; what the kept row does not know is taken from merged ones."""

    #: The one that is kept, of those that are the same person.
    id: int
    name_ar: str | None = None
    name_en: str | None = None
    #: Language tag; None: not known.
    language: str | None = None
    household: int | None = None
    #: What whoever talks with the citizen must know.
    warning: str | None = None
    added_at: float
    changed_at: float
    #: Counts the changes; who changes says which one was read.
    version: int
    erased_at: float | None = None
    #: Those who are the same person, without `id`.
    merged: tuple[int, ...] = ()
    addresses: tuple[Address, ...] = ()

    @property
    def group(self) -> tuple[int, ...]:
        """All numbers under which this person's data stands."""
        return (self.id, *self.merged)

    def name(self, language: str) -> str | None:
        """Return the name in the script of a language, or else in the other one; None: not known."""
        first, second = (self.name_ar, self.name_en) if language == "ar" else (self.name_en, self.name_ar)
        return first or second


class CitizenError(Exception):
    """A citizen cannot be changed like that; the text says why, and what can be done instead."""


class UnknownCitizenError(CitizenError):
    """There is no such citizen."""


class StaleCitizenError(CitizenError):
    """Somebody changed the citizen since it was read."""
