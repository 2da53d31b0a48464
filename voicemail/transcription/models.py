"""Whether a folder holds a model that an engine can load: looked at from outside, without loading it."""

import importlib.util
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hotline.config import Configuration
from hotline.files import kind_of

#: Where a Vosk model keeps its acoustic model: since 2020, and before.
_VOSK_ACOUSTIC = ("am/final.mdl", "final.mdl")

#: What faster-whisper reads; without tokenizer.json it would ask the network.
_WHISPER_FILES = ("model.bin", "config.json", "tokenizer.json")


@dataclass(frozen=True, slots=True)
class ModelProblem:
    """One thing that is wrong with the models, for `hotline doctor` and the worker's log."""

    #: The key of the configuration.
    key: str
    what: str
    remedy: str
    #: The language that gets no transcripts because of it; None: all of them.
    language: str | None = None


def check_models(config: Configuration) -> list[ModelProblem]:
    """Return what is wrong with the models that the configuration names. Paths in it are absolute.

    No model at all is no problem: messages are then kept without a transcript.
    """
    return list(_check(config))


def _check(config: Configuration) -> Iterator[ModelProblem]:
    rules = config.transcription
    fault_of = _faults.get(rules.engine)
    if fault_of is None:
        return
    if rules.models and rules.engine == "faster-whisper" and not _installed("faster_whisper"):
        yield ModelProblem(
            "transcription.engine",
            "faster-whisper is not installed",
            "Install it (pip install 'hotline-1111[whisper]') or write engine = \"vosk\".",
        )
    for language, folder in rules.models.items():
        fault = fault_of(folder)
        if fault is not None:
            key = f"transcription.models.{language}"
            yield ModelProblem(key, f"{folder}: {fault}", _remedy(rules.engine, folder), language)


def _installed(package: str) -> bool:
    return importlib.util.find_spec(package) is not None


def _remedy(engine: str, folder: Path) -> str:
    inner = _inner(folder)
    if inner is not None:
        return f"Did you mean {inner}?"
    kind = "an unpacked Vosk model" if engine == "vosk" else "a CTranslate2 conversion of Whisper"
    return (
        f"Name the folder of {kind} that this user may read, or take the line out to do without transcripts."
    )


def _inner(folder: Path) -> Path | None:
    """Return the model one folder below, where an archive was unpacked into a folder of its own."""
    try:
        inside = [path for path in folder.iterdir() if kind_of(path) == "folder"]
    except OSError:
        return None
    models = [path for path in inside if vosk_fault(path) is None or whisper_fault(path) is None]
    return models[0] if len(models) == 1 else None


def vosk_fault(folder: Path) -> str | None:
    """Return why this is no Vosk model that can be read, None if it looks like one."""
    fault = _folder_fault(folder)
    if fault is not None:
        return fault
    acoustic = next((name for name in _VOSK_ACOUSTIC if kind_of(folder / name) != "nothing"), None)
    if acoustic is None:
        return f"it is no Vosk model: there is no {_VOSK_ACOUSTIC[0]} in it"
    graphs = folder / "graph" if acoustic == _VOSK_ACOUSTIC[0] else folder
    configuration = folder / ("conf/mfcc.conf" if acoustic == _VOSK_ACOUSTIC[0] else "mfcc.conf")
    wanted = [folder / acoustic, configuration]
    if kind_of(graphs / "HCLG.fst") != "nothing":
        wanted += [graphs / "HCLG.fst", graphs / "words.txt"]
    else:
        wanted += [graphs / "HCLr.fst", graphs / "Gr.fst"]
    return _files_fault(wanted, folder)


def whisper_fault(folder: Path) -> str | None:
    """Return why this is no CTranslate2 Whisper model that can be read, None if it looks like one."""
    return _folder_fault(folder) or _files_fault([folder / name for name in _WHISPER_FILES], folder)


def _folder_fault(folder: Path) -> str | None:
    kind = kind_of(folder)
    if kind == "nothing":
        return "there is no such folder"
    if kind == "file":
        return "it is not a folder"
    if kind == "hidden" or not os.access(folder, os.R_OK | os.X_OK):
        return "this user may not read it"
    return None


def _files_fault(wanted: list[Path], folder: Path) -> str | None:
    for path in wanted:
        name = path.relative_to(folder)
        kind = kind_of(path)
        if kind in {"nothing", "folder"}:
            return f"it is incomplete: there is no {name} in it"
        if kind == "hidden" or not os.access(path, os.R_OK):
            return f"this user may not read {name}"
        if path.stat().st_size == 0:
            return f"it is incomplete: {name} is empty"
    return None


_faults: dict[str, Callable[[Path], str | None]] = {"vosk": vosk_fault, "faster-whisper": whisper_fault}
