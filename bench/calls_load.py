"""The telephones of the call benchmark: one SIPp process plays all agents, another one all callers."""

import asyncio
import contextlib
import random
from asyncio.subprocess import DEVNULL, STDOUT
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from calls_house import House, free_ports

_SCENARIOS = Path(__file__).with_name("scenarios")
#: What a caller does in the scenario when there is media: plays the file again and again, as payload type 0.
_SPEECH = '<nop><action><exec rtp_stream="{file},-1,0"/></action></nop>'
_SPEECH_SECONDS = 10
#: SIPp's exit: all calls went well, or at least one failed. Others say that it could not begin.
_CALLS_WERE_MADE = frozenset({0, 1})


class LoadError(RuntimeError):
    """SIPp could not do its part; the message says what it said."""


class Telephones:
    """Makes SIPp play agents and callers of one house."""

    def __init__(self, house: House, *, talk_seconds: float) -> None:
        self._house = house
        self._folder = house.folder / "sipp"
        self._folder.mkdir()
        self._talk_seconds = talk_seconds
        self._agents_port, self._agents_media = free_ports(2)
        #: Of the SIPp that plays the agents; None where it does not run.
        self.agents_pid: int | None = None
        #: What the agents' phones sent and received.
        self.agents_trace = self._folder / "agents.trace"
        self._accounts = self._folder / "accounts.csv"
        lines = [
            f"{agent};[authentication username={agent} password={password}]"
            for agent, password in house.agents.items()
        ]
        self._accounts.write_text("\n".join(["SEQUENTIAL", *lines, ""]))
        self._speech = self._folder / "speech.ulaw"
        # Noise: what is said costs nothing, only that 8,000 bytes a second are.
        self._speech.write_bytes(random.Random(1).randbytes(8000 * _SPEECH_SECONDS))  # noqa: S311

    @contextlib.asynccontextmanager
    async def agents(self) -> AsyncIterator[None]:
        """Register all agents' phones, sign the agents in, and let the phones answer until the end."""
        agents = len(self._house.agents)
        await self._run_to_end(
            "register",
            ["-aa", "-inf", str(self._accounts), "-m", str(agents), "-r", "50"],
            self._agents_port,
            20.0,
        )
        scenario = self._scenario("agents", TALK=str(round(1000 * self._talk_seconds)))
        media = ["-rtp_echo", "-mp", str(self._agents_media)]
        trace = ["-trace_shortmsg", "-shortmessage_file", str(self.agents_trace)]
        process = await self._start(scenario, ["-aa", *media, *trace], self._agents_port)
        self.agents_pid = process.pid
        try:
            sign_in = self._house.loaded.config.feature_codes.sign_in
            options = ["-inf", str(self._accounts), "-m", str(agents), "-r", "30", "-s", sign_in]
            await self._run_to_end("sign_in", options, free_ports(1)[0], 40.0)
            yield
            if process.returncode is not None:
                raise LoadError(f"the agents' phones ended: {self._said('agents')}")
        finally:
            self.agents_pid = None
            await _end(process)

    async def call(
        self, dialled: str, *, calls: int, per_second: float, speech: bool, seconds: float
    ) -> tuple[Path, Path]:
        """Make calls, wait until all are over, and return SIPp's trace and its statistics.

        Raises `LoadError` where they are not over after so many seconds.
        """
        trace, statistics = self._folder / "callers.trace", self._folder / "callers.csv"
        for file in (trace, statistics):
            file.unlink(missing_ok=True)
        scenario = self._scenario("callers", SPEECH=_SPEECH.format(file=self._speech) if speech else "")
        options = ["-s", dialled, "-m", str(calls), "-r", f"{per_second:g}", "-l", str(calls)]
        options += ["-mp", str(free_ports(1)[0]), "-trace_shortmsg", "-shortmessage_file", str(trace)]
        options += ["-trace_stat", "-stf", str(statistics), "-fd", "1"]
        process = await self._start(scenario, options, free_ports(1)[0])
        try:
            status = await asyncio.wait_for(process.wait(), seconds)
        except TimeoutError:
            raise LoadError(f"not all calls were over after {seconds:g} s: {self._said('callers')}") from None
        finally:
            await _end(process)
        if status not in _CALLS_WERE_MADE:
            raise LoadError(f"SIPp made no calls (status {status}): {self._said('callers')}")
        return trace, statistics

    # --- inside ---

    async def _run_to_end(self, name: str, options: Sequence[str], port: int, seconds: float) -> None:
        process = await self._start(self._scenario(name), options, port)
        try:
            status = await asyncio.wait_for(process.wait(), seconds)
        except TimeoutError:
            status = None
        finally:
            await _end(process)
        if status != 0:
            raise LoadError(f"SIPp {name} ended with {status}: {self._said(name)}")

    async def _start(self, scenario: Path, options: Sequence[str], port: int) -> asyncio.subprocess.Process:
        command = [
            # Should we be killed, the kernel ends SIPp.
            "setpriv", "--pdeathsig", "KILL", "sipp", self._house.sip, "-sf", str(scenario),
            "-i", "127.0.0.1", "-mi", "127.0.0.1", "-p", str(port), "-nostdin",
            "-trace_err", "-error_file", str(scenario.with_suffix(".errors")), *options,
        ]  # fmt: skip
        with scenario.with_suffix(".output").open("wb") as output:
            return await asyncio.create_subprocess_exec(
                *command, stdin=DEVNULL, stdout=output, stderr=STDOUT, cwd=self._folder
            )

    def _scenario(self, name: str, **values: str) -> Path:
        """Write the scenario with its values into our folder."""
        text = (_SCENARIOS / f"{name}.xml").read_text()
        for key, value in values.items():
            text = text.replace(f"@{key}@", value)
        file = self._folder / f"{name}.xml"
        file.write_text(text)
        return file

    def _said(self, name: str) -> str:
        files = [self._folder / f"{name}.errors", self._folder / f"{name}.output"]
        return "\n".join(file.read_text(errors="replace")[-1500:] for file in files if file.exists())


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.kill()
    await process.wait()
