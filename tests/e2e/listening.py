"""Ears: find a known prompt in what a phone heard, by normalised cross-correlation.

A prompt is cut into slices of a quarter of a second. Each slice is correlated with everything that was heard
(FFT), the slices vote for a common place, and around the best places each slice may move a little: a jitter
buffer drops or repeats frames of 20 ms. The score is the mean of the slices' correlations, weighted by their
energy: 1 is the same sound, whatever its gain, and slices that were not played count as 0.

Measured (`test_listening.py` keeps it true): the right prompt through µ-law or A-law, at a gain of 0.3 to 2, with
two dropped or repeated frames a second, scores 0.86 or more. A prompt with other words in the same voice scores
0.46 or less; over the whole catalogue the worst pairs are "we did not hear a key/anything" (0.71) and "you are
signed in/out" (0.75), which share most of their words. A digit is found in sentences that say it, and only there.
So `THRESHOLD` lies between.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tests.e2e.audio import RATE, Sound

#: From this score on the prompt was heard.
THRESHOLD = 0.8

#: Length of a slice.
SLICE_SECONDS = 0.25

#: How far a slice may be from its place: three frames dropped or repeated.
DRIFT_SECONDS = 0.06

#: Places that are looked at closely.
CANDIDATES = 8

#: What is quieter than this (root mean square) is silence: about -60 dB.
SILENCE_LEVEL = 0.001

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a prompt fits best."""

    #: Place of the prompt's first sample, from the start of what was heard.
    offset_seconds: float
    #: 1 for the same sound, about 0 for another.
    score: float
    #: Length of the prompt.
    seconds: float

    @property
    def heard(self) -> bool:
        """True when this is the prompt."""
        return self.score >= THRESHOLD

    @property
    def end_seconds(self) -> float:
        """Place of the sample after the prompt's last."""
        return self.offset_seconds + self.seconds


@dataclass(frozen=True, slots=True)
class _Slice:
    start: int
    samples: Array
    weight: float


def find(prompt: Sound, heard: Sound) -> Match:
    """Return the place where the prompt fits best. Raises `ValueError` for a prompt that is all silence."""
    prompt = _trim(prompt)
    slices = _slices(prompt)
    if not slices:
        raise ValueError("the prompt is silent: nothing to find")
    if len(heard) < len(prompt):
        heard = np.concatenate((heard, np.zeros(len(prompt) - len(heard), dtype=np.float32)))
    correlations = _correlations(slices, heard, len(heard) - len(prompt) + 1)
    weights = np.array([piece.weight for piece in slices], dtype=np.float32)
    votes = weights @ np.stack([_centre(row, len(heard) - len(prompt) + 1) for row in correlations])
    best, score = max(
        ((place, _score(correlations, weights, place)) for place in _peaks(votes)), key=lambda found: found[1]
    )
    return Match(best / RATE, float(score), len(prompt) / RATE)


def heard_until(prompt: Sound, heard: Sound, match: Match) -> float:
    """Return how many seconds of the prompt were heard before it was cut off, within a tenth.

    Pieces of a tenth of a second are followed until two loud ones in a row are missing: what comes after a
    cut fits by chance here and there. Pauses of the prompt say nothing and are passed over.
    """
    prompt = _trim(prompt)
    step, width = RATE // 20, RATE // 10
    start = round(match.offset_seconds * RATE)
    last = missing = 0
    for at in range(0, len(prompt) - width + 1, step):
        piece = prompt[at : at + width]
        if _level(piece) < 5 * SILENCE_LEVEL:
            continue
        if find_slice(piece, heard, start + at) >= THRESHOLD:
            last, missing = at + width, 0
        else:
            missing += 1
        if missing == 2:
            break
    return last / RATE


def find_slice(piece: Sound, heard: Sound, place: int) -> float:
    """Return the best correlation of a short piece within the drift around a place."""
    drift = int(DRIFT_SECONDS * RATE)
    window = heard[max(0, place - drift) : place + drift + len(piece)]
    if len(window) < len(piece):
        return 0.0
    return float(_correlate(piece, window).max())


def _trim(prompt: Sound) -> Sound:
    """Return the prompt without silence at its end, which nobody can hear."""
    loud = np.flatnonzero(np.abs(prompt) > 4 * SILENCE_LEVEL)
    return prompt[: loud[-1] + 1] if len(loud) else prompt[:0]


def _slices(prompt: Sound) -> list[_Slice]:
    count = max(1, round(len(prompt) / (SLICE_SECONDS * RATE)))
    bounds = np.linspace(0, len(prompt), count + 1).astype(int)
    pieces = [(int(a), prompt[a:b]) for a, b in pairwise(bounds)]
    loud = [
        (start, piece, float(np.sqrt((piece**2).sum())))
        for start, piece in pieces
        if _level(piece) > SILENCE_LEVEL
    ]
    total = sum(energy for _, _, energy in loud)
    return [_Slice(start, piece, energy / total) for start, piece, energy in loud]


def _level(sound: Sound) -> float:
    return float(np.sqrt(np.mean(sound**2))) if len(sound) else 0.0


def _correlations(slices: list[_Slice], heard: Sound, places: int) -> list[Array]:
    """Return per slice its correlation at every place of the prompt, with drift on both sides."""
    drift = int(DRIFT_SECONDS * RATE)
    longest = max(len(piece.samples) for piece in slices)
    edge = np.zeros(drift, dtype=np.float32)
    padded = np.concatenate((edge, heard, edge, np.zeros(longest, dtype=np.float32)))
    size = 1 << (len(padded) - 1).bit_length()
    spectrum = np.fft.rfft(padded, size)
    energies = np.concatenate(([0.0], np.cumsum(padded.astype(np.float64) ** 2)))
    rows = []
    for piece in slices:
        length = len(piece.samples)
        product = np.fft.irfft(spectrum * np.conj(np.fft.rfft(piece.samples, size)), size)
        at = slice(piece.start, piece.start + places + 2 * drift)
        window = np.sqrt(np.maximum(energies[length:] - energies[:-length], 0.0))[at]
        floor = SILENCE_LEVEL * np.sqrt(length)
        own = np.sqrt((piece.samples.astype(np.float64) ** 2).sum())
        rows.append((product[at] / (own * np.maximum(window, floor))).astype(np.float32))
    return rows


def _centre(row: Array, places: int) -> Array:
    drift = int(DRIFT_SECONDS * RATE)
    return row[drift : drift + places]


def _peaks(votes: Array) -> list[int]:
    """Return the places with the most votes, each far enough from the others."""
    votes = votes.copy()
    apart = int(DRIFT_SECONDS * RATE)
    places = []
    for _ in range(CANDIDATES):
        place = int(votes.argmax())
        places.append(place)
        votes[max(0, place - apart) : place + apart] = -np.inf
    return places


def _score(correlations: list[Array], weights: Array, place: int) -> float:
    drift = int(DRIFT_SECONDS * RATE)
    best = np.array([row[place : place + 2 * drift + 1].max() for row in correlations])
    return float(weights @ np.maximum(best, 0.0))


def _correlate(piece: Sound, window: Sound) -> Array:
    products = np.correlate(window, piece, mode="valid")
    energies = np.concatenate(([0.0], np.cumsum(window.astype(np.float64) ** 2)))
    own = np.sqrt((piece.astype(np.float64) ** 2).sum())
    floor = SILENCE_LEVEL * np.sqrt(len(piece))
    there = np.maximum(np.sqrt(np.maximum(energies[len(piece) :] - energies[: -len(piece)], 0.0)), floor)
    return np.asarray(products / (own * there), dtype=np.float32)
