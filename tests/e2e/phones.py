"""Telephones: real baresip processes under a test's control.

A `Baresip` dials, rings, answers, rejects, presses keys (RFC 4733) and hangs up as it is told; it says into
its microphone what the test gives it, and keeps what it hears. Every phone has its own folder, ports and
process.
"""

import asyncio
import contextlib
import itertools
import signal
import time
from asyncio.subprocess import DEVNULL, STDOUT
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from tests.e2e import audio, netstring
from tests.e2e.audio import Sound
from tests.e2e.baresip_files import Account, Endpoints, write_files
from tests.e2e.ports import Ports
from tests.e2e.tape import Tape
from tests.e2e.waiting import ExpectationError, allowed, deadline_in

#: How often the length of what is heard is noted.
TICK_SECONDS = 0.02

#: How long a phone may take to answer a command on a machine that has much else to do, seconds.
ANSWER_SECONDS = 10.0

#: baresip plays nothing after the end of the microphone's file; so every sound is followed by this much
#: silence.
QUIET_AFTER_SECONDS = 150.0


@dataclass(frozen=True, slots=True)
class PhoneEvent:
    """What baresip told."""

    #: Monotonic clock.
    at: float
    #: baresip's name, for example `CALL_ESTABLISHED`.
    type: str
    #: For a closed call the reason, for example `486 Busy Here`.
    parameter: str
    #: The other party's address, and the name that the telephone shows beside it.
    peer: str
    name: str


#: The longest name of a tape: baresip's `sndfile` keeps it in 128 bytes with its end.
TAPE_NAME_CHARACTERS = 127


