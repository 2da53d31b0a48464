"""Makes the sound files that Asterisk plays: each prompt of each language, and the music for those who wait.

    text ── espeak-ng ──┐
    studio recording ───┼── conditioning ── <sounds>/<language>/<prompt>.wav and .ulaw
    tone ───────────────┘

What was made from the same source by the same version is not made again. Files are replaced as a whole, so a
call that plays one of them never hears half of it.
"""

import hashlib
import io
import os
import wave
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from hotline.config import Configuration
from hotline.files import replace_file
from hotline.paths import Paths

from .catalogue import Catalogue, Prompt, Voice
from .conditioning import RATE, condition
from .errors import RenderError
from .g711 import Samples, encode_ulaw
from .manifest import Manifest
from .studio import find_recordings, read_recording
from .synthesis import spelling, synthesise
from .tones import GENERATED, hold_music

#: Raise it when the same source shall give another sound.
VERSION = 1

MUSIC_NAME = "hold"

#: Called after each file with the number of files that are done and the number of all.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class RenderReport:
    """What was done."""

    #: Files that were made, and files that were there already.
    made: int
    kept: int


@dataclass(frozen=True, slots=True)
class _Job:
    """One sound to be made."""

    #: Name in the manifest: `ar/welcome`.
    name: str
    #: Where it goes, without extension.
    target: Path
    #: What it is made from, in short; equal keys give equal sounds.
    key: str
    make: Callable[[], Samples]


def render(
    config: Configuration, paths: Paths, catalogues: Mapping[str, Catalogue], progress: Progress | None = None
) -> RenderReport:
    """Make what is missing or has changed in `paths.sounds` and `paths.music`.

    Raises `SynthesisError` (espeak-ng is missing or failed) and `StudioError` (a recording cannot be used),
    both of them a `RenderError`, and `OSError`. What was made before the error stays and is not made again.
    """
    recordings = config.prompts.recordings
    return render_into(paths.sounds, paths.music, catalogues, recordings=recordings, progress=progress)


def render_into(
    sounds: Path,
    music: Path,
    catalogues: Mapping[str, Catalogue],
    *,
    recordings: Path | None = None,
    progress: Progress | None = None,
) -> RenderReport:
    """Do what `render` does, with no more than it needs; `recordings` is the folder of studio recordings."""
    jobs = [*_speech_jobs(sounds, catalogues, recordings), _music_job(music)]
    for folder in (sounds, *{job.target.parent for job in jobs}):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    manifest = Manifest(sounds / "manifest.json")
    open_jobs = [job for job in jobs if not manifest.holds(job.name, job.key, job.target)]
    done = len(jobs) - len(open_jobs)
    try:
        for made, _ in enumerate(_run(open_jobs, manifest), start=1):
            if progress is not None:
                progress(done + made, len(jobs))
    finally:
        manifest.keep_only({job.name: job.target for job in jobs})
        manifest.save()
    return RenderReport(made=len(open_jobs), kept=done)


def _speech_jobs(
    sounds: Path, catalogues: Mapping[str, Catalogue], recordings: Path | None
) -> Iterator[_Job]:
    prompts = {language: {*catalogue.texts, *GENERATED} for language, catalogue in catalogues.items()}
    studio = find_recordings(recordings, prompts)
    for language, catalogue in catalogues.items():
        for prompt in sorted(prompts[language]):
            name, target = f"{language}/{prompt}", sounds / language / prompt
            recording = studio.get((language, prompt))
            if recording is not None:
                yield _studio_job(name, target, recording)
            elif prompt in catalogue.texts:
                yield _synthesis_job(name, target, catalogue.texts[prompt], catalogue.voice)
            else:
                yield _Job(name, target, _key("tone", prompt), GENERATED[prompt])


def _studio_job(name: str, target: Path, recording: Path) -> _Job:
    state = recording.stat()
    key = _key("studio", str(recording), str(state.st_size), str(state.st_mtime_ns))
    return _Job(name, target, key, lambda: read_recording(recording))


def _synthesis_job(name: str, target: Path, prompt: Prompt, voice: Voice) -> _Job:
    key = _key("espeak-ng", spelling(prompt.text, voice), voice.name, str(voice.words_per_minute))

    def make() -> Samples:
        try:
            return speak(prompt.text, voice)
        except ValueError as error:
            message = f"the text of {name} gives no speech: {error}. Write words into its catalogue."
            raise RenderError(message) from None

    return _Job(name, target, key, make)


def speak(text: str, voice: Voice) -> Samples:
    """Return the text as speech for the line. Raises `SynthesisError`, and `ValueError` for a text without words."""
    return condition(*synthesise(text, voice))


def _music_job(music: Path) -> _Job:
    return _Job(f"music/{MUSIC_NAME}", music / MUSIC_NAME, _key("music"), hold_music)


def _key(*parts: str) -> str:
    return hashlib.blake2b("\0".join((str(VERSION), *parts)).encode(), digest_size=16).hexdigest()


def _run(jobs: Sequence[_Job], manifest: Manifest) -> Iterator[_Job]:
    """Make the sounds, as many at a time as there are processors, and yield what is done."""
    if not jobs:
        return
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        futures = {pool.submit(_make, job): job for job in jobs}
        try:
            for future in as_completed(futures):
                future.result()
                job = futures[future]
                manifest.note(job.name, job.key, job.target)
                yield job
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _make(job: _Job) -> None:
    write_sound(job.target, job.make())


def write_sound(target: Path, samples: Samples) -> None:
    """Write the files that Asterisk plays; `target` has no extension. Raises `OSError`."""
    replace_file(target.with_name(f"{target.name}.wav"), _wav(samples))
    replace_file(target.with_name(f"{target.name}.ulaw"), encode_ulaw(samples))


def _wav(samples: Samples) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setparams((1, 2, RATE, samples.size, "NONE", ""))
        file.writeframes(samples.astype("<i2").tobytes())
    return buffer.getvalue()
