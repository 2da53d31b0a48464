"""SIPp, for flows that need exact SIP and no ears: who may dial what, how fast a call is answered.

A scenario file is a template: `${keys}` and the like are filled in for one run, SIPp's own `[brackets]` stay.
SIPp reads its standard input as commands, so it gets none, and traces messages with their times, for
questions and for failures.
"""

import asyncio
import re
from asyncio.subprocess import DEVNULL, STDOUT
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from string import Template

from hotline.testing import sipp_options
from tests.e2e.ports import Ports
from tests.e2e.waiting import ExpectationError, allowed, eventually

SCENARIOS = Path(__file__).parent / "scenarios"

#: What fills a template.
Values = Mapping[str, str | int | Path]

#: Line of dashes, then date and time to the microsecond: the head of a message in SIPp's trace.
_head = re.compile(r"^-{20,} (\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d{6})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SipMessage:
    """A SIP message that SIPp sent or received."""

    #: Seconds since the epoch, as SIPp saw it.
    at: float
    sent: bool
    #: Request or status line, for example `SIP/2.0 200 OK`.
    first_line: str
    #: Method of the transaction, from CSeq.
    method: str
    text: str


@dataclass(slots=True)
class SippRun:
    """One SIPp process, running or ended."""

    folder: Path
    process: asyncio.subprocess.Process
    scenario: str
    port: int
    _trace: list[SipMessage] = field(default_factory=list)

    async def finish(self, within: float) -> list[SipMessage]:
        """Wait until the scenario is through, check that it succeeded, and return its messages."""
        try:
            status = await asyncio.wait_for(self.process.wait(), allowed(within))
        except TimeoutError:
            await self.close()
            raise ExpectationError(
                f"SIPp {self.scenario} was not through within {allowed(within):g} s\n{self.log()}"
            ) from None
        # Anything but 0 says that a call did not go as the scenario says.
        assert status == 0, f"SIPp {self.scenario} ended with {status}\n{self.log()}"
        return self.messages()

    async def close(self) -> None:
        """End the process if it still runs."""
        if self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    def messages(self) -> list[SipMessage]:
        """Return the messages so far."""
        file = self.folder / "messages.log"
        return parse_trace(file.read_text(errors="replace")) if file.exists() else []

    async def wait_message(self, beginning: str, *, method: str, sent: bool, within: float) -> SipMessage:
        """Wait for a message of a transaction, known by how its first line begins."""

        def look() -> SipMessage | None:
            wanted = (one for one in self.messages() if one.sent is sent and one.method == method)
            return next((one for one in wanted if one.first_line.startswith(beginning)), None)

        found = await eventually(look, f"SIPp {self.scenario}: {beginning} of {method}", within=within)
        assert found is not None
        return found

    def log(self) -> str:
        """Return what SIPp printed and traced."""
        files = [self.folder / name for name in ("output", "errors.log", "messages.log")]
        return "\n".join(file.read_text(errors="replace")[-6000:] for file in files if file.exists())


async def start(
    scenario: str, *, folder: Path, ports: Ports, server: str, service: str = "", user: str = "sipp",
    password: str = "", options: Sequence[str] = ("-m", "1"),
    port: int | None = None, values: Values | None = None,
) -> SippRun:  # fmt: skip
    """Start one scenario, by default as one call; `values` fill the template.

    `service` is the number to dial, `user` and `password` are an agent's.
    """
    file = _fill(scenario, folder, {"user": user, **(values or {})})
    port = ports.take() if port is None else port
    media = ports.take_even(4)
    command = [
        "setpriv", "--pdeathsig", "KILL", "sipp", server, "-sf", str(file), "-s", service or user,
        "-au", user, "-ap", password, "-i", "127.0.0.1", "-p", str(port), "-mi", "127.0.0.1",
        *sipp_options.media_port(media), "-cp", str(ports.take()), "-nostdin",
        "-trace_msg", "-message_file", str(folder / "messages.log"),
        "-trace_err", "-error_file", str(folder / "errors.log"), *options,
    ]  # fmt: skip
    with (folder / "output").open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            *command, stdin=DEVNULL, stdout=output, stderr=STDOUT, cwd=folder
        )
    return SippRun(folder, process, scenario, port)


def _fill(scenario: str, folder: Path, values: Values) -> Path:
    """Write the scenario with its values into the folder of the run."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "scenario.xml"
    file.write_text(Template((SCENARIOS / f"{scenario}.xml").read_text()).substitute(values))
    return file


async def start_agent(
    scenario: str,
    *,
    folder: Path,
    ports: Ports,
    server: str,
    user: str,
    password: str,
    values: Values | None = None,
) -> SippRun:
    """Register an agent's phone and let it treat every call as the scenario says, until it is closed.

    It must not end after one call: each OPTIONS with which Asterisk asks whether it lives counts as one
    (`-aa` answers them). So what it did is read from its messages and not from an exit code.
    """
    register = await start(
        "register", folder=folder / "register", ports=ports, server=server, user=user, password=password
    )
    await register.finish(within=5)
    return await start(
        scenario, folder=folder / "calls", ports=ports, server=server, user=user, port=register.port,
        options=["-aa"], values=values,
    )  # fmt: skip


def parse_trace(text: str) -> list[SipMessage]:
    """Return the messages of a trace file, in order."""
    parts = _head.split(text)
    messages = []
    for stamp, body in zip(parts[1::2], parts[2::2], strict=True):
        note, _, message = body.strip().partition("\n\n")
        lines = message.strip().splitlines()
        if not lines:
            continue
        method = next((line.split()[-1] for line in lines if line.lower().startswith("cseq:")), "")
        at = datetime.fromisoformat(stamp).astimezone().timestamp()
        messages.append(SipMessage(at, "message sent" in note, lines[0].strip(), method, message))
    return messages


def answer_seconds(messages: Sequence[SipMessage]) -> float:
    """Return the time from the first INVITE that was sent to its 200."""
    invited = next(one.at for one in messages if one.sent and one.first_line.startswith("INVITE"))
    answered = next(
        one.at for one in messages if not one.sent and one.method == "INVITE" and " 200 " in one.first_line
    )
    return answered - invited


def final_status(messages: Sequence[SipMessage]) -> int:
    """Return the last final status that the INVITE got."""
    codes = [int(one.first_line.split()[1]) for one in messages if not one.sent and one.method == "INVITE"
             and one.first_line.startswith("SIP/2.0")]  # fmt: skip
    return [code for code in codes if code >= 200][-1]


async def is_answered_within(
    seconds: float, *, folder: Path, ports: Ports, server: str, service: str, user: str, values: Values
) -> None:
    """Call until one call is answered so soon after its INVITE, five times at most.

    What waits on purpose (for media, for a controller) makes every call late; a busy machine makes some late.
    """
    times: list[float] = []
    while not times or min(times) >= seconds:
        assert len(times) < 5, f"answered after {times} s"
        run = await start(
            "stay_and_hang_up", folder=folder / str(len(times)), ports=ports, server=server, service=service, user=user,
            values=values,
        )  # fmt: skip
        times.append(answer_seconds(await run.finish(within=10)))
