"""Runs SIPp with the scenarios of this folder."""

import asyncio
import contextlib
import random
from asyncio.subprocess import DEVNULL, STDOUT, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path

_SCENARIOS = Path(__file__).with_name("scenarios")
_SPEECH_SECONDS = 10
#: SIPp's exit: all calls went well, or at least one failed. Others say that it could not begin.
_ALL_WELL, _SOME_FAILED = 0, 1


class LoadError(RuntimeError):
    """SIPp could not do its part; the message says what it said."""


class Sipp:
    """Processes of SIPp in a folder of their own, against one SIP server."""

    def __init__(self, folder: Path, server: str) -> None:
        """Make the folder; `server` is `host:port`."""
        self.folder = folder
        self._server = server
        folder.mkdir()

    def accounts(self, name: str, passwords: Mapping[str, str]) -> Path:
        """Write and return the file with one agent a line: name, and the password as SIPp wants it."""
        file = self.folder / f"{name}.accounts"
        lines = [
            f"{agent};[authentication username={agent} password={password}]"
            for agent, password in passwords.items()
        ]
        file.write_text("\n".join(["SEQUENTIAL", *lines, ""]))
        return file

    def speech(self) -> Path:
        """Write and return a file for callers to say: noise, because only its 8,000 bytes a second cost anything."""
        file = self.folder / "speech.ulaw"
        file.write_bytes(random.Random(1).randbytes(8000 * _SPEECH_SECONDS))  # noqa: S311
        return file

    async def run(
        self,
        scenario: str,
        options: Sequence[str],
        port: int,
        seconds: float,
        values: Mapping[str, str] | None = None,
        *,
        name: str | None = None,
        failures: bool = False,
    ) -> None:
        """Run to the end. Raises `LoadError` after so many seconds, and, unless `failures`, where a call failed."""
        name = name or scenario
        async with self.running(scenario, options, port, values or {}, name=name) as process:
            try:
                status = await asyncio.wait_for(process.wait(), seconds)
            except TimeoutError:
                raise LoadError(f"SIPp {name} was not done after {seconds:g} s: {self.said(name)}") from None
        if status != _ALL_WELL and not (failures and status == _SOME_FAILED):
            raise LoadError(f"SIPp {name} ended with {status}: {self.said(name)}")

    @contextlib.asynccontextmanager
    async def running(
        self,
        scenario: str,
        options: Sequence[str],
        port: int,
        values: Mapping[str, str],
        *,
        name: str | None = None,
    ) -> AsyncIterator[Process]:
        """Run a scenario, with `@NAME@` in it replaced by the values, until the end of the context."""
        file = self._written(scenario, name or scenario, values)
        command = [
            # Should we be killed, the kernel ends SIPp.
            "setpriv", "--pdeathsig", "KILL", "sipp", self._server, "-sf", str(file),
            "-i", "127.0.0.1", "-mi", "127.0.0.1", "-p", str(port), "-nostdin",
            "-trace_err", "-error_file", str(file.with_suffix(".errors")), *options,
        ]  # fmt: skip
        with file.with_suffix(".output").open("wb") as output:
            process = await asyncio.create_subprocess_exec(
                *command, stdin=DEVNULL, stdout=output, stderr=STDOUT, cwd=self.folder
            )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()

    def said(self, name: str) -> str:
        """Return the last words of a process."""
        files = [self.folder / f"{name}.errors", self.folder / f"{name}.output"]
        return "\n".join(file.read_text(errors="replace")[-1500:] for file in files if file.exists())

    def _written(self, scenario: str, name: str, values: Mapping[str, str]) -> Path:
        text = (_SCENARIOS / f"{scenario}.xml").read_text()
        for key, value in values.items():
            text = text.replace(f"@{key}@", value)
        file = self.folder / f"{name}.xml"
        file.write_text(text)
        return file
