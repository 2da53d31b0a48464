"""The configuration by which calls are served now; a reload puts another in its place."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from hotline.config import Agent, Configuration, Queue
from hotline.config_loader import Loaded
from hotline.ivr.menu import Menus

Value = TypeVar("Value")


class Current:
    """What all readers read, each time anew; who keeps a value across a reload keeps the old one on purpose."""

    def __init__(self, loaded: Loaded) -> None:
        #: Replaced as a whole, so that configuration and menus always fit together.
        self.loaded = loaded
        #: The tables as they are at each look, for parts that know only them.
        self.queues: Mapping[str, Queue] = LiveTable(lambda: self.loaded.config.queues)
        self.agents: Mapping[str, Agent] = LiveTable(lambda: self.loaded.config.agents)

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
