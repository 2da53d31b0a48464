"""Makes the sound files that Asterisk plays: each prompt of each language, and the music for those who wait.

    text ── espeak-ng or piper ──┐
    studio recording ────────────┼── conditioning ── <sounds>/<language>/<prompt>.wav .ulaw .alaw .g722
    tone ────────────────────────┘

What was made from the same source by the same version is not made again. Files are replaced as a whole, so a
call that plays one of them never hears half of it.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from hotline.config import Configuration
from hotline.paths import Paths

from .catalogue import Catalogue, Voice
from .conditioning import LineSound, for_line
from .errors import RenderError
from .jobs import MUSIC_NAME, Job, Recording, Speech, Tone, wanted_sounds
from .manifest import Manifest
from .piper import synthesise_all
from .said_texts import remember_texts
from .sound_cache import SoundCache, of_this_user
from .sound_files import write_remade
from .studio import read_recording
from .synthesis import synthesise
from .tones import GENERATED, hold_music, in_both_bands

__all__ = ["Progress", "RenderReport", "render", "render_into", "speak"]

#: piper loads its voice for so many texts at once; fewer would wait for it more often, more would show no progress.
_PIPER_TEXTS = 16

#: Called after each file with the number of files that are done and the number of all.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class RenderReport:
    """What was done."""

    #: Sounds that were made, and sounds that were there already.
    made: int
    kept: int
    #: What all of them take on disk, bytes.
    size: int = field(default=0, compare=False)
    #: How long all of them take to be heard, seconds.
    duration: float = field(default=0.0, compare=False)


def render(
    config: Configuration, paths: Paths, catalogues: Mapping[str, Catalogue], progress: Progress | None = None
) -> RenderReport:
    """Make what is missing or has changed in `paths.sounds` and `paths.music`.

    Raises `SynthesisError` (espeak-ng or piper is missing or failed) and `StudioError` (a recording cannot be used),
    both of them a `RenderError`, and `OSError`. What was made before the error stays and is not made again.
    """
    recordings = config.prompts.recordings
    cache = of_this_user()
    report = render_into(
        paths.sounds, paths.music, catalogues, recordings=recordings, progress=progress, cache=cache
    )
    if cache is not None and report.made:
        cache.prune()
    return report


def render_into(
    sounds: Path,
    music: Path,
    catalogues: Mapping[str, Catalogue],
    *,
    recordings: Path | None = None,
    progress: Progress | None = None,
    cache: SoundCache | None = None,
) -> RenderReport:
    """Do what `render` does, with no more than it needs; `recordings` is the folder of studio recordings."""
    jobs = wanted_sounds(sounds, music, catalogues, recordings)
    for folder in (sounds, *{job.target.parent for job in jobs}):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    remember_texts(
        recordings, catalogues, [job.source.file for job in jobs if isinstance(job.source, Recording)]
    )
    manifest = Manifest(sounds / "manifest.json")
    open_jobs = [job for job in jobs if not manifest.holds(job.name, job.key, job.target)]
    done = len(jobs) - len(open_jobs)
    try:
        for made, _ in enumerate(_run(open_jobs, manifest, cache), start=1):
            if progress is not None:
                progress(done + made, len(jobs))
    finally:
        manifest.keep_only({job.name: job.target for job in jobs})
        manifest.save()
    return RenderReport(len(open_jobs), done, manifest.size(), manifest.duration())


def speak(text: str, voice: Voice) -> LineSound:
    """Return the text as speech for the line. Raises `SynthesisError`, and `ValueError` for a text without words."""
    spoken = synthesise(text, voice) if voice.piper is None else synthesise_all([text], voice)[0]
    return for_line(*spoken)


def _run(jobs: Sequence[Job], manifest: Manifest, cache: SoundCache | None) -> Iterator[Job]:
    """Make the sounds, as many at a time as there are processors, and yield what is done."""
    new: list[Job] = []
    for job in jobs:
        if cache is not None and _is_shared(job) and cache.fetch(job.key, job.target):
            manifest.note(job.name, job.key, job.target)
            yield job
        else:
            new.append(job)
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        futures = {pool.submit(_make, together, cache): together for together in _bundles(new)}
        try:
            for future in as_completed(futures):
                future.result()
                for job in futures[future]:
                    manifest.note(job.name, job.key, job.target)
                    yield job
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _bundles(jobs: Sequence[Job]) -> Iterator[Sequence[Job]]:
    """Yield what is made together: texts of one piper voice, and everything else alone."""
    voices: dict[Voice, list[Job]] = {}
    for job in jobs:
        if isinstance(job.source, Speech) and job.source.voice.piper is not None:
            voices.setdefault(job.source.voice, []).append(job)
        else:
            yield [job]
    for together in voices.values():
        for start in range(0, len(together), _PIPER_TEXTS):
            yield together[start : start + _PIPER_TEXTS]


def _make(jobs: Sequence[Job], cache: SoundCache | None) -> None:
    for job, sound in zip(jobs, _sounds(jobs), strict=True):
        write_remade(job.target, sound)
        if cache is not None and _is_shared(job):
            cache.keep(job.key, job.target)


def _is_shared(job: Job) -> bool:
    """Return whether the sound is the same for everybody: a studio's recordings are their owner's."""
    return not isinstance(job.source, Recording)


def _sounds(jobs: Sequence[Job]) -> Iterator[LineSound]:
    first = jobs[0].source
    if isinstance(first, Recording):
        yield read_recording(first.file)
    elif isinstance(first, Tone):
        yield in_both_bands(hold_music if first.name == MUSIC_NAME else GENERATED[first.name])
    else:
        texts = [job.source.text for job in jobs if isinstance(job.source, Speech)]
        voice = first.voice
        spoken = [synthesise(texts[0], voice)] if voice.piper is None else synthesise_all(texts, voice)
        for job, one in zip(jobs, spoken, strict=True):
            try:
                yield for_line(*one)
            except ValueError as error:
                message = f"the text of {job.name} gives no speech: {error}. Write words into its catalogue."
                raise RenderError(message) from None
