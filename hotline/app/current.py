"""The configuration by which calls are served now; a reload puts another in its place."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from hotline.config import Agent, Configuration, Queue
from hotline.config.loader import Loaded
from hotline.ivr.menu import Menus

Value = TypeVar("Value")


class Current:
    """What all readers read, each time anew; who keeps a value across a reload keeps the old one on purpose."""

    def __init__(self, loaded: Loaded) -> None:
        #: As the files have it.
        self._from_files = loaded
        self._adjust: Callable[[Loaded], Loaded] = lambda files: files
        self._served = loaded
        #: The tables as they are at each look, for parts that know only them.
        self.queues: Mapping[str, Queue] = LiveTable(lambda: self.loaded.config.queues)
        self.agents: Mapping[str, Agent] = LiveTable(lambda: self.loaded.config.agents)

    @property
    def loaded(self) -> Loaded:
        """What is served by; replaced as a whole, so that configuration and menus always fit together."""
        return self._served

    @property
    def from_files(self) -> Loaded:
        """The same without what supervisors have changed since."""
        return self._from_files

    def replace(self, from_files: Loaded) -> None:
        """Serve by other files from now on."""
        self._from_files = from_files
        self.refresh()

    def adjust_by(self, adjust: Callable[[Loaded], Loaded]) -> None:
        """Serve by what `adjust` makes of the files from now on."""
        self._adjust = adjust
        self.refresh()

    def refresh(self) -> None:
        """Take notice that `adjust` now makes something else of the files."""
        self._served = self._adjust(self._from_files)

    def config(self) -> Configuration:
        """Return the configuration."""
        return self.loaded.config

    def menus(self) -> Menus:
        """Return the menus."""
        return self.loaded.menus


class LiveTable(Mapping[str, Value]):
    """A table of the configuration as it is at each look."""

    def __init__(self, table: Callable[[], Mapping[str, Value]]) -> None:
        self._table = table

    def __getitem__(self, key: str) -> Value:
        return self._table()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table())

    def __len__(self) -> int:
        return len(self._table())
