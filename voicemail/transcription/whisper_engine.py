"""faster-whisper: the second engine. Better with real models, slower; needs the extra `whisper`."""

import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import soundfile

from .engine import AudioUnreadableError, ModelUnusableError, NoModelError, Transcript, Word
from .models import whisper_fault

#: Calls come first: one thread, whatever the machine has.
THREADS = 1


class WhisperEngine:
    """CTranslate2 models that stay in memory once they are loaded; nothing is ever downloaded."""

    name = "faster-whisper"

    def __init__(self, models: Mapping[str, Path]) -> None:
        self._folders = models
        #: By folder: one model may serve several languages.
        self._models: dict[Path, Any] = {}

    def load(self, language: str) -> None:
        """Load the model of a language, once. Raises `ModelUnusableError`."""
        self._model(language)

    def transcribe(self, path: Path, language: str) -> Transcript:
        """Return what is said in a WAV file. Raises `ModelUnusableError` and `AudioUnreadableError`."""
        model = self._model(language)
        try:
            soundfile.info(path)
        except soundfile.LibsndfileError as error:
            message = f"the audio cannot be read: {error}"
            raise AudioUnreadableError(message) from error
        segments, _ = model.transcribe(
            str(path),
            language=language,
            word_timestamps=True,
            # Without it Whisper writes words into silence.
            vad_filter=True,
            condition_on_previous_text=False,
        )
        return _gather(segments)

    def _model(self, language: str) -> Any:  # noqa: ANN401 - faster-whisper is an extra
        folder = self._folders.get(language)
        if folder is None:
            message = f"there is no model for {language}"
            raise NoModelError(message)
        if folder not in self._models:
            self._models[folder] = _load(folder)
        model = self._models[folder]
        if language != "en" and not model.model.is_multilingual:
            message = f"{folder}: it knows English only, and cannot write down {language}"
            raise ModelUnusableError(message)
        return model


def _load(folder: Path) -> Any:  # noqa: ANN401
    fault = whisper_fault(folder)
    if fault is not None:
        message = f"{folder}: {fault}"
        raise ModelUnusableError(message)
    os.environ["HF_HUB_OFFLINE"] = "1"  # read at import; the folder has everything
    try:
        from faster_whisper import WhisperModel  # noqa: PLC0415 - heavy, and an extra
    except ImportError as error:
        message = "faster-whisper is not installed; install hotline-1111[whisper]"
        raise ModelUnusableError(message) from error
    try:
        return WhisperModel(
            str(folder), device="cpu", compute_type="int8", cpu_threads=THREADS, local_files_only=True
        )
    except (RuntimeError, ValueError, OSError) as error:
        message = f"{folder}: faster-whisper cannot load it ({error}); convert or copy it again"
        raise ModelUnusableError(message) from error


def _gather(segments: Any) -> Transcript:  # noqa: ANN401 - a generator of its segments
    texts, words = [], []
    for segment in segments:
        texts.append(segment.text.strip())
        words += [
            Word(one.word.strip(), float(one.start), float(one.end), _probability(one.probability))
            for one in segment.words or ()
        ]
    return Transcript.of(" ".join(text for text in texts if text), words)


def _probability(value: float) -> float | None:
    return None if math.isnan(value) else min(1.0, max(0.0, float(value)))
