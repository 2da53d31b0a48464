"""Speech from text by piper, where the operator's catalogue names one of its voices.

piper is GPL: a separate program, and the operator's own choice. Starting it takes longer than a sentence, because it
loads its voice first, so it gets many texts at a time: a line each, and it writes a file for each line, in their order.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import soundfile as sf
from numpy.typing import NDArray

from .catalogue import Voice
from .errors import SynthesisError
from .synthesis import run_voice

#: A sentence takes 0.1 s, and the voice 2 s to load.
_START_SECONDS, _TEXT_SECONDS = 60.0, 30.0

#: The speed at which piper's voices were recorded, words a minute, as near as one can say.
_NATURAL_WORDS_A_MINUTE = 150

REMEDY = "Get it: pipx install piper-tts; or name the file as `piper_program` under [voice]."


def synthesise_all(texts: Sequence[str], voice: Voice) -> list[tuple[NDArray[np.float64], int]]:
    """Return each spoken text, full scale 1, with its samples a second. Raises `SynthesisError`."""
    if voice.piper is None:
        message = f"the voice `{voice.name}` is none of piper's"
        raise ValueError(message)
    if not voice.piper.is_file():
        message = f"there is no piper voice {voice.piper}. Correct `piper` under [voice]."
        raise SynthesisError(message)
    with tempfile.TemporaryDirectory(prefix="hotline-piper-") as folder:
        _run(texts, voice, Path(folder))
        # Each file is named by the time at which it was begun.
        files = sorted(Path(folder).glob("*.wav"), key=lambda file: (len(file.name), file.name))
        if len(files) != len(texts):
            message = f"{voice.piper_program} made {len(files)} sounds of {len(texts)} texts"
            raise SynthesisError(message)
        return [_read(file, text) for file, text in zip(files, texts, strict=True)]


def _run(texts: Sequence[str], voice: Voice, folder: Path) -> None:
    slower = _NATURAL_WORDS_A_MINUTE / voice.words_per_minute
    command = [voice.piper_program, "--model", str(voice.piper), "--output_dir", str(folder)]
    command += ["--length_scale", f"{slower:.3f}"]
    lines = "".join(f"{' '.join(text.split())}\n" for text in texts)
    done = run_voice(command, lines, _START_SECONDS + len(texts) * _TEXT_SECONDS, remedy=REMEDY)
    if done.returncode != 0:
        why = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        message = f"{voice.piper_program} failed with the voice {voice.piper}: {why}"
        raise SynthesisError(message)


def _read(file: Path, text: str) -> tuple[NDArray[np.float64], int]:
    try:
        sound, rate = sf.read(file)
    except sf.LibsndfileError as error:
        message = f"piper gave no sound for `{text}`: {error}"
        raise SynthesisError(message) from None
    return sound, rate
