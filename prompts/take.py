"""One file that came back from the studio: what is wrong with it, and what only should be listened to.

What is refused would sound bad or false to every caller; what is noted is used all the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soundfile as sf
import soxr
from numpy.typing import NDArray

from hotline.problems import Problem

from .conditioning import RATE, WIDE_RATE, speech_bounds
from .loudness import Signal, loudness
from .speaking_time import expected_seconds, possible_seconds
from .studio import LONGEST_SECONDS, SHORTEST_SECONDS, SUFFIXES, is_clipped

#: The longest allowed recording at 96 kHz, 24 bit and stereo has 69 MB.
MOST_BYTES = 100_000_000

#: What loses nothing, as libsndfile names it.
_FORMATS = frozenset({"WAV", "WAVEX", "RF64", "FLAC"})
_SUBTYPES = frozenset({"PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"})

#: Quieter speech than this cannot be raised without its noise, LUFS.
_QUIETEST_LUFS = -50.0
#: Two channels are one voice where their difference is this far below their sum, dB.
_SAME_CHANNELS_DB = -20.0
#: Pauses inside and silence outside, seconds.
_LONGEST_PAUSE, _LONGEST_EDGE, _SHORTEST_EDGE = 3.0, 1.0, 0.005
#: A frame that is this far below the loudest one is silent, dB.
_PAUSE_DB = -40.0
_FRAME_SECONDS = 0.02

#: What is wrong, and how to mend it.
Fault = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Take:
    """A file that was looked at."""

    file: Path
    prompt: str
    #: Why it is not used; empty for a good one.
    refused: tuple[Problem, ...]
    #: What somebody should listen to.
    noted: tuple[Problem, ...]
    #: The speech alone as 8,000 samples a second, its loudest at 1; empty where it could not be read.
    speech: NDArray[np.float32]


def examine(file: Path, prompt: str, text: str) -> Take:
    """Return what is to be said of a recording of `text`. Raises nothing."""
    silence = np.zeros(0, np.float32)
    try:
        fault = _file_fault(file) or _header_fault(sf.info(file))
        if fault is None:
            sound, rate = sf.read(file, always_2d=True)
    except (sf.LibsndfileError, OSError, ValueError) as error:
        fault = f"cannot be read: {str(error).rstrip('.')}", "Save it as WAV or FLAC."
    if fault is not None:
        return Take(file, prompt, (_problem(file, fault),), (), silence)
    mono = sound.mean(axis=1)
    if not np.isfinite(mono).all() or np.abs(mono).max(initial=0.0) < 1e-4:
        fault = "holds nothing to hear", "Record it again: was the microphone on?"
        return Take(file, prompt, (_problem(file, fault),), (), silence)
    refused = tuple(_problem(file, one) for one in _sound_faults(sound, mono, rate, text))
    noted = tuple(_problem(file, one) for one in _notes(mono, rate))
    return Take(file, prompt, refused, noted, _speech(mono, rate))


def _file_fault(file: Path) -> Fault | None:
    """Look at what can be known before libsndfile opens it."""
    if file.is_symlink() or not file.is_file():
        return "is no ordinary file", "Put the recording itself here."
    if file.suffix.lower() not in SUFFIXES:
        return "is no format that we read", f"Save it as {' or '.join(sorted(SUFFIXES))}."
    size = file.stat().st_size
    if size == 0:
        return "is empty", "Copy it again from the studio."
    if size > MOST_BYTES:
        return (
            f"has {size / 1e6:.0f} MB",
            f"A prompt has less than {MOST_BYTES / 1e6:.0f} MB: is it the whole session?",
        )
    return None


def _header_fault(info: Any) -> Fault | None:  # noqa: ANN401 -- soundfile has no types
    if info.format not in _FORMATS or info.subtype not in _SUBTYPES:
        return (
            f"holds {info.format}, {info.subtype}",
            "Save it as WAV or FLAC with 16 or 24 bits, uncompressed.",
        )
    if info.samplerate < RATE:
        return f"has {info.samplerate} samples a second", "Record at 48,000; at least 16,000."
    if info.channels > 2:
        return f"has {info.channels} channels", "Save one channel."
    if not SHORTEST_SECONDS <= info.duration <= LONGEST_SECONDS:
        return (
            f"is {info.duration:.1f} s long",
            f"A prompt takes {SHORTEST_SECONDS:g} to {LONGEST_SECONDS:g} s.",
        )
    return None


def _sound_faults(sound: NDArray[np.float64], mono: Signal, rate: int, text: str) -> Iterator[Fault]:
    if is_clipped(sound):
        yield "is clipped", "Record it again at a lower level."
    if sound.shape[1] == 2 and _differ(sound):
        yield "says different things on the left and on the right", "Save the channel of the voice alone."
    level = loudness(mono, rate)
    if level < _QUIETEST_LUFS:
        yield f"is too quiet ({level:.0f} LUFS)", "Record it again, nearer to the microphone."
    start, end = speech_bounds(mono)
    said, (least, most) = (end - start) / rate, possible_seconds(text)
    if not least <= said <= most:
        expected = expected_seconds(text)
        yield (
            f"speaks for {said:.1f} s, and its text takes about {expected:.1f} s",
            "Is it the recording of another text, or cut?",
        )
    pause = _longest_pause(mono[start:end], rate)
    if pause > _LONGEST_PAUSE:
        yield f"has a silence of {pause:.1f} s in its middle", "Cut it, or take the second try away."


def _notes(mono: Signal, rate: int) -> Iterator[Fault]:
    start, end = speech_bounds(mono)
    before, after = start / rate, (mono.size - end) / rate
    for edge, place in ((before, "beginning"), (after, "end")):
        if edge > _LONGEST_EDGE:
            yield f"has {edge:.1f} s of silence at its {place}", "It is cut off before callers hear it."
        elif edge < _SHORTEST_EDGE:
            yield f"has no silence at its {place}", "Listen whether a sound is cut off there."
    if rate < WIDE_RATE:
        yield (
            f"has {rate} samples a second",
            "Callers with G.722 hear no more than the others; record at 48,000.",
        )


def _differ(sound: NDArray[np.float64]) -> bool:
    left, right = sound[:, 0], sound[:, 1]
    both, difference = float(np.mean((left + right) ** 2)), float(np.mean((left - right) ** 2))
    return difference > both * 10 ** (_SAME_CHANNELS_DB / 10)


def _longest_pause(speech: Signal, rate: int) -> float:
    frame = max(1, int(_FRAME_SECONDS * rate))
    whole = speech[: speech.size // frame * frame]
    if not whole.size:
        return 0.0
    power = np.mean(whole.reshape(-1, frame) ** 2, axis=1)
    loud = np.flatnonzero(power > np.max(power) * 10 ** (_PAUSE_DB / 10))
    return float(np.diff(loud).max(initial=1) - 1) * frame / rate


def _speech(mono: Signal, rate: int) -> NDArray[np.float32]:
    start, end = speech_bounds(mono)
    speech = soxr.resample(mono[start:end], rate, RATE, quality="QQ")
    raised: NDArray[np.float32] = (speech / max(float(np.abs(speech).max(initial=0.0)), 1e-9)).astype(
        np.float32
    )
    return raised


def _problem(file: Path, fault: Fault) -> Problem:
    return Problem(file, None, "", *fault)
