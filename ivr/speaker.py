"""Says prompts to one caller, in the caller's language, with barge-in and type-ahead."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

from hotline.asterisk.agi import CallerChannel
from hotline.prompts.library import PromptLibrary

from .typed_keys import TypedKeys
from .waker import POKE

#: Between the last word and the hang-up, seconds: a phone drops what its jitter buffer still holds when the BYE comes.
LAST_WORD_SECONDS = 0.4

#: Keys that interrupt a prompt where the caller may press anything.
ALL_KEYS = "0123456789*#"

#: The event of a key may come so much later than the reply of the command that it ended, seconds (measured: 1 to 5 ms).
EVENT_LAG_SECONDS = 0.1

#: A key that no command has taken after so long was lost by Asterisk: what is being said must be interrupted, seconds.
LOST_KEY_SECONDS = 0.05

#: Times that a prompt is said again which a late poke has cut short.
MOST_POKES = 3


class Speaker:
    """The hotline's voice on one channel."""

    def __init__(self, channel: CallerChannel, prompts: PromptLibrary, language: str,
                 wake: Callable[[Callable[[], bool]], None] | None = None) -> None:  # fmt: skip
        """`wake(until)` ends the command that goes on; None where nobody tells of keys (`told`)."""
        self._channel = channel
        self._prompts = prompts
        self._wake = wake
        #: What the caller typed ahead.
        self.typed = TypedKeys()
        #: The keys that end the command that goes on, and which command it is.
        self._listens_for = ""
        self._command = 0
        #: A key's event comes soon behind the command that it ended.
        self._events_come = wake is not None
        self._told = asyncio.Event()
        #: The language of everything that is said from now on.
        self.language = language
        #: The caller hears hold music whenever nothing is said.
        self.music_wanted = False
        self._music_plays = False

    async def say(self, *prompts: str, keys: str = "", language: str | None = None) -> str | None:
        """Say the prompts one after the other; return the key that interrupted them, None if none did.

        Only `keys` interrupt. `POKE` may be among them. Raises `CallerHungUp`.
        """
        for prompt in prompts:
            key = await self._play(self._prompts.path(language or self.language, prompt), keys)
            if key:
                return key
        return None

    async def play(self, sound: str, keys: str = "") -> str | None:
        """Play a sound that is no prompt, named relative to the folder of sounds, as `say` does."""
        return await self._play(self._prompts.sound(sound), keys)

    async def _play(self, path: str, keys: str) -> str | None:
        for _ in range(MOST_POKES):
            typed = self.typed.take(keys) if keys else None
            if typed is not None:
                return typed
            if not self._collects(keys):
                break
            key = await self._in_order(self._play_once(path, keys + POKE), keys)
            if key != POKE:
                return key
        return await self._play_once(path, keys)

    async def _play_once(self, path: str, keys: str) -> str | None:
        key = await self._channel.stream_file(path, keys)
        self._music_plays = False
        return key

    async def ask(self, prompts: Iterable[str], *, seconds: float, keys: str = ALL_KEYS) -> str | None:
        """Say the prompts, then wait for a key; None if none came. Raises `CallerHungUp`."""
        return await self.say(*prompts, keys=keys) or await self.key(seconds)

    async def key(self, seconds: float) -> str | None:
        """Wait for one key, with music if it is wanted; None if none came. Raises `CallerHungUp`."""
        typed = self.typed.take(ALL_KEYS)
        if typed is not None:
            return typed
        if self.music_wanted and not self._music_plays:
            await self._channel.music(True)
            self._music_plays = True
        if not self._collects(ALL_KEYS):
            return await self._channel.wait_for_digit(seconds)
        clock = asyncio.get_running_loop().time
        until = clock() + seconds
        while (left := until - clock()) > 0:
            key = await self._in_order(self._channel.wait_for_digit(left), ALL_KEYS)
            if key != POKE:
                return key
        return None

    def path(self, prompt: str) -> str:
        """Return where the prompt's sound is, without extension."""
        return self._prompts.path(self.language, prompt)

    async def took(self, key: str, *behind: str) -> str:
        """Return the caller's next key after a stream of audio has told of keys, in their order."""
        await self._event_of_key()
        first = self.typed.returned(key, ALL_KEYS)
        if not self._events_come:
            for later in behind:
                self.typed.told(later)
        return first

    def put_back(self, key: str) -> None:
        """Keep a key for the next question."""
        self.typed.put_back(key)

    def told(self, key: str) -> None:
        """Take the manager interface's word that the caller pressed this key."""
        self._events_come = True
        self.typed.told(key)
        self._told.set()
        if self._wake is not None and key in self._listens_for:
            asyncio.get_running_loop().call_later(LOST_KEY_SECONDS, self._interrupt, self._command)

    def _interrupt(self, command: int) -> None:
        """End the command that goes on, if it has missed a key."""
        if self._wake is not None and self._goes_on(command) and self.typed.waiting:
            self._wake(lambda: not self._goes_on(command))

    def _goes_on(self, command: int) -> bool:
        return self._command == command and bool(self._listens_for)

    def _collects(self, keys: str) -> bool:
        """Whether keys are typed ahead here; who waits for an agent handles pokes alone."""
        return self.typed.collecting and bool(keys) and POKE not in keys

    async def _in_order(self, command: Awaitable[str | None], keys: str) -> str | None:
        """Return the caller's next key after the command; `POKE` if it was ended by a poke and there is none."""
        self._listens_for, self._command = keys, self._command + 1
        try:
            key = await command
        finally:
            self._listens_for = ""
        if key is None or key == POKE:
            return self.typed.take(keys) or key
        if key not in keys:
            return key
        await self._event_of_key()
        return self.typed.returned(key, keys)

    async def _event_of_key(self) -> None:
        """Wait a moment for the event of the key that ended a command, so that lost ones before it come first."""
        if self.typed.waiting or not self._events_come:
            return
        self._told.clear()
        try:
            async with asyncio.timeout(EVENT_LAG_SECONDS):
                await self._told.wait()
        except TimeoutError:
            self._events_come = (
                False  # the link to the manager interface is down: its keys are not waited for
            )

    async def last_words(self, *prompts: str) -> None:
        """Say the prompts before a hang-up, and let the phone play them out. Raises `CallerHungUp`."""
        await self.say(*prompts)
        await self._channel.wait_for_digit(LAST_WORD_SECONDS)

    async def silence(self) -> None:
        """Stop the music and forget that it was wanted."""
        self.music_wanted = False
        if self._music_plays:
            await self._channel.music(False)
            self._music_plays = False

    def music_was_replaced(self) -> None:
        """Note that something else (a dialled agent) ended the music."""
        self._music_plays = False
