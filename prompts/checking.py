"""What is wrong with what callers would hear now: no sound, nothing that plays it, too quiet, an old text."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import soundfile as sf

from hotline.problems import Problem

from .catalogue import Catalogue
from .conditioning import LOUDNESS_LUFS
from .jobs import Job, Recording, Tone, wanted_sounds
from .loudness import loudness
from .manifest import Manifest
from .said_texts import SaidTexts
from .sound_files import file_of

#: A prompt that is so much quieter than it should be is noticed among the others, LU.
QUIETER_LU = 3.0

_RENDER = "Run `hotline prompts render`."

#: Called with how many sounds were listened to, of how many.
Progress = Callable[[int, int], None]


def check_sounds(
    sounds: Path, music: Path, catalogues: Mapping[str, Catalogue], recordings: Path | None,
    progress: Progress | None = None,
) -> list[Problem]:  # fmt: skip
    """Return what is wrong with the sounds. Raises `StudioError` and `OSError`."""
    jobs = wanted_sounds(sounds, music, catalogues, recordings)
    manifest = Manifest(sounds / "manifest.json")
    missing = [job for job in jobs if not manifest.holds(job.name, job.key, job.target)]
    problems = [_missing(job) for job in missing]
    names = {job.name for job in missing}
    problems += _quiet(
        [job for job in jobs if job.name not in names and not isinstance(job.source, Tone)], progress
    )
    problems += outdated(jobs, catalogues)
    return problems


def unused(
    catalogues: Mapping[str, Catalogue], uses: Mapping[str, Collection[str]]
) -> tuple[list[Problem], int]:
    """Return the operator's texts that nothing plays, and how many of ours nothing plays in this configuration.

    `uses` are the prompts of each language that something plays.
    """
    problems: list[Problem] = []
    ours = 0
    for language, catalogue in catalogues.items():
        for prompt, one in catalogue.texts.items():
            if prompt in uses[language]:
                continue
            if one.ours:
                ours += 1
                continue
            what = f"`{prompt}` is played by no menu, queue or part of the program"
            remedy = "Name it in a menu, or take the line out."
            problems.append(Problem(one.file, one.line, f"prompts.{prompt}", what, remedy))
    return problems, ours


def outdated(jobs: Sequence[Job], catalogues: Mapping[str, Catalogue]) -> Iterator[Problem]:
    """Yield the studio recordings that say another text than the catalogue has now."""
    said: dict[Path, SaidTexts] = {}
    for job in jobs:
        if not isinstance(job.source, Recording):
            continue
        file = job.source.file
        texts = said.setdefault(file.parent, SaidTexts(file.parent))
        language, _, prompt = job.name.partition("/")
        present, then = catalogues[language].texts.get(prompt), texts.of(file)
        if present is not None and then is not None and then.split() != present.text.split():
            remedy = f"Record it again, and import it; the catalogue now has “{present.text}”."
            yield Problem(file, None, "", f"says an older text: “{then}”", remedy)


def _missing(job: Job) -> Problem:
    there = file_of(job.target, ".wav").is_file()
    what = "was made from something else than there is now" if there else "there is no sound"
    return Problem(file_of(job.target, ".wav"), None, "", what, _RENDER)


def _quiet(jobs: Sequence[Job], progress: Progress | None) -> Iterator[Problem]:
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        for done, (job, level) in enumerate(zip(jobs, pool.map(_level, jobs), strict=True), start=1):
            if progress is not None:
                progress(done, len(jobs))
            if level < LOUDNESS_LUFS - QUIETER_LU:
                what = f"is {LOUDNESS_LUFS - level:.0f} LU quieter than the other prompts"
                file = job.source.file if isinstance(job.source, Recording) else file_of(job.target, ".wav")
                remedy = "Single loud sounds keep it from being raised: record it again, more evenly."
                yield Problem(file, None, "", what, remedy)


def _level(job: Job) -> float:
    try:
        sound, rate = sf.read(file_of(job.target, ".wav"))
    except (sf.LibsndfileError, OSError):
        return -np.inf
    return loudness(sound, rate)
