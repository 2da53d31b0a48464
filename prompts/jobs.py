"""Which sounds there shall be and what each is made of; no sound is made here."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .catalogue import Catalogue, Prompt, Voice
from .studio import find_recordings
from .synthesis import spelling
from .tones import GENERATED

#: Raise it when the same source shall give another sound.
VERSION = 2

MUSIC_NAME = "hold"


@dataclass(frozen=True, slots=True)
class Speech:
    """A text that a synthetic voice says."""

    text: str
    voice: Voice


@dataclass(frozen=True, slots=True)
class Recording:
    """A studio recording."""

    file: Path


@dataclass(frozen=True, slots=True)
class Tone:
    """A computed sound: the name of one of `GENERATED`, or the music."""

    name: str


Source = Speech | Recording | Tone


@dataclass(frozen=True, slots=True)
class Job:
    """One sound to be made."""

    #: Name in the manifest: `ar/welcome`.
    name: str
    #: Where it goes, without extension.
    target: Path
    source: Source
    #: What it is made from, in short; equal keys give equal sounds.
    key: str


def wanted_sounds(
    sounds: Path, music: Path, catalogues: Mapping[str, Catalogue], recordings: Path | None
) -> list[Job]:
    """Return every sound that there shall be. Raises `StudioError` for recordings that would not be used."""
    # The music takes longest, so it is begun first.
    return [_job(f"music/{MUSIC_NAME}", music, Tone(MUSIC_NAME)), *_prompts(sounds, catalogues, recordings)]


def prompts_of(catalogues: Mapping[str, Catalogue]) -> dict[str, Collection[str]]:
    """Return the prompts that have a sound, by language: those with a text, and those that are computed."""
    return {language: {*catalogue.texts, *GENERATED} for language, catalogue in catalogues.items()}


def _prompts(sounds: Path, catalogues: Mapping[str, Catalogue], recordings: Path | None) -> Iterator[Job]:
    prompts = prompts_of(catalogues)
    studio = find_recordings(recordings, prompts)
    for language, catalogue in catalogues.items():
        for prompt in sorted(prompts[language]):
            source = _source(
                prompt, catalogue.texts.get(prompt), catalogue.voice, studio.get((language, prompt))
            )
            yield _job(f"{language}/{prompt}", sounds / language, source)


def _source(prompt: str, text: Prompt | None, voice: Voice, recording: Path | None) -> Source:
    if recording is not None:
        return Recording(recording)
    return Tone(prompt) if text is None else Speech(text.text, voice)


def _job(name: str, folder: Path, source: Source) -> Job:
    return Job(name, folder / name.rpartition("/")[2], source, _key(_parts(source)))


def _parts(source: Source) -> Iterable[str]:
    if isinstance(source, Recording):
        return ("studio", str(source.file), *_state(source.file))
    if isinstance(source, Tone):
        return ("tone", source.name)
    voice = source.voice
    speed = str(voice.words_per_minute)
    if voice.piper is not None:
        return ("piper", source.text, speed, str(voice.piper), *_state(voice.piper))
    return ("espeak-ng", spelling(source.text, voice), voice.name, speed)


def _state(file: Path) -> tuple[str, str]:
    """Return what changes with the file's content; a file that is not there has no state."""
    try:
        state = file.stat()
    except OSError:
        return ("", "")
    return (str(state.st_size), str(state.st_mtime_ns))


def _key(parts: Iterable[str]) -> str:
    return hashlib.blake2b("\0".join((str(VERSION), *parts)).encode(), digest_size=16).hexdigest()
