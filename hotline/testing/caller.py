"""A fake call beside its script, without a socket: for tests of call scripts in virtual time.

The script gets a real `CallerChannel` over the real protocol; Asterisk and the caller behind it are the fakes that
also speak over sockets. What the agents' phones do is told as the manager interface would.

    call = DirectCall(keys={"ar/welcome": "2", "main-menu": ["", HANG_UP]})
    script = asyncio.create_task(serve(call.caller_channel()))
    await call.hears("main-menu")
    call.press("1")
"""

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from hotline.asterisk.agi import AgiConnectionLost, CallerChannel, Reply
from hotline.asterisk.agi.command import Word
from hotline.asterisk.agi.protocol import AgiProtocol, HangupReceived
from hotline.asterisk.ami import AmiEvent
from hotline.asterisk.ami.messages import Headers

from .agi import FakeCall, FakeLeg, FakeSpeech

#: In `keys`: the caller hangs up as this prompt begins.
HANG_UP = "hang up"

#: How long a prompt takes, seconds.
PROMPT_SECONDS = 2.0

#: Nobody waits longer for a prompt, seconds.
PATIENCE_SECONDS = 3600.0


class CallerFields(TypedDict, total=False):
    """What a test says of a caller; the fields of `DirectCall`."""

    uniqueid: str
    channel: str
    caller: str
    presentation: int
    keys: Mapping[str, str | list[str]]
    legs: list[FakeLeg]
    speeches: list[FakeSpeech]
    missing: Collection[str]
    play_seconds: float
    variables: dict[str, str]


@dataclass
class DirectCall(FakeCall):
    """The Asterisk side of one call, and the caller behind it.

    `keys` names prompts as `main-menu`, or as `en/main-menu` where only one language is meant.
    """

    play_seconds: float = PROMPT_SECONDS
    #: Hears what Asterisk's manager interface tells of the agents' legs; None: the link is down.
    tell: Callable[[AmiEvent], None] | None = None
    #: The script that serves the call.
    script: asyncio.Task[None] | None = field(default=None, init=False)
    #: The caller is known to be gone, as `CallerChannel` sees it.
    hung_up: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        self._protocol = AgiProtocol()
        self._reply_to_script: Reply | None = None
        self._is_lost = False
        self._heard_so_far = 0
        self._told_leg: str | None = None
        self._leg_number = 0
        self._agent = ""
        request = "".join(f"agi_{key}: {value}\n" for key, value in self._request().items())
        self._protocol.receive(f"{request}\n".encode())

    # --- for the test ---

    def caller_channel(self) -> CallerChannel:
        """Return what the script works with."""
        return CallerChannel(self, self._request())

    @property
    def prompts(self) -> list[str]:
        """Every prompt that was begun, as `en/main-menu`."""
        return [_name(path) for path in self.heard]

    async def hears(self, *prompts: str) -> None:
        """Wait until each of these begins, one after the other, whatever else is said between.

        Raises `TimeoutError` with what was heard instead.
        """
        for prompt in prompts:
            try:
                await self.until(lambda wanted=prompt: self._place_of(wanted) is not None, PATIENCE_SECONDS)  # type: ignore[misc]
            except TimeoutError:
                rest = self.prompts[self._heard_so_far :]
                raise TimeoutError(f"{prompt} was not heard, but {rest}") from None
            self._heard_so_far = (self._place_of(prompt) or 0) + 1

    async def until(self, condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until something is true of this call. Raises `TimeoutError`."""
        await super().until(condition, seconds)

    async def ended(self, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until the script has ended. Raises `TimeoutError`, and what the script raised."""
        assert self.script is not None, "nobody serves this call"  # noqa: S101
        async with asyncio.timeout(seconds):
            await asyncio.shield(self.script)

    def press(self, keys: str) -> None:
        """Let the caller press keys; the manager interface tells of them."""
        self._tell_keys(keys)
        super().press(keys)

    def loses(self, keys: str) -> None:
        """Let the caller press keys between two commands: no command gets them, the manager interface tells of them."""
        self._tell_keys(keys)

    def lose_connection(self) -> None:
        """Break the script's connection to Asterisk; the caller stays."""
        self._is_lost = self.hung_up = True
        self.changed()

    # --- for the channel ---

    async def command(self, *words: Word) -> Reply:
        """Obey one command and return the reply, as the session over a socket does."""
        if self._is_lost:
            raise AgiConnectionLost("the connection to Asterisk is closed")
        await self._serve(self._protocol.command(words).rstrip(b"\n"))
        assert self._reply_to_script is not None  # noqa: S101 - the fake has just written one
        return self._reply_to_script

    def _write(self, line: str) -> None:
        for event in self._protocol.receive(line.encode(errors="surrogateescape") + b"\n"):
            if isinstance(event, HangupReceived):
                self.hung_up = True
            elif isinstance(event, Reply):
                self._reply_to_script = event

    # --- what the fake caller does more ---

    def key_for(self, path: str) -> str:
        """Return the key that the caller presses when this prompt begins, or ""."""
        name = _name(path)
        act = super().key_for(name) or super().key_for(name.partition("/")[2])
        if act != HANG_UP:
            self._tell_keys(act)
            return act
        self.hang_up()
        return ""

    async def _until_or_gone(self, condition: Callable[[], bool], seconds: float | None) -> bool:
        found = await super()._until_or_gone(lambda: self._is_lost or condition(), seconds)
        if self._is_lost:
            raise AgiConnectionLost("the connection to Asterisk was lost")
        return found

    def _tell_keys(self, keys: str) -> None:
        for key in keys:
            self._tell("DTMFEnd", Uniqueid=self.uniqueid, Digit=key, Direction="Received")

    def _place_of(self, prompt: str) -> int | None:
        for place, name in enumerate(self.prompts[self._heard_so_far :], self._heard_so_far):
            if prompt in {name, name.partition("/")[2]}:
                return place
        return None

    # --- the agents' legs on the manager interface ---

    def changed(self) -> None:
        """Let everybody look who waits for something, and tell what became of the agent's leg."""
        super().changed()
        self._tell_leg()

    async def _reply(self, words: list[str]) -> str:
        reply = await super()._reply(words)
        self._tell_leg()
        return reply

    def _tell_leg(self) -> None:
        before, self._told_leg = self._told_leg, self.leg
        match before, self.leg:
            case None, "ringing":
                self.music = None  # Dial plays its own, which ends with it
                self._leg_number += 1
                self._agent = self.dialled[-1].partition(",")[0].removeprefix("PJSIP/")
                channel = f"PJSIP/{self._agent}-{self._leg_number:08x}"
                self._tell("DialBegin", Uniqueid=self.uniqueid, DestUniqueid=self._leg, DestChannel=channel)
            case "ringing", "talking":
                self._tell("BridgeEnter", Uniqueid=self._leg)
            case "talking", None:
                self._tell("HangupRequest", Uniqueid=self._leg if self.is_up else self.uniqueid)
                self._tell("BridgeLeave", Uniqueid=self._leg)
                self._tell("Hangup", Uniqueid=self._leg)
            case "ringing", None:
                self._tell("Hangup", Uniqueid=self._leg)

    @property
    def _leg(self) -> str:
        return f"{self.uniqueid}-leg{self._leg_number}"

    def _tell(self, name: str, **headers: str) -> None:
        if self.tell is not None:
            self.tell(AmiEvent(name, Headers.of(headers)))


def _name(path: str) -> str:
    return "/".join(Path(path).parts[-2:])
