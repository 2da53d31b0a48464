"""Crowds of callers and agents, played by SIPp: each crowd is one process."""

import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path

from tests.e2e import sipp
from tests.e2e.ports import Ports

#: Seconds within which a crowd has registered.
REGISTERED_SECONDS = 10.0


@contextlib.asynccontextmanager
async def many_agents(
    folder: Path,
    ports: Ports,
    server: str,
    passwords: Mapping[str, str],
    *,
    ring_seconds: float,
    talk_seconds: float,
) -> AsyncIterator[None]:
    """Register phones; each rings so long, talks so long and hangs up, call by call, until the end of the context."""
    accounts = [
        f"{name};[authentication username={name} password={word}]" for name, word in passwords.items()
    ]
    count = str(len(passwords))
    options = [*_lines(folder, accounts), "-aa", "-m", count, "-r", "50"]
    register = await sipp.start(
        "many_register", folder=folder / "register", ports=ports, server=server, options=options
    )
    await register.finish(REGISTERED_SECONDS)
    values = {"ring": round(1000 * ring_seconds), "talk": round(1000 * talk_seconds)}
    phones = await sipp.start(
        "many_agents", folder=folder / "calls", ports=ports, server=server, port=register.port, options=["-aa"],
        values=values,
    )  # fmt: skip
    try:
        yield
        assert phones.process.returncode is None, f"the agents' phones ended\n{phones.log()}"
    finally:
        await phones.close()


@contextlib.asynccontextmanager
async def many_callers(
    folder: Path, ports: Ports, server: str, number: str, callers: Sequence[str], *, per_second: int
) -> AsyncIterator[sipp.SippRun]:
    """Let these numbers (without `+`) dial; who still talks at the end of the context is cut off."""
    count = str(len(callers))
    options = [*_lines(folder, callers), "-m", count, "-l", count, "-r", str(per_second)]
    run = await sipp.start(
        "many_callers", folder=folder, ports=ports, server=server, service=number, options=options
    )
    try:
        yield run
    finally:
        await run.close()


def _lines(folder: Path, lines: Sequence[str]) -> list[str]:
    """Write what the fields of a scenario are taken from; return the options that name the file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "fields.csv"
    file.write_text("\n".join(["SEQUENTIAL", *lines, ""]))
    return ["-inf", str(file)]
