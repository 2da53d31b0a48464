"""Texts that come in parts, in whatever order, twice, or not all. Pure.

A sender numbers long texts with a counter of 8 or 16 bits that begins anew, so a reference alone names no text: the
parts of one have sender, recipient, reference and count in common, no number twice, and come within an hour.
"""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from hotline.text_coding import Coding, decode

#: After so long without its missing parts a text is taken as far as it came, seconds.
WAIT_SECONDS = 600.0

#: So long a part that comes again is recognised, seconds.
REMEMBER_SECONDS = 3600.0

#: Parts that a text may have: the header's numbers have 8 bits.
MOST_PARTS = 255

#: Stands where parts are missing.
GAP = " […] "


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One of several."""

    sender: str
    recipient: str
    #: With its width: `8:37`, `16:4097`.
    reference: str
    total: int
    #: From 1.
    number: int
    coding: Coding
    content: bytes
    #: Seconds since the epoch.
    at: float


class Group(msgspec.Struct, kw_only=True):
    """Parts of one text."""

    #: Identity, from which the whole text has its own.
    group: str
    #: They were put together.
    taken: bool
    parts: dict[int, Part]

    @property
    def total(self) -> int:
        """How many there should be."""
        return next(iter(self.parts.values())).total

    @property
    def is_complete(self) -> bool:
        """None is missing."""
        return len(self.parts) == self.total

    def is_due(self, now: float) -> bool:
        """Return whether it is to be taken now, complete or not."""
        last = max(part.at for part in self.parts.values())
        return not self.taken and (self.is_complete or now - last >= WAIT_SECONDS)


def kinship_of(part: Part) -> str:
    """Return a hash of what parts of one text have in common; those of a later text may have the same."""
    common = "\0".join((part.sender, part.recipient, part.reference, str(part.total)))
    return hashlib.sha256(common.encode("utf-8", "replace")).hexdigest()


def is_whole(part: Part) -> bool:
    """Return whether number and count make sense together."""
    return 1 <= part.number <= part.total <= MOST_PARTS


def group_of(part: Part, groups: Sequence[Group]) -> tuple[Group | None, bool]:
    """Return the group to which a part belongs, None: a new one; and whether it is there already.

    `groups` have its sender, recipient, reference and count, the newest first.
    """
    recent = [
        group for group in groups if part.at - max(one.at for one in group.parts.values()) <= REMEMBER_SECONDS
    ]
    for group in recent:
        known = group.parts.get(part.number)
        if known is not None and (known.content, known.coding) == (part.content, part.coding):
            return group, True
    for group in recent:
        if not group.taken and part.number not in group.parts:
            return group, False
    return None, False


def assemble(group: Group) -> str:
    """Return the text, with a note where parts are missing.

    Neighbours are joined before they are read: a character may be divided between two parts.
    """
    texts = []
    for missing, run in groupby(_slots(group), key=lambda part: part is None):
        texts.append(GAP if missing else "".join(_read(part for part in run if part is not None)))
    if not group.is_complete:
        texts.append(f" [{len(group.parts)}/{group.total}]")
    return "".join(texts)


def _slots(group: Group) -> list[Part | None]:
    return [group.parts.get(number) for number in range(1, group.total + 1)]


def _read(run: Iterable[Part]) -> Iterable[str]:
    for coding, same in groupby(run, key=lambda part: part.coding):
        yield decode(b"".join(part.content for part in same), coding)
