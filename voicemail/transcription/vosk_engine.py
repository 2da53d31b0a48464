"""Vosk: the default engine. Small models, word by word with confidence, made for telephone speech too."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

import msgspec
import soundfile

from .engine import AudioUnreadableError, ModelUnusableError, NoModelError, Transcript, Word
from .models import vosk_fault

#: Frames that the recogniser is given at once: half a second at 8 kHz.
BLOCK_FRAMES = 4000


class _Recogniser(Protocol):
    # The names are Vosk's.
    def AcceptWaveform(self, data: bytes) -> int: ...  # noqa: N802
    def Result(self) -> str: ...  # noqa: N802
    def FinalResult(self) -> str: ...  # noqa: N802
    def SetWords(self, enable: bool) -> None: ...  # noqa: N802


class _Heard(msgspec.Struct):
    word: str
    start: float
    end: float
    conf: float


class _Result(msgspec.Struct):
    """One utterance, as Vosk's JSON has it."""

    text: str = ""
    result: list[_Heard] = []


class VoskEngine:
    """Models that stay in memory once they are loaded; nothing is ever downloaded."""

    name = "vosk"

    def __init__(self, models: Mapping[str, Path]) -> None:
        self._folders = models
        self._models: dict[str, Any] = {}

    def load(self, language: str) -> None:
        """Load the model of a language, once. Raises `ModelUnusableError`."""
        self._model(language)

    def transcribe(self, path: Path, language: str) -> Transcript:
        """Return what is said in a WAV file. Raises `ModelUnusableError` and `AudioUnreadableError`."""
        model = self._model(language)
        try:
            with soundfile.SoundFile(path) as audio:
                recogniser = _recogniser(model, audio.samplerate)
                return _gather(_feed(recogniser, audio))
        except soundfile.LibsndfileError as error:
            message = f"the audio cannot be read: {error}"
            raise AudioUnreadableError(message) from error

    def _model(self, language: str) -> Any:  # noqa: ANN401 - Vosk has no types
        model = self._models.get(language)
        if model is None:
            model = self._models[language] = self._load(language)
        return model

    def _load(self, language: str) -> Any:  # noqa: ANN401
        folder = self._folders.get(language)
        if folder is None:
            message = f"there is no model for {language}"
            raise NoModelError(message)
        fault = vosk_fault(folder)
        if fault is not None:
            message = f"{folder}: {fault}"
            raise ModelUnusableError(message)
        import vosk  # noqa: PLC0415 - 40 MB that only this process needs

        vosk.SetLogLevel(-1)
        try:
            model = vosk.Model(str(folder))
            # A damaged graph shows only here.
            vosk.KaldiRecognizer(model, 8000.0)
        except Exception as error:
            message = f"{folder}: Vosk cannot load it ({error}); unpack it again"
            raise ModelUnusableError(message) from error
        return model


def _recogniser(model: Any, rate: int) -> _Recogniser:  # noqa: ANN401
    import vosk  # noqa: PLC0415

    recogniser: _Recogniser = vosk.KaldiRecognizer(model, float(rate))
    recogniser.SetWords(True)
    return recogniser


def _feed(recogniser: _Recogniser, audio: Any) -> Iterator[_Result]:  # noqa: ANN401 - soundfile has no types
    for block in audio.blocks(blocksize=BLOCK_FRAMES, dtype="int16", always_2d=True):
        one_side = block[:, 0]  # messages are mono
        if recogniser.AcceptWaveform(one_side.tobytes()):
            yield msgspec.json.decode(recogniser.Result(), type=_Result)
    yield msgspec.json.decode(recogniser.FinalResult(), type=_Result)


def _gather(results: Iterator[_Result]) -> Transcript:
    texts, words = [], []
    for result in results:
        texts.append(result.text)
        words += [Word(one.word, one.start, one.end, min(1.0, one.conf)) for one in result.result]
    return Transcript.of(" ".join(text for text in texts if text), words)
