"""How a telephone number looks to whoever reads a story."""

from collections.abc import Callable

#: Spells a telephone number, None being a withheld one.
Spelling = Callable[[str | None], str]
