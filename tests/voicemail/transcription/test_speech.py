"""Speech is told from silence, noise, tones and music, at every level at which a person could understand it."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from hotline.voicemail.transcription.engine import AudioUnreadableError, Transcript, Word
from hotline.voicemail.transcription.names import Names
from hotline.voicemail.transcription.scribe import Scribe
from hotline.voicemail.transcription.speech import SHORTEST_SECONDS, SpeechDetector, holds_speech
from tests.voicemail.transcription import sounds
from tests.voicemail.transcription.speech import spoken

ARABIC = "السلام عليكم، انقطع الماء في شارعنا منذ الصباح."


def written(path: Path, sound: sounds.Sound) -> Path:
    soundfile.write(path, sound, sounds.RATE, subtype="PCM_16")
    return path


@pytest.mark.parametrize("name", sounds.EMPTY)
def test_what_is_no_speech_is_empty(tmp_path: Path, name: str) -> None:
    """Nothing that a line or a pocket sends without a voice passes for speech."""
    assert not SpeechDetector().anybody_in(written(tmp_path / "m.wav", sounds.EMPTY[name]()))


@pytest.mark.parametrize(
    ("voice", "text", "decibels"),
    [
        *(("ar", ARABIC, level) for level in (-15, -35, -50)),
        *(("en-gb", "No, thank you.", level) for level in (-15, -35, -50)),
        # A single word is not found where it is fainter.
        *(("en-us", "No.", level) for level in (-15, -35)),
    ],
)
def test_speech_is_found_whether_loud_or_faint(tmp_path: Path, voice: str, text: str, decibels: int) -> None:
    """A whole sentence and a few words, in Arabic and English, however far the receiver was."""
    path = spoken(tmp_path / "m.wav", text, voice=voice)
    samples, _ = soundfile.read(path)
    written(path, sounds.at_level(samples, decibels))
    assert SpeechDetector().anybody_in(path)


@pytest.mark.parametrize("noise", ["loud hiss", "road", "music"])
def test_speech_is_found_in_noise(tmp_path: Path, noise: str) -> None:
    """Noise as loud as the voice hides nobody."""
    path = spoken(tmp_path / "m.wav", ARABIC, voice="ar")
    samples, _ = soundfile.read(path)
    around = sounds.at_level(sounds.EMPTY[noise](), -25)
    length = min(len(samples), len(around))
    written(path, sounds.at_level(samples[:length], -25) + around[:length])
    assert SpeechDetector().anybody_in(path)


def test_speech_late_in_a_long_silence_is_found(tmp_path: Path) -> None:
    """Who hesitates for 20 seconds is heard, also by a detector that looked at other files before."""
    detector = SpeechDetector()
    path = spoken(tmp_path / "m.wav", "There is no water.", voice="en-gb")
    samples, _ = soundfile.read(path)
    written(path, np.concatenate([np.zeros(20 * sounds.RATE), samples]))
    assert detector.anybody_in(path)
    assert not detector.anybody_in(written(tmp_path / "n.wav", sounds.EMPTY["hum"]()))


def test_speech_must_last() -> None:
    """Single probable moments are crackles; a run of them is a word."""
    moments = [0.9, 0.1] * 50
    assert not holds_speech(moments, 0.032)
    assert holds_speech([*moments, *[0.5] * 6], 0.032)
    assert not holds_speech([0.9] * 5, SHORTEST_SECONDS / 6)


def test_no_sound_at_all_is_told(tmp_path: Path) -> None:
    """A file that is none is an error of the message, not silence."""
    path = tmp_path / "m.wav"
    path.write_bytes(b"no sound " * 100)
    with pytest.raises(AudioUnreadableError, match="cannot be read"):
        SpeechDetector().anybody_in(path)


class Talkative:
    """An engine that hears words in everything."""

    name = "talkative"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def load(self, language: str) -> None:
        """Need no model."""

    def transcribe(self, path: Path, language: str) -> Transcript:
        self.asked.append(path.stem)
        return Transcript.of("in Cabooms Street", [Word("in", 0, 1, 0.9), Word("Cabooms", 1, 2, 0.2),
                                                   Word("Street", 2, 3, 0.7)])  # fmt: skip


@pytest.fixture
def talk(tmp_path: Path) -> Callable[[str], Path]:
    def write(name: str) -> Path:
        if name in sounds.EMPTY:
            return written(tmp_path / f"{name}.wav", sounds.EMPTY[name]())
        return spoken(tmp_path / f"{name}.wav", "There is no water.", voice="en-gb")

    return write


def test_an_engine_is_not_asked_what_silence_says(talk: Callable[[str], Path]) -> None:
    """Engines write words into noise; where nobody speaks there are none, and no time is spent."""
    engine = Talkative()
    scribe = Scribe(engine, {}, 0.6)
    assert scribe.transcribe(talk("hum"), "en") == Transcript("")
    assert scribe.transcribe(talk("voice"), "en").text == "in Cabooms Street"
    assert engine.asked == ["voice"]
    assert scribe.name == "talkative"


def test_names_are_put_right_in_their_language_only(talk: Callable[[str], Path]) -> None:
    """A list of one language leaves the others alone."""
    scribe = Scribe(Talkative(), {"en": Names(["Qaboos Street"])}, 0.6)
    assert scribe.transcribe(talk("voice"), "en").text == "in Qaboos Street"
    assert scribe.transcribe(talk("voice"), "fr").text == "in Cabooms Street"
