"""One turn of listening, in a time of its own; and echoes of our own prompt."""

from collections.abc import Callable

import numpy as np
import pytest

from hotline.asterisk.audiosocket import FRAME_BYTES, SILENCE
from hotline.ivr.speech_echo import correlation, is_echo
from hotline.ivr.speech_turn import (
    FINISH_SECONDS,
    MOST_LATE_FRAMES,
    NoEngine,
    Said,
    Silent,
    SpeechTurn,
    Unclear,
)
from hotline.speech import HeardWord, Utterance
from hotline.testing.speech import speak

PHRASES = {"1": ("water",), "2": ("streets",)}
#: A second of prompt, each frame another.
PROMPT = b"".join(bytes([number]) * FRAME_BYTES for number in range(1, 51))


def said(word: str, confidence: float = 0.9, *, at: float = 0.1, last: bool = False) -> Utterance:
    return Utterance((HeardWord(word, at, at + 0.3, confidence),), last=last)


@pytest.fixture
def turn() -> SpeechTurn:
    """A turn that began at 100 s: prompts until 101, listening until 104."""
    return SpeechTurn(PROMPT, PHRASES, min_confidence=0.7, seconds=3, now=100.0)


def listening(turn: SpeechTurn) -> SpeechTurn:
    assert turn.tick(101.5) is None
    return turn


def test_the_prompt_goes_out_in_time_and_silence_follows(turn: SpeechTurn) -> None:
    """A frame every 20 ms, each once and in order; behind the prompt the stream is kept alive."""
    sent = [frame for step in range(200) for frame in turn.frames(100 + step * 0.01)]
    assert b"".join(sent[:50]) == PROMPT
    assert sent[50:] == [SILENCE] * 50


def test_a_prompt_with_an_odd_end_is_filled_with_silence() -> None:
    """Every frame has 20 ms."""
    turn = SpeechTurn(b"\1" * 330, PHRASES, min_confidence=0.7, seconds=3, now=0.0)
    assert list(turn.frames(0.03)) == [b"\1" * 320, b"\1" * 10 + bytes(310)]


def test_a_machine_that_was_busy_loses_no_word_and_sends_no_flood(turn: SpeechTurn) -> None:
    """What is late comes later, a phone's jitter buffer at a time, and the caller has as long as before."""
    sent = list(turn.frames(100.5))
    assert len(sent) == MOST_LATE_FRAMES
    for step in range(1, 60):
        sent += turn.frames(100.5 + step * 0.02)
    assert b"".join(sent[:50]) == PROMPT
    assert turn.tick(104.3) is None
    assert not turn.finishing


def test_a_sure_word_over_the_prompt_is_taken_at_once(turn: SpeechTurn) -> None:
    """Barge-in by voice."""
    assert turn.utterance(said("streets")) == Said("2", 0.9)


def test_an_unclear_word_over_the_prompt_interrupts_nothing(turn: SpeechTurn) -> None:
    """Somebody in the room talks: the prompt goes on, and a word behind it counts."""
    assert turn.utterance(said("water", 0.2)) is None
    assert listening(turn).utterance(said("water", 0.8)) == Said("1", 0.8)


def test_an_unclear_word_over_the_prompt_is_not_forgotten(turn: SpeechTurn) -> None:
    """Who said something and then waits in silence was not understood, rather than silent."""
    assert turn.utterance(said("[unk]")) is None
    assert turn.tick(104.1) is None
    assert turn.finishing
    assert turn.utterance(Utterance(last=True)) == Unclear(None)


@pytest.mark.parametrize(
    ("utterance", "answer"),
    [(said("water"), Said("1", 0.9)), (said("water", 0.3), Unclear(0.3)), (said("[unk]"), Unclear(None)),
     (Utterance(), None)],
)  # fmt: skip
def test_what_is_said_behind_the_prompt_is_answered_at_once(
    turn: SpeechTurn, utterance: Utterance, answer: object
) -> None:
    """A word of the menu, an unsure one, a foreign one; noise without words is nothing."""
    assert listening(turn).utterance(utterance) == answer


@pytest.mark.parametrize(
    ("utterance", "answer"),
    [(Utterance(last=True), Silent()), (said("streets", last=True), Said("2", 0.9)),
     (said("streets", 0.1, last=True), Unclear(0.1))],
)  # fmt: skip
def test_at_the_end_what_was_being_said_counts(
    turn: SpeechTurn, utterance: Utterance, answer: object
) -> None:
    """The time is over in the middle of a word: the recogniser is asked for it."""
    assert listening(turn).tick(104.0) is None
    assert turn.finishing
    assert turn.utterance(utterance) == answer


def test_a_recogniser_that_does_not_answer_at_the_end_is_given_up(turn: SpeechTurn) -> None:
    """The turn has an end, whatever the engine does."""
    assert listening(turn).tick(104.0) is None
    assert turn.tick(104.0 + FINISH_SECONDS - 0.1) is None
    assert turn.tick(104.0 + FINISH_SECONDS) == NoEngine()


# --- echo ---

Mix = Callable[[np.ndarray, np.ndarray], np.ndarray]


def samples(sound: np.ndarray) -> bytes:
    pcm: bytes = np.clip(sound, -32768, 32767).astype("<i2").tobytes()
    return pcm


def prompt() -> np.ndarray:
    return speak("For water, say water. For streets and lights, say streets.", "en").astype(np.float64)


def word() -> np.ndarray:
    return speak("water", "ar").astype(np.float64)


@pytest.mark.parametrize("gain", [1.0, 0.1, 0.01])
@pytest.mark.parametrize("delay", [0.02, 0.15, 0.6])
def test_our_own_prompt_that_comes_back_is_an_echo(gain: float, delay: float) -> None:
    """However weak, and however long it was on the way; a line's noise does not hide it."""
    played, late = prompt(), round(delay * 8000)
    noise = np.random.default_rng(1).normal(0, 2, len(played) + late)
    heard = np.concatenate((np.zeros(late), played)) * gain + noise
    assert is_echo(samples(played), samples(heard), 0.8, 1.6)


def test_a_caller_who_talks_over_the_prompt_is_no_echo() -> None:
    """Other speech does not correlate, even with a weak echo beneath it."""
    played = prompt()
    heard = 0.05 * played
    spoken = word()
    heard[6400 : 6400 + len(spoken)] += spoken[: len(heard) - 6400]
    assert not is_echo(samples(played), samples(heard), 0.8, 0.8 + len(spoken) / 8000)


def test_what_is_said_when_nothing_plays_is_no_echo() -> None:
    """Before, behind, and without a prompt."""
    spoken = samples(word())
    assert not is_echo(b"", spoken, 0.0, 0.5)
    assert not is_echo(samples(prompt()[:4000]), bytes(80_000) + spoken, 5.0, 5.5)
    assert not is_echo(samples(prompt()), bytes(16_000), 0.2, 0.6)
    assert correlation(np.zeros(0, np.float32), np.ones(5, np.float32)) == 0


def test_words_that_are_our_own_are_not_taken() -> None:
    """A prompt that names the menu's words does not answer itself."""
    played = samples(prompt())
    turn = SpeechTurn(played, PHRASES, min_confidence=0.7, seconds=3, now=0.0)
    turn.audio(bytes(1600) + played)
    assert turn.utterance(said("water", at=0.9)) is None
    assert turn.tick(len(played) / 16_000 + 3.1) is None
    assert turn.utterance(Utterance(last=True)) == Silent()
