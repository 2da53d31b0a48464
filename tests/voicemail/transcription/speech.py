"""Speech for the engines' tests, made by espeak-ng as a separate process, and the share of words that come back."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import soundfile
import soxr

#: What Asterisk records.
RATE = 8000


def spoken(path: Path, text: str, *, voice: str, words_a_minute: int = 140) -> Path:
    """Write a telephone-quality WAV file in which the text is spoken, with a second of silence around it."""
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed")
    wide = path.with_suffix(".wide.wav")
    command = ["espeak-ng", "-v", voice, "-s", str(words_a_minute), "-w", str(wide), text]
    subprocess.run(command, check=True, timeout=60)
    audio, rate = soundfile.read(wide)
    wide.unlink()
    narrow = soxr.resample(audio, rate, RATE) * 0.8
    soundfile.write(path, narrow, RATE, subtype="PCM_16")
    return path


def words_of(text: str) -> list[str]:
    """Return the words without punctuation and capitals."""
    return re.findall(r"\w+", text.lower())


def word_error_rate(said: str, heard: str) -> float:
    """Return (substitutions + deletions + insertions) / words said: Levenshtein's distance over words."""
    reference, hypothesis = words_of(said), words_of(heard)
    row = list(range(len(hypothesis) + 1))
    for place, word in enumerate(reference, 1):
        diagonal, row[0] = row[0], place
        for column, other in enumerate(hypothesis, 1):
            best = min(row[column] + 1, row[column - 1] + 1, diagonal + (word != other))
            diagonal, row[column] = row[column], best
    return row[-1] / len(reference)