class Baresip:
    """One telephone. Make it with `await Baresip.start(…)`, end it with `close`."""

    def __init__(self, folder: Path, account: Account) -> None:
        self.account = account
        self.folder = folder
        #: Everything that baresip told, oldest first.
        self.events: list[PhoneEvent] = []
        #: One per call, oldest first.
        self.tapes: list[Tape] = []
        self._told = asyncio.Event()
        self._seen = 0
        self._responses: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._tokens = itertools.count(1)
        self._sounds = itertools.count(1)
        self._tasks: list[asyncio.Task[None]] = []
        self._process: asyncio.subprocess.Process
        self._writer: asyncio.StreamWriter

    @classmethod
    async def start(
        cls,
        folder: Path,
        account: Account,
        ports: Ports,
        *,
        says: Sound | None = None,
        sip: int | None = None,
    ) -> Self:
        """Start a phone; `says` goes into its microphone from the answer on, by default silence.

        `sip` is where it listens; that port and the one behind it must be taken. By default two of `ports`. Raises
        `ValueError` where the folder's name is so long that baresip would write no tape, and say nothing of it.
        """
        longest = f"{folder}/heard/dump-2026-01-01-00-00-00-dec.wav"
        if len(longest) > TAPE_NAME_CHARACTERS:
            raise ValueError(
                f"{longest} has over {TAPE_NAME_CHARACTERS} characters: take a folder with a shorter name"
            )
        phone = cls(folder, account)
        endpoints = Endpoints(
            sip=ports.take(2) if sip is None else sip, control=ports.take(), rtp=ports.take_even(8)
        )
        microphone = phone._microphone(audio.silence(0.1) if says is None else says)
        write_files(folder, endpoints, microphone)
        await phone._launch()
        try:
            await phone._connect(endpoints.control)
            await phone._command("uanew", account.line())
        except BaseException:
            await phone.close()
            raise
        return phone

    # --- what a person does ---

    async def dial(self, number: str) -> float:
        """Call a number of the hotline; return the moment of the command (monotonic clock)."""
        self._seen = len(self.events)
        moment = time.monotonic()
        await self._command("dial", f"sip:{number}@{self.account.server}")
        return moment

    async def answer(self) -> None:
        """Take the call that rings."""
        await self._command("accept")

    async def reject(self) -> None:
        """Refuse the call that rings: baresip sends 486."""
        await self._command("hangup")

    async def hang_up(self) -> float:
        """End the call; return the moment."""
        moment = time.monotonic()
        await self._command("hangup")
        return moment

    async def press(self, keys: str) -> float:
        """Press keys one after the other (RFC 4733); return the moment of the first."""
        moment = time.monotonic()
        for number, key in enumerate(keys):
            if number:
                await asyncio.sleep(0.25)
            await self._command("sndcode", key)
        return moment

    async def say(self, sound: Sound) -> float:
        """Speak into the microphone, instead of whatever it says now; return the moment."""
        moment = time.monotonic()
        await self._command("ausrc", f"aufile,{self._microphone(sound)}")
        return moment

    async def hang_up_all(self) -> None:
        """Put the receiver down, whether there is a call or not: where there is none, baresip 1.1 complains."""
        answer = await self._ask("hangup")
        assert answer["ok"] or "no active call" in answer["data"], f"{self}: {answer['data']}"
        await asyncio.sleep(0.1)

    # --- what a person notices ---

    async def wait_registered(self, within: float = 5.0) -> None:
        """Wait until the registrar has accepted this phone."""
        await self.wait_event("REGISTER_OK", within=within, from_start=True)

    async def wait_ringing(self, within: float = 10.0) -> PhoneEvent:
        """Wait until this phone rings for a new call."""
        return await self.wait_event("CALL_INCOMING", within=within)

    async def wait_answered(self, within: float = 5.0) -> PhoneEvent:
        """Wait until the call stands, whoever dialled."""
        return await self.wait_event("CALL_ESTABLISHED", within=within)

    async def wait_closed(self, within: float = 10.0) -> PhoneEvent:
        """Wait until the call is over; the event's parameter has the reason."""
        return await self.wait_event("CALL_CLOSED", within=within)

    async def wait_event(self, kind: str, *, within: float, from_start: bool = False) -> PhoneEvent:
        """Return the next event of a type; the events before it are then over. Raises `ExpectationError`."""
        deadline = deadline_in(within)
        index = 0 if from_start else self._seen
        while True:
            for place in range(index, len(self.events)):
                if self.events[place].type == kind:
                    self._seen = max(self._seen, place + 1)
                    return self.events[place]
            index = len(self.events)
            self._told.clear()
            try:
                await asyncio.wait_for(self._told.wait(), max(0.0, deadline - time.monotonic()))
            except TimeoutError:
                told = " ".join(event.type for event in self.events[-12:])
                raise ExpectationError(
                    f"{self}: no {kind} within {allowed(within):g} s; it told: {told}"
                ) from None

    def has_told(self, kind: str) -> bool:
        """Return whether an event of this type came since the last one that was waited for."""
        return any(event.type == kind for event in self.events[self._seen :])

    @property
    def tape(self) -> Tape:
        """What is, or was, heard in the latest call."""
        assert self.tapes, f"{self} had no call yet"
        return self.tapes[-1]

    def heard(self) -> Sound:
        """Return what was heard so far in the latest call."""
        return self.tape.sound()

    def log(self) -> str:
        """Return what baresip wrote."""
        return (self.folder / "log").read_text(errors="replace")

    def __repr__(self) -> str:
        return f"phone {self.account.user}"

    # --- the process ---

    def alive(self) -> bool:
        """Return whether the process runs."""
        return self._process.returncode is None

    async def close(self) -> None:
        """Hang up, unregister and end the process, by force after a while."""
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                await asyncio.wait_for(self._process.wait(), allowed(3.0))
            except TimeoutError:
                self._process.kill()
                await self._process.wait()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if hasattr(self, "_writer"):
            self._writer.close()
            with contextlib.suppress(ConnectionError):
                await self._writer.wait_closed()

    async def _launch(self) -> None:
        # setpriv becomes baresip: should the test run be killed, the kernel ends the phone too.
        with (self.folder / "log").open("wb") as log:
            self._process = await asyncio.create_subprocess_exec(
                "setpriv", "--pdeathsig", "TERM", "baresip", "-v", "-f", str(self.folder),
                stdin=DEVNULL, stdout=log, stderr=STDOUT, cwd=self.folder,
            )  # fmt: skip

    async def _connect(self, port: int) -> None:
        """Connect to the control port. It takes one connection only, so this one stays."""
        deadline = time.monotonic() + 5.0
        while True:
            try:
                reader, self._writer = await asyncio.open_connection("127.0.0.1", port)
            except ConnectionRefusedError:
                if self._process.returncode is not None or time.monotonic() > deadline:
                    raise ExpectationError(f"{self} did not start:\n{self.log()}") from None
                await asyncio.sleep(0.02)
            else:
                self._tasks += [asyncio.create_task(self._read(reader)), asyncio.create_task(self._watch())]
                return

    async def _command(self, command: str, parameters: str | None = None) -> None:
        answer = await self._ask(command, parameters)
        assert answer["ok"], f"{self}: {command!r} failed: {answer['data']}"

    async def _ask(self, command: str, parameters: str | None = None) -> dict[str, Any]:
        token = str(next(self._tokens))
        response = self._responses[token] = asyncio.get_running_loop().create_future()
        self._writer.write(netstring.encode(command, parameters, token))
        try:
            return await asyncio.wait_for(response, allowed(ANSWER_SECONDS))
        except TimeoutError:
            raise ExpectationError(f"{self}: no response to {command!r}:\n{self.log()}") from None
        finally:
            del self._responses[token]

    async def _read(self, reader: asyncio.StreamReader) -> None:
        decoder = netstring.Decoder()
        while data := await reader.read(65536):
            for message in decoder.feed(data):
                if message.get("event"):
                    self._take(message)
                elif (response := self._responses.get(message.get("token", ""))) and not response.done():
                    response.set_result(message)

    def _take(self, message: dict[str, Any]) -> None:
        kind, parameter = message["type"], message.get("param", "")
        if kind == "CALL_ESTABLISHED":
            self.tapes.append(Tape())
        if kind == "CALL_CLOSED" and self.tapes:
            self._look_at_tape()
            self.tape.move(self.folder / "heard" / f"call-{len(self.tapes)}.wav")
        peer, name = message.get("peeruri", ""), message.get("peerdisplayname", "")
        self.events.append(PhoneEvent(time.monotonic(), kind, parameter, peer, name))
        self._told.set()

    async def _watch(self) -> None:
        while True:
            if self.tapes:
                self._look_at_tape()
            await asyncio.sleep(TICK_SECONDS)

    def _look_at_tape(self) -> None:
        """Find the file of a new call, and note how it grows. A finished call's file has another name."""
        if self.tape.path is None:
            self.tape.path = next((self.folder / "heard").glob("dump-*-dec.wav"), None)
        self.tape.look()

    def _microphone(self, sound: Sound) -> Path:
        path = self.folder / f"microphone-{next(self._sounds)}.wav"
        return audio.write(path, audio.join(sound, audio.silence(QUIET_AFTER_SECONDS)))
