"""Speech from text by espeak-ng, as a separate program that is handed the text on its standard input."""

import io
import subprocess
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

import numpy as np
import soundfile as sf
from numpy.typing import NDArray

from .catalogue import Voice
from .errors import SynthesisError

PROGRAM = "espeak-ng"
REMEDY = f"Get it: apt-get install {PROGRAM}"

#: Where a language may have the module that spells its texts for espeak-ng, with the function `respell`.
_FOLDERS, _SPELLING = Path(__file__).parent, "speech"

#: A prompt takes 0.05 s; whatever takes this long hangs.
_SECONDS = 30.0

#: espeak-ng's WAV header has 44 bytes; in a pipe it cannot go back to write the length.
_HEADER_BYTES = 44


def spelling(text: str, voice: Voice) -> str:
    """Return the text as the voice should read it; `speech.py` in the folder of its language, if any, spells it."""
    respell = _respelling(voice.name.partition("+")[0])
    return text if respell is None else respell(text)


@cache
def _respelling(language: str) -> Callable[[str], str] | None:
    if not (_FOLDERS / language / f"{_SPELLING}.py").is_file():
        return None
    package = __name__.rpartition(".")[0]
    respell: Callable[[str], str] = import_module(f"{package}.{language}.{_SPELLING}").respell
    return respell


def synthesise(text: str, voice: Voice) -> tuple[NDArray[np.float64], int]:
    """Return the spoken text, full scale 1, and its samples a second. Raises `SynthesisError`."""
    speed = str(voice.words_per_minute)
    command = [PROGRAM, "-v", voice.name, "-s", speed, "-b", "1", "-z", "--stdin", "--stdout"]
    done = run_voice(command, spelling(text, voice), _SECONDS, remedy=REMEDY)
    if done.returncode != 0:
        said_why = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        message = f"{PROGRAM} failed with the voice `{voice.name}`: {said_why} See `{PROGRAM} --voices`."
        raise SynthesisError(message)
    return _read(done.stdout)


def run_voice(
    command: Sequence[str], text: str, seconds: float, *, remedy: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a program that speaks the text on its standard input; `remedy` says how to get it.

    Raises `SynthesisError` where it is not there, cannot be started or takes longer than `seconds`.
    """
    program = command[0]
    try:
        return subprocess.run(command, input=text.encode(), capture_output=True, timeout=seconds, check=False)
    except FileNotFoundError:
        message = f"{program} is not installed. {remedy}"
    except subprocess.TimeoutExpired:
        message = f"{program} said nothing within {seconds:g} s. Is the machine overloaded?"
    except OSError as error:
        message = f"{program} cannot be started: {error.strerror}. {remedy}"
    raise SynthesisError(message)


def _read(wav: bytes) -> tuple[NDArray[np.float64], int]:
    rate = int.from_bytes(wav[24:28], "little")
    if len(wav) <= _HEADER_BYTES or not wav.startswith(b"RIFF") or not rate:
        message = f"{PROGRAM} gave no sound. Is its data installed (espeak-ng-data)?"
        raise SynthesisError(message)
    sound, rate = sf.read(
        io.BytesIO(wav[_HEADER_BYTES:]),
        format="RAW",
        samplerate=rate,
        channels=1,
        subtype="PCM_16",
        endian="LITTLE",
    )
    return sound, rate
