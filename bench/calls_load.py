"""The telephones of the call benchmark: one SIPp process plays all agents, others play groups of callers."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from calls_house import House
from calls_sipp import LoadError, Sipp
from calls_story import number_of
from house import free_ports

from hotline.testing import sipp_options

#: What a caller does in the scenario when there is media: plays the file again and again, as payload type 0.
_SPEECH = '<nop><action><exec rtp_stream="{file},-1,0"/></action></nop>'
#: By then the agents' SIPp listens.
_START_SECONDS = 0.5


@dataclass(frozen=True)
class Group:
    """Callers who do the same."""

    dialled: str
    calls: int
    per_second: float
    #: How long after the round's begin the first of them dials, seconds.
    after: float = 0.0
    #: After how long they hang up, talking or not; None: never.
    patience: float | None = None
    speech: bool = False


@dataclass(frozen=True)
class Habits:
    """What agents do with the calls that they are offered."""

    talk_seconds: float
    #: Shares of the offers.
    rejected: float = 0.0
    unanswered: float = 0.0


class Telephones:
    """Makes SIPp play agents and callers of one house."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._sipp = Sipp(house.folder / "sipp", house.sip)
        self._port, self._media = free_ports(2)
        self._speech = self._sipp.speech()
        #: Of the SIPp that plays the agents; None where it does not run.
        self.agents_pid: int | None = None
        #: What the agents' phones sent and received, and the numbers that their INVITEs showed, since `agents`.
        self.agents_trace = self._sipp.folder / "none"
        self.agents_log = self._sipp.folder / "none"
        self._starts = 0

    async def sign_in(self) -> None:
        """Register all agents' phones and sign the agents in. Raises `LoadError`."""
        house = self._house
        accounts = self._sipp.accounts("accounts", house.agents)
        count = str(len(house.agents))
        await self._sipp.run(
            "register", ["-aa", "-inf", str(accounts), "-m", count, "-r", "50"], self._port, 20.0
        )
        code = house.loaded.config.feature_codes.sign_in
        async with self.agents(Habits(talk_seconds=1.0)):
            options = ["-inf", str(accounts), "-m", count, "-r", "30", "-s", code]
            await self._sipp.run("sign_in", options, free_ports(1)[0], 40.0)

    @contextlib.asynccontextmanager
    async def agents(self, habits: Habits) -> AsyncIterator[None]:
        """Let the agents' phones answer until the end. Raises `LoadError` where they ended before."""
        self._starts += 1  # SIPp begins its files anew at each start, at some time after it
        self.agents_trace = self._sipp.folder / f"agents{self._starts}.trace"
        self.agents_log = self._sipp.folder / f"agents{self._starts}.log"
        values = {
            "TALK": str(round(1000 * habits.talk_seconds)),
            "REJECTED": f"{habits.rejected:g}",
            "UNANSWERED": f"{habits.unanswered:g}",
        }
        options = [
            "-aa", "-rtp_echo", *sipp_options.media_port(self._media), "-trace_shortmsg", "-shortmessage_file",
            str(self.agents_trace), "-trace_logs", "-log_file", str(self.agents_log),
        ]  # fmt: skip
        async with self._sipp.running("agents", options, self._port, values) as process:
            self.agents_pid = process.pid
            await asyncio.sleep(_START_SECONDS)
            try:
                yield
                if process.returncode is not None:
                    raise LoadError(f"the agents' phones ended: {self._sipp.said('agents')}")
            finally:
                self.agents_pid = None

    async def call(self, groups: Sequence[Group], seconds: float) -> list[tuple[Path, Path]]:
        """Make calls, wait until all are over, and return SIPp's trace and statistics of each group.

        Raises `LoadError` where they are not over after so many seconds.
        """
        numbered = enumerate(groups, start=1)
        return await asyncio.gather(*(self._group(number, group, seconds) for number, group in numbered))

    async def _group(self, number: int, group: Group, seconds: float) -> tuple[Path, Path]:
        await asyncio.sleep(group.after)
        name = f"callers{number}"
        folder = self._sipp.folder
        trace, statistics, numbers = (folder / f"{name}.{kind}" for kind in ("trace", "csv", "numbers"))
        for file in (trace, statistics):
            file.unlink(missing_ok=True)
        lines = [number_of(number, count) for count in range(1, group.calls + 1)]
        numbers.write_text("\n".join(["SEQUENTIAL", *lines, ""]))
        options = [
            "-s", group.dialled, "-m", str(group.calls), "-r", f"{group.per_second:g}", "-l", str(group.calls),
            *sipp_options.media_port(free_ports(1)[0]), "-trace_shortmsg", "-shortmessage_file", str(trace),
            "-inf", str(numbers),
            "-trace_stat", "-stf", str(statistics), "-fd", "1", "-cid_str", f"{number}x%u@%s",
        ]  # fmt: skip
        await self._sipp.run(
            "callers", options, free_ports(1)[0], seconds, self._values(group), name=name, failures=True
        )
        return trace, statistics

    def _values(self, group: Group) -> Mapping[str, str]:
        patience = (
            "" if group.patience is None else f'timeout="{round(1000 * group.patience)}" ontimeout="leave"'
        )
        return {"SPEECH": _SPEECH.format(file=self._speech) if group.speech else "", "PATIENCE": patience}
