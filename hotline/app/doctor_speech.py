"""Can the models be used that listen to callers in menus, and do they know the menus' words? None is loaded for it."""

from collections.abc import Iterator
from pathlib import Path

from hotline.config import Configuration
from hotline.config.loader import Loaded
from hotline.files import kind_of
from hotline.voicemail.transcription.models import vosk_fault

from .finding import Finding
from .menu_words import unheard_words

_REMEDY = "name the folder of an unpacked Vosk model with a dynamic graph; until then menus have keys only"

#: What a model needs, so that it can be limited to a menu's words.
_DYNAMIC = ("HCLr.fst", "Gr.fst")


def speech_models(config: Configuration) -> Iterator[Finding]:
    """Yield a finding for each language whose menus listen; calls do with keys, so that nothing is fatal."""
    for language, folder in config.speech.models.items():
        fault = vosk_fault(folder) or _static(folder)
        if fault is None:
            yield Finding("menu speech", "good", f"{language}: {folder}")
        else:
            what = f"speech.models.{language}: {folder}: {fault}"
            yield Finding("menu speech", "warning", what, _REMEDY)


def menu_words(loaded: Loaded) -> Iterator[Finding]:
    """Yield a finding for each word of the menus that nobody will ever be heard to say."""
    for problem in unheard_words(loaded):
        yield Finding(
            "menu speech", "warning", f"{problem.place}: {problem.key}: {problem.what}", problem.remedy
        )


def _static(folder: Path) -> str | None:
    """Return why a whole model cannot be limited to a few words; None where it can."""
    for place in (folder / "graph", folder):
        if all(kind_of(place / name) == "file" for name in _DYNAMIC):
            return None
    return "its graph is static (HCLG.fst), and cannot be limited to a menu's words"
