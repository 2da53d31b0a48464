"""Who hears whom, told by tones: everybody hums a note of their own, and the ear finds which notes sound now."""

import asyncio
import time

import numpy as np

from tests.e2e import audio
from tests.e2e.audio import RATE, Sound
from tests.e2e.parties import Person
from tests.e2e.waiting import ExpectationError, deadline_in

#: How much of the newest sound is looked at, seconds.
WINDOW_SECONDS = 0.5

#: A note sounds if its amplitude is at least this; the phones hum at 0.2, and µ-law adds noise far below it.
AUDIBLE = 0.05

#: How long each hums: longer than any call of the tests.
HUM_SECONDS = 90.0


async def hums(person: Person, hertz: float) -> None:
    """Have a person hum from now on, as long as this call lasts."""
    await person.phone.say(audio.tone(hertz, HUM_SECONDS, level=0.2))


def amplitude(sound: Sound, hertz: float) -> float:
    """Return the amplitude of a note in a sound (one term of its discrete Fourier transform)."""
    phase = np.exp(-2j * np.pi * hertz * np.arange(len(sound)) / RATE)
    return float(2 * abs(np.dot(sound, phase)) / max(1, len(sound)))


def notes(sound: Sound, of: tuple[float, ...]) -> set[float]:
    """Return which of these notes sound."""
    return {hertz for hertz in of if amplitude(sound, hertz) >= AUDIBLE}


async def hears_exactly(person: Person, *expected: float, of: tuple[float, ...], within: float = 3.0) -> None:
    """Wait until a person hears these notes, and none of the others of `of`."""
    until = deadline_in(within)
    heard: dict[float, float] = {}
    while time.monotonic() < until:
        begin = max(0.0, person.ear.now() - WINDOW_SECONDS)
        heard = {hertz: amplitude(person.phone.tape.sound(begin), hertz) for hertz in of}
        if {hertz for hertz, level in heard.items() if level >= AUDIBLE} == set(expected):
            return
        await asyncio.sleep(0.05)
    raise ExpectationError(f"{person.phone} was to hear {expected} and hears {heard}")
