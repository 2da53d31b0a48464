"""Makes the sounds of an announcement that somebody gives now, outside the catalogues: a text or a recording each.

They are made in a new folder, and a call that hears an earlier announcement to its end finds its file.
"""

import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .catalogue import MOST_LETTERS, Voice
from .conditioning import LineSound
from .errors import RenderError
from .render import speak
from .sound_files import write_sound
from .studio import read_recording

#: No call hears an announcement for longer after another one replaced it, seconds.
KEPT_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said, by language; no language is in both."""

    texts: Mapping[str, str] = field(default_factory=dict)
    #: Recordings of any rate, WAV or FLAC.
    audio: Mapping[str, Path] = field(default_factory=dict)


def render_announcement(folder: Path, spoken: Spoken, voices: Mapping[str, Voice]) -> None:
    """Make `<folder>/<language>.wav` and its other formats; what was made is removed where one of them fails.

    Raises `RenderError` (`StudioError` for a recording that cannot be used) and `OSError`.
    """
    folder.mkdir(mode=0o700, parents=True)
    try:
        for language, text in spoken.texts.items():
            write_sound(folder / language, _speech(language, text, voices[language]))
        for language, file in spoken.audio.items():
            write_sound(folder / language, read_recording(file))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def remove_older(folder: Path, keep: Collection[str], now: float) -> None:
    """Remove the announcements in `folder`, but for those of the names in `keep`, that nobody hears any more.

    What cannot be removed stays. Raises `OSError` where the folder cannot be read.
    """
    for announcement in folder.iterdir():
        if announcement.name not in keep and announcement.stat().st_mtime < now - KEPT_SECONDS:
            shutil.rmtree(announcement, ignore_errors=True)


def _speech(language: str, text: str, voice: Voice) -> LineSound:
    if len(text) > MOST_LETTERS:
        message = f"the text in `{language}` has {len(text)} letters: keep below {MOST_LETTERS}"
        raise RenderError(message)
    try:
        return speak(text, voice)
    except ValueError as error:
        message = f"the text in `{language}` gives no speech: {error}. Write words."
        raise RenderError(message) from None
