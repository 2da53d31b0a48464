"""The ear of one person on one phone: what is heard, in which order, and when.

An ear reads the phone's tape from its cursor on. A sound that was found moves the cursor to its end, so a row
of `await ear.hears(…)` is a statement about order.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tests.e2e import audio
from tests.e2e.audio import RATE, Sound
from tests.e2e.listening import THRESHOLD, Match, find, heard_until
from tests.e2e.phones import Baresip
from tests.e2e.sounds import Sounds
from tests.e2e.waiting import ExpectationError, allowed, deadline_in

#: Time between two looks at the tape.
LOOK_SECONDS = 0.2

#: Audio may arrive this much later than it was sent: packets, jitter buffer, a busy machine.
LATE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Heard:
    """A sound that was heard on a tape."""

    #: Places on the tape.
    start_seconds: float
    end_seconds: float
    score: float
    #: When its first and its last sample had arrived (monotonic clock).
    began_at: float
    ended_at: float


#: How much of a sound's end may be missing on a tape that ends with it.
END_SECONDS = 0.1


class Ear:
    """Listens on one phone to prompts in one language."""

    def __init__(self, phone: Baresip, sounds: Sounds, language: str) -> None:
        self.phone = phone
        self.language = language
        self._sounds = sounds
        #: Where on the tape the next sound is looked for.
        self.cursor = 0.0

    def new_call(self) -> None:
        """Begin at the start of the next tape."""
        self.cursor = 0.0

    def now(self) -> float:
        """Return the place on the tape that is being written."""
        return self.phone.tape.length() / RATE

    async def hears(self, prompt: str, *, language: str | None = None, within: float = 6.0) -> Heard:
        """Wait until the whole prompt was heard; it may begin up to `within` seconds from now."""
        sound = self._sounds.prompt(language or self.language, prompt)
        return await self.hears_sound(sound, within=within, name=f"{prompt} [{language or self.language}]")

    async def hears_in_order(self, *prompts: str, within: float = 6.0) -> list[Heard]:
        """Wait for several prompts, one after the other."""
        return [await self.hears(prompt, within=within) for prompt in prompts]

    async def hears_begin(
        self, prompt: str, *, language: str | None = None, within: float = 6.0, seconds: float = 0.8
    ) -> Heard:
        """Wait until the first words of the prompt were heard, while it may still play."""
        sound = self._sounds.prompt(language or self.language, prompt)[: int(seconds * RATE)]
        name = f"the beginning of {prompt} [{language or self.language}]"
        return await self.hears_sound(sound, within=within, name=name)

    async def hears_sound(self, sound: Sound, *, within: float = 6.0, name: str = "the sound") -> Heard:
        """Wait until the whole sound was heard. Raises `ExpectationError` with the best score otherwise."""
        deadline = deadline_in(within) + audio.seconds(sound) + LATE_SECONDS
        best = Match(0.0, 0.0, 0.0)
        place = self.cursor
        while True:
            heard = self.phone.tape.sound(place)
            # The last samples may be silence, which Asterisk does not send.
            if len(heard) + END_SECONDS * RATE >= len(sound):
                match = await asyncio.to_thread(find, sound, heard)
                if match.heard:
                    return self._found(place, match)
                best = max(best, match, key=lambda one: one.score)
                # What cannot be the sound's beginning any more need not be looked at again.
                place += max(0.0, audio.seconds(heard) - audio.seconds(sound) - 0.2)
            if time.monotonic() > deadline:
                raise ExpectationError(self._complaint(name, best))
            await asyncio.sleep(LOOK_SECONDS)

    async def hears_one_of(self, prompts: Sequence[str], *, within: float) -> str:
        """Wait until one of the prompts was heard, and return which: the one that came first."""
        sounds = {name: self._sounds.prompt(self.language, name) for name in prompts}
        deadline = deadline_in(within) + max(map(audio.seconds, sounds.values())) + LATE_SECONDS
        while time.monotonic() < deadline:
            heard = self.phone.tape.sound(self.cursor)
            matches = [(find(sound, heard), name) for name, sound in sounds.items()]
            first = min((match.offset_seconds for match, _ in matches if match.heard), default=None)
            if first is not None:
                near = [(match, name) for match, name in matches if match.offset_seconds < first + 0.15]
                match, name = max(near, key=lambda one: one[0].score)
                self._found(self.cursor, match)
                return name
            await asyncio.sleep(LOOK_SECONDS)
        raise ExpectationError(self._complaint(f"one of {', '.join(prompts)}", Match(0.0, 0.0, 0.0)))

    async def hears_nothing_of(self, prompt: str, *, seconds: float, language: str | None = None) -> None:
        """Listen for a while, and complain if the prompt is heard. The cursor stays."""
        sound = self._sounds.prompt(language or self.language, prompt)
        await asyncio.sleep(seconds)
        match = await asyncio.to_thread(find, sound, self.phone.tape.sound(self.cursor))
        assert not match.heard, (
            f"{self.phone} heard {prompt} at {self.cursor + match.offset_seconds:.2f} s: {match}"
        )

    async def hears_music(self, *, within: float = 4.0, seconds: float = 1.5) -> None:
        """Wait until what came last is hold music, wherever in the tune."""
        deadline = deadline_in(within) + seconds
        best = 0.0
        while time.monotonic() < deadline:
            latest = self.phone.tape.sound(self.cursor)[-int(seconds * RATE) :]
            if len(latest) == int(seconds * RATE) and np.abs(latest).max() > 0.005:
                scores = [
                    (await asyncio.to_thread(find, latest, tune)).score for tune in self._sounds.music()
                ]
                best = max(best, *scores)
                if best >= THRESHOLD:
                    return
            await asyncio.sleep(LOOK_SECONDS)
        raise ExpectationError(
            f"{self.phone} heard no music within {allowed(within):g} s; best score {best:.2f}"
        )

    def cut_off(self, prompt: str, heard: Heard, *, language: str | None = None) -> Heard:
        """Return how much of a prompt whose beginning was heard came at all, and when it stopped."""
        sound = self._sounds.prompt(language or self.language, prompt)
        match = Match(heard.start_seconds, heard.score, audio.seconds(sound))
        end = heard.start_seconds + heard_until(sound, self.phone.heard(), match)
        tape = self.phone.tape
        return Heard(heard.start_seconds, end, heard.score, heard.began_at, tape.time_of(end))

    def _found(self, place: float, match: Match) -> Heard:
        tape = self.phone.tape
        start, end = place + match.offset_seconds, place + match.end_seconds
        self.cursor = end - 0.05
        return Heard(start, end, match.score, tape.time_of(start), tape.time_of(end))

    def _complaint(self, name: str, best: Match) -> str:
        tape = self.phone.tape
        told = self._sounds.recognise(tape.sound(self.cursor))
        return (
            f"{self.phone} did not hear {name} after {self.cursor:.2f} s of its tape {tape.path} "
            f"(now {tape.length() / RATE:.2f} s long); best score {best.score:.2f}; it heard: {told}"
        )
