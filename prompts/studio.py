"""Recordings of a speaker, which win over synthesis: `<folder>/<language>/<prompt>.wav`, of any rate."""

from collections.abc import Collection, Mapping
from pathlib import Path

import numpy as np
import soundfile as sf
from numpy.typing import NDArray

from hotline.problems import Problem, did_you_mean

from .conditioning import LineSound, for_line
from .errors import StudioError

#: What libsndfile reads without loss.
SUFFIXES = frozenset({".wav", ".flac"})

SHORTEST_SECONDS, LONGEST_SECONDS = 0.1, 120.0

#: So many samples at full scale, one after the other, are an overload and no chance.
_CLIPPED_RUN = 4
_FULL_SCALE = 0.9995

#: What operating systems leave in folders.
_IGNORED = frozenset({"thumbs.db", "desktop.ini"})


def find_recordings(
    folder: Path | None, prompts: Mapping[str, Collection[str]]
) -> dict[tuple[str, str], Path]:
    """Return the recording of each (language, prompt) that has one; `prompts` are those of each language.

    Raises `StudioError` for files that would silently not be used: of a prompt that does not exist, of a
    format that we do not read, or two for one prompt. Folders of languages that are not configured are left
    alone.
    """
    found: dict[tuple[str, str], Path] = {}
    problems: list[Problem] = []
    if folder is None:
        return found
    for language in prompts:
        for file in people_files(folder / language):
            fault = _fault(file, prompts[language], found.get((language, file.stem)))
            if fault:
                problems.append(Problem(file, None, "", *fault))
            else:
                found[language, file.stem] = file
    if problems:
        raise StudioError(problems)
    return found


def read_recording(file: Path) -> LineSound:
    """Return the recording for the line. Raises `StudioError` that says what is wrong with it."""
    try:
        _check_length(file)
        sound, rate = sf.read(file)
    except (sf.LibsndfileError, OSError) as error:
        raise _refused(file, f"cannot be read: {str(error).rstrip('.')}", "Save it as WAV or FLAC.") from None
    if is_clipped(sound):
        raise _refused(file, "is clipped", "Record it again at a lower level.")
    try:
        return for_line(sound, rate)
    except ValueError as error:
        raise _refused(file, str(error), "Record it again, nearer to the microphone.") from None


def people_files(folder: Path) -> list[Path]:
    """Return what people put there; files that begin with a dot are their tools'."""
    if not folder.is_dir():
        return []
    names = [file for file in folder.iterdir() if not file.name.startswith(".")]
    return sorted(file for file in names if file.name.lower() not in _IGNORED)


def _fault(file: Path, prompts: Collection[str], other: Path | None) -> tuple[str, str] | None:
    if file.suffix not in SUFFIXES or not file.is_file():
        return (
            "is no recording that can be used",
            f"Save it as {' or '.join(sorted(SUFFIXES))}, or take it away.",
        )
    if file.stem not in prompts:
        return f"there is no prompt `{file.stem}`", did_you_mean(file.stem, prompts)
    if other is not None:
        return f"is the same prompt as {other.name}", "Keep one of them."
    return None


def _check_length(file: Path) -> None:
    """Look at the length before the whole file is read into memory."""
    seconds = sf.info(file).duration
    if not SHORTEST_SECONDS <= seconds <= LONGEST_SECONDS:
        what = f"is {seconds:.1f} s long"
        raise _refused(file, what, f"A prompt takes {SHORTEST_SECONDS:g} to {LONGEST_SECONDS:g} s.")


def is_clipped(sound: NDArray[np.float64]) -> bool:
    """Return whether any channel stays at full scale for a few samples."""
    full = np.abs(np.atleast_2d(sound.T)) >= _FULL_SCALE
    length = full.shape[1] - _CLIPPED_RUN + 1
    if length < 1:
        return False
    runs = np.all([full[:, start : start + length] for start in range(_CLIPPED_RUN)], axis=0)
    return bool(np.any(runs))


def _refused(file: Path, what: str, remedy: str) -> StudioError:
    return StudioError([Problem(file, None, "", what, remedy)])
