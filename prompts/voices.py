"""Whether the programs that speak are there, before anything is to be spoken."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from . import piper, synthesis
from .catalogue import Catalogue, Voice
from .jobs import Speech, wanted_sounds


@dataclass(frozen=True, slots=True)
class Silent:
    """A voice that cannot speak."""

    what: str
    remedy: str
    #: Whether prompts need it; else recordings say all of them, and only what is written later is not spoken.
    needed: bool


def silent_voices(catalogues: Mapping[str, Catalogue], recordings: Path | None) -> list[Silent]:
    """Return the voices that cannot speak, those that prompts need first. Raises `StudioError`."""
    jobs = wanted_sounds(Path(), Path(), catalogues, recordings)
    needed = {job.source.voice for job in jobs if isinstance(job.source, Speech)}
    voices = {catalogue.voice for catalogue in catalogues.values()}
    silent = {Silent(*fault, needed=voice in needed) for voice in voices if (fault := _fault(voice))}
    return sorted(silent, key=lambda one: (not one.needed, one.what))


def _fault(voice: Voice) -> tuple[str, str] | None:
    if voice.piper is None:
        program, remedy = synthesis.PROGRAM, synthesis.REMEDY
    else:
        program, remedy = voice.piper_program, piper.REMEDY
    if shutil.which(program) is None:
        return f"{program} is not installed", remedy
    if voice.piper is not None and not voice.piper.is_file():
        return f"there is no piper voice {voice.piper}", "Correct `piper` under [voice]."
    return None
