"""Where the scenarios play: both systems in turns, with the same callers and the same agents."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from calls_house import CpuSeconds, House
from calls_load import Group, Habits, Telephones
from calls_meter import Meter
from calls_story import Story, read_numbers, read_story
from calls_trace import Message, failed_calls, read_trace, talks
from common import percentile

#: What the systems get after a round to write down what happened, seconds; its CPU counts.
_SETTLE_SECONDS = 1.0

T = TypeVar("T")


@dataclass(frozen=True)
class Round:
    """What was measured while some groups of callers called."""

    began: float
    ended: float
    callers: Sequence[Message]
    agents: Sequence[Message]
    story: Story
    #: Calls that SIPp counts as failed.
    failed: int
    used: CpuSeconds
    #: What other programs on this machine used, percent of all cores.
    others_percent: float

    @property
    def talks(self) -> int:
        """How many calls were talked through to the end that the agent made."""
        return talks(self.agents)


@dataclass
class Findings:
    """What a scenario found: figures by name, of both systems, and which promises hold."""

    ours: dict[str, Any] = field(default_factory=dict)
    peer: dict[str, Any] = field(default_factory=dict)
    ratios: dict[str, Any] = field(default_factory=dict)
    targets: dict[str, Any] = field(default_factory=dict)

    def of(self, peer: bool) -> dict[str, Any]:
        """Return the figures of one of the systems."""
        return self.peer if peer else self.ours

    def add(self, other: "Findings") -> None:
        """Take over everything."""
        for mine, its in zip(self._all(), other._all(), strict=True):
            mine.update(its)

    def _all(self) -> Sequence[dict[str, Any]]:
        return (self.ours, self.peer, self.ratios, self.targets)


class Stage:
    """A house and its telephones."""

    def __init__(self, house: House, *, quick: bool) -> None:
        self.house = house
        self.quick = quick
        self.telephones = Telephones(house)
        self._peer_first = False

    async def in_turns(self, habits: Habits, play: Callable[[bool], Awaitable[T]]) -> Mapping[bool, T]:
        """Play with ours (False) and with app_queue (True); return what both gave. Who comes first alternates.

        Our controller is away while the peer plays: Asterisk need not tell it of the peer's calls.
        """
        results: dict[bool, T] = {}
        async with self.telephones.agents(habits):
            for peer in (True, False) if self._peer_first else (False, True):
                if peer:
                    async with self.house.without_controller():
                        results[peer] = await play(peer)
                else:
                    results[peer] = await play(peer)
        self._peer_first = not self._peer_first
        return results

    async def round(self, groups: Sequence[Group], seconds: float) -> Round:
        """Let the groups call until all calls are over; raises `LoadError` where that takes longer."""
        reel = _Reel(self.house, self.telephones)
        with reel.measuring():
            reel.files = await self.telephones.call(groups, seconds)
            await asyncio.sleep(_SETTLE_SECONDS)
        return reel.round()

    async def window(self, groups: Sequence[Group], *, settle: float, seconds: float) -> Round:
        """Let the groups call; measure for so many seconds after `settle` seconds, then hang up all calls."""
        reel = _Reel(self.house, self.telephones)  # what happened before the window is part of the story
        calling = asyncio.create_task(self.telephones.call(groups, settle + seconds + 60.0))
        try:
            await asyncio.sleep(settle)
            with reel.measuring():
                await asyncio.sleep(seconds)
            while not calling.done():  # some may be on their way in while others are hung up
                await self.house.hang_up_all()
                await asyncio.wait([calling], timeout=2.0)
        finally:
            calling.cancel()
        reel.files = await calling
        return reel.round()


class _Reel:
    """What a round leaves behind."""

    def __init__(self, house: House, telephones: Telephones) -> None:
        self.files: list[tuple[Path, Path]] = []
        self._house = house
        self._telephones = telephones
        self._starts = [_size(file) for file in (telephones.agents_trace, telephones.agents_log)]
        self._began = self._ended = 0.0
        self._used = CpuSeconds(0.0, 0.0)
        self._others = 0.0

    @contextmanager
    def measuring(self) -> Iterator[None]:
        """Measure what is used in this context."""
        meter = Meter(self._house, self._telephones)
        self._began = time.time()
        yield
        self._used, self._others, self._ended = meter.used(), meter.others_percent(), time.time()

    def round(self) -> Round:
        trace_start, log_start = self._starts
        agents = list(read_trace(_read(self._telephones.agents_trace, trace_start)))
        callers = [one for trace, _ in self.files for one in read_trace(_read(trace))]
        callers.sort(key=lambda one: one.at)
        numbers = read_numbers(_read(self._telephones.agents_log, log_start))
        return Round(
            began=self._began,
            ended=self._ended,
            callers=callers,
            agents=[one for one in agents if one.at <= self._ended],
            story=read_story(callers, agents, numbers),
            failed=sum(failed_calls(_read(statistics)) for _, statistics in self.files),
            used=self._used,
            others_percent=self._others,
        )


def name_of(peer: bool) -> str:
    """Return the system's name, as wide as the other's."""
    return "app_queue" if peer else "hotline  "


def spread(key: str, seconds: Sequence[float]) -> dict[str, float | int | None]:
    """Return median, 95th and 99th percentile in milliseconds; `{}` in the key is their place."""
    figures: dict[str, float | int | None] = {
        key.format(f"p{percent}"): round(1e3 * percentile(seconds, percent), 2) if seconds else None
        for percent in (50, 95, 99)
    }
    return figures | {key.format("samples").replace("_milliseconds", ""): len(seconds)}


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _read(file: Path, start: int = 0) -> str:
    with file.open("rb") as opened:
        opened.seek(start)
        return opened.read().decode(errors="replace")
