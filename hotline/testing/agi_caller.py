"""The caller behind a fake call, and what the test says of them."""

import asyncio
from collections import deque
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

#: A key that is pressed while no command waits for one is lost after so long (measured: 95 to 105 ms).
IDLE_KEY_SECONDS = 0.1


class Gone(Exception):  # noqa: N818 - what happened to the caller
    """The caller hung up while a command was going on."""


@dataclass
class FakeLeg:
    """What happens to one Dial: it rings for a while, and if answered talks for a while.

    None means until the test ends it with `end_leg` or `hang_up`.
    """

    #: DIALSTATUS and HANGUPCAUSE, unless the caller hangs up first.
    status: str = "ANSWER"
    cause: int = 16
    ring_seconds: float | None = 0.0
    talk_seconds: float | None = 0.0
    #: The agent stays until the end of what is said before the talk (Dial's `U`).
    hears_whisper: bool = True


@dataclass
class FakeSpeech:
    """What the caller does in one recording: speaks, then presses a key, is silent or hangs up."""

    #: 0 is during the beep already.
    seconds: float = 2.0
    #: A key; "" is silence until the end of the recording, None a hang-up.
    then: str | None = "#"


@dataclass
class FakeCaller:
    """What a caller does, and what happened to them."""

    #: The key that the caller presses as soon as this file begins: always, or one each time in turn ("" is
    #: none).
    keys: Mapping[str, str | list[str]] = field(default_factory=dict)
    #: Files and applications that Asterisk does not find.
    missing: Collection[str] = ()
    #: What happens to each Dial, in turn; after the last one agents are unreachable.
    legs: list[FakeLeg] = field(default_factory=list)
    #: What the caller says in each recording, in turn; after the last one two seconds and a hash.
    speeches: list[FakeSpeech] = field(default_factory=list)
    #: How long every file plays.
    play_seconds: float = 0.0
    #: 0.01 makes all that takes time a hundred times shorter.
    pace: float = 1.0
    #: Whether HANGUP is sent (AGISIGHUP).
    tells_hang_up: bool = True
    #: Channel variables and functions.
    variables: dict[str, str] = field(default_factory=dict)

    #: Every file that was played.
    heard: list[str] = field(default_factory=list, init=False)
    #: The arguments of every Dial.
    dialled: list[str] = field(default_factory=list, init=False)
    #: Every file that was recorded.
    recorded: list[str] = field(default_factory=list, init=False)
    #: Every application with its arguments, Dial included.
    executed: list[tuple[str, str]] = field(default_factory=list, init=False)
    #: The class of music on hold that the caller hears.
    music: str | None = field(default=None, init=False)
    #: `ringing` or `talking` while a Dial goes on.
    leg: str | None = field(default=None, init=False)
    is_up: bool = field(default=True, init=False)

    def __post_init__(self) -> None:
        self._pressed: deque[tuple[str, float]] = deque()
        self._leg_is_over = False
        self._changed = asyncio.Event()

    # --- for the test ---

    def press(self, keys: str) -> None:
        """Let the caller press keys, or AMI poke with D."""
        now = asyncio.get_running_loop().time()
        self._pressed += [(key, now) for key in keys]
        self.changed()

    def hang_up(self) -> None:
        """Let the caller hang up."""
        self.is_up = False
        self.changed()

    def end_leg(self) -> None:
        """Let the agent, or AMI, hang up the leg that rings or talks."""
        self._leg_is_over = True
        self.changed()

    async def until(self, condition: Callable[[], bool], seconds: float = 30.0) -> None:
        """Wait until something is true of this call. Raises `TimeoutError`."""
        async with asyncio.timeout(seconds):
            while not condition():
                self._changed.clear()
                await self._changed.wait()

    # --- for the commands ---

    def changed(self) -> None:
        """Let everybody look who waits for something."""
        self._changed.set()

    def key_for(self, path: str) -> str:
        """Return the key that the caller presses when this file begins, or ""."""
        keys = self.keys.get(path, "")
        if isinstance(keys, str):
            return keys
        return keys.pop(0) if keys else ""

    async def pause(self, seconds: float | None) -> None:
        """Let time pass. Raises `Gone` as soon as the caller hangs up."""
        await self._until_or_gone(lambda: False, seconds)

    async def key(self, wanted: str | None, seconds: float | None) -> str | None:
        """Wait for one of these keys, or for any; the others are lost. Raises `Gone`."""
        oldest = asyncio.get_running_loop().time() - IDLE_KEY_SECONDS
        while self._pressed and self._pressed[0][1] < oldest:
            self._pressed.popleft()
        found: list[str] = []

        def look() -> bool:
            while self._pressed and not found:
                pressed = self._pressed.popleft()[0]
                if wanted is None or pressed in wanted:
                    found.append(pressed)
            return bool(found)

        await self._until_or_gone(look, seconds)
        return found[0] if found else None

    async def leg_ends(self, seconds: float | None) -> bool:
        """Wait until somebody ends the leg; return whether it was so. Raises `Gone`."""
        ended = await self._until_or_gone(lambda: self._leg_is_over, seconds)
        self._leg_is_over = False
        return ended

    async def _until_or_gone(self, condition: Callable[[], bool], seconds: float | None) -> bool:
        try:
            limit = 3600.0 if seconds is None else seconds * self.pace
            await self.until(lambda: condition() or not self.is_up, limit)
        except TimeoutError:
            return False
        if not self.is_up:
            raise Gone
        return True
