"""Says prompts to one caller, in the caller's language, with barge-in and type-ahead."""

from collections.abc import Iterable

from hotline.asterisk.agi import CallerChannel
from hotline.prompts.library import PromptLibrary

#: Between the last word and the hang-up, seconds: a phone drops what its jitter buffer still holds when the BYE comes.
LAST_WORD_SECONDS = 0.4

#: Keys that interrupt a prompt where the caller may press anything.
ALL_KEYS = "0123456789*#"


class Speaker:
    """The hotline's voice on one channel."""

    def __init__(self, channel: CallerChannel, prompts: PromptLibrary, language: str) -> None:
        self._channel = channel
        self._prompts = prompts
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
        key = await self._channel.stream_file(path, keys)
        self._music_plays = False
        return key

    async def ask(self, prompts: Iterable[str], *, seconds: float, keys: str = ALL_KEYS) -> str | None:
        """Say the prompts, then wait for a key; None if none came. Raises `CallerHungUp`."""
        return await self.say(*prompts, keys=keys) or await self.key(seconds)

    async def key(self, seconds: float) -> str | None:
        """Wait for one key, with music if it is wanted; None if none came. Raises `CallerHungUp`."""
        if self.music_wanted and not self._music_plays:
            await self._channel.music(True)
            self._music_plays = True
        return await self._channel.wait_for_digit(seconds)

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
