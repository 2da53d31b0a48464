"""Sounds that are no speech, computed: the tone before a message, and the music for those who wait."""

from collections.abc import Callable, Mapping

import numpy as np

from .conditioning import RATE, WIDE_RATE, LineSound, to_samples
from .g711 import Samples
from .loudness import Signal

# --- the tone ---

_BEEP_HERTZ, _BEEP_SECONDS, _BEEP_DB = 1000.0, 0.3, -16.0

#: As long as somebody who dictates a number takes breath.
_GROUP_PAUSE_SECONDS = 0.35


def beep(rate: int = RATE) -> Samples:
    """Return the tone after which the caller speaks; `rate` is in samples a second."""
    time = np.arange(int(_BEEP_SECONDS * rate)) / rate
    edge = np.minimum(1, np.minimum(time, _BEEP_SECONDS - time) / 0.01)
    return to_samples(10 ** (_BEEP_DB / 20) * np.sqrt(2) * edge * np.sin(2 * np.pi * _BEEP_HERTZ * time))


def in_both_bands(tone: Callable[[int], Samples]) -> LineSound:
    """Return a tone that is computed for each band; so a loop stays one in both."""
    return LineSound(tone(RATE), tone(WIDE_RATE))


def group_pause(rate: int = RATE) -> Samples:
    """Return the silence between two groups of digits; `rate` is in samples a second."""
    return to_samples(np.zeros(round(_GROUP_PAUSE_SECONDS * rate)))


#: Prompts that are made of no text.
GENERATED: Mapping[str, Callable[[int], Samples]] = {"beep": beep, "group-pause": group_pause}

# --- the music: sixteen bars of four beats, 64 beats a minute, so that 60 s loop without a seam ---

_BEATS_A_MINUTE, _BARS, _NOTES_A_BAR = 64, 16, 8
_NOTE_SECONDS = 60 / _BEATS_A_MINUTE / 2
_MUSIC_DB = -29.0

#: Chords as MIDI notes, root first: D, B minor, G, A with suspended fourth; then D, F sharp minor, G, A.
_CHORDS = (
    (50, 62, 66, 69, 73), (47, 59, 62, 66, 69), (43, 59, 62, 67, 71), (45, 57, 62, 64, 69),
    (50, 62, 66, 69, 73), (54, 57, 61, 66, 69), (43, 59, 62, 67, 71), (45, 57, 61, 64, 69),
)  # fmt: skip
#: Which note of the chord each eighth of a bar plucks; the second pattern for every other bar.
_PATTERNS = ((1, 2, 3, 4, 3, 2, 3, 2), (1, 3, 2, 4, 2, 3, 4, 3))


def hold_music(rate: int = RATE) -> Samples:
    """Return a minute of soft plucked chords; its end runs into its beginning. `rate` is in samples a second."""
    length = round(_BARS * _NOTES_A_BAR * _NOTE_SECONDS * rate)
    music = np.zeros(length)
    for bar in range(_BARS):
        chord = _CHORDS[bar % len(_CHORDS)]
        begin = bar * _NOTES_A_BAR * _NOTE_SECONDS
        # The root sounds an octave higher as well: a telephone carries nothing below 300 Hz.
        for note in (chord[0], chord[0] + 12):
            _mix(music, round(begin * rate), _pluck(note, rate, seconds=4.0, loudness=0.5))
        for eighth, which in enumerate(_PATTERNS[bar % len(_PATTERNS)]):
            accent = 1.0 if eighth % 4 == 0 else 0.75
            note_begin = round((begin + eighth * _NOTE_SECONDS) * rate)
            _mix(music, note_begin, _pluck(chord[which], rate, seconds=2.5, loudness=accent))
    rms = float(np.sqrt(np.mean(music**2)))
    return to_samples(music * 10 ** (_MUSIC_DB / 20) / rms)


def _mix(music: Signal, start: int, note: Signal) -> None:
    """Add the note at a sample; what does not fit at the end sounds at the beginning."""
    room = music.size - start
    music[start : start + note.size] += note[:room]
    music[: max(0, note.size - room)] += note[room:]


def _pluck(midi: int, rate: int, *, seconds: float, loudness: float) -> Signal:
    """Return a soft string: six harmonics, the higher ones weaker and sooner gone."""
    time = np.arange(int(seconds * rate)) / rate
    hertz = 440 * 2 ** ((midi - 69) / 12)
    sound = np.zeros(time.size)
    for harmonic in range(1, 7):
        if harmonic * hertz < rate / 2 * 0.9:
            decay = np.exp(-time * (1.2 + 0.9 * harmonic))
            sound += decay * np.sin(2 * np.pi * hertz * harmonic * time) / harmonic**1.6
    attack = np.minimum(1, time / 0.012)
    release = np.minimum(1, (seconds - time) / 0.1)
    return loudness * attack * release * sound
