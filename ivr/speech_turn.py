"""One time that a caller is asked to say what it is about: what is heard, when, and what the answer means. Pure.

    from           happens                                         then
    PROMPTING      our prompts play; a key, or words of the menu   the answer, at once: barge-in
                   that are sure enough and no echo of ours
                   anything else that is said                      kept in mind
                   the prompts are over                            LISTENING, for `seconds`
    LISTENING      a key; words of the menu                        the answer
                   anything else that is said                      Unclear
                   the time is over                                FINISHING
    FINISHING      what was being said                             the answer, Unclear, or Silent
                   nothing for FINISH_SECONDS                      NoEngine

What the caller hears is sent in frames of 20 ms, on time; silence behind the prompts, because Asterisk ends a stream
on which nothing comes for two seconds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from hotline.asterisk.audiosocket import FRAME_BYTES, FRAME_SECONDS, SAMPLE_RATE, SILENCE
from hotline.speech import Phrases, Understood, Utterance, understand

from .speech_echo import is_echo

#: Most that is sent at once after the machine was busy, frames; what a phone's jitter buffer holds.
MOST_LATE_FRAMES = 5
#: What a recogniser may need to say what it heard, seconds.
FINISH_SECONDS = 4.0
#: The caller's audio that is kept to look for an echo, bytes.
KEPT_BYTES = 60 * 2 * SAMPLE_RATE


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key."""

    key: str


@dataclass(frozen=True, slots=True)
class Said:
    """Words that stand for a key."""

    key: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Unclear:
    """Something was said that leads nowhere."""

    confidence: float | None


@dataclass(frozen=True, slots=True)
class Silent:
    """Nothing."""


@dataclass(frozen=True, slots=True)
class NoEngine:
    """Nobody listens, or not any more: keys only."""


Answer = Pressed | Said | Unclear | Silent | NoEngine


class _State(Enum):
    PROMPTING = auto()
    LISTENING = auto()
    FINISHING = auto()


class SpeechTurn:
    """The state of one turn. `now` is any clock in seconds that never goes back."""

    def __init__(self, prompt: bytes, phrases: Phrases, *, min_confidence: float, seconds: float,
                 now: float) -> None:  # fmt: skip
        """`prompt` is what the caller hears, 16 bit, 8 kHz; listening goes on for `seconds` after it."""
        self._prompt = prompt
        self._phrases = phrases
        self._min_confidence = min_confidence
        self._began = now
        self._prompt_ends = now + len(prompt) / 2 / SAMPLE_RATE
        self._listening_ends = self._prompt_ends + seconds
        self._sent = 0
        self._skipped = 0
        self._heard = bytearray()
        self._unclear: Unclear | None = None
        self._state = _State.PROMPTING

    @property
    def finishing(self) -> bool:
        """The recogniser must be asked for its last word."""
        return self._state is _State.FINISHING

    def frames(self, now: float) -> Iterator[bytes]:
        """Yield what must be sent to the caller by now. A machine that was too late leaves silence out, not words."""
        due = int((now - self._began) / FRAME_SECONDS) + 1 - self._sent - self._skipped
        if due > MOST_LATE_FRAMES:
            self._skip(due - MOST_LATE_FRAMES)
            due = MOST_LATE_FRAMES
        for _ in range(due):
            start = self._sent * FRAME_BYTES
            self._sent += 1
            frame = self._prompt[start : start + FRAME_BYTES]
            yield frame + SILENCE[len(frame) :]

    def _skip(self, frames: int) -> None:
        """Begin what is left so much later: the prompts' end moves too."""
        self._skipped += frames
        if self._state is _State.PROMPTING:
            self._prompt_ends += frames * FRAME_SECONDS
            self._listening_ends += frames * FRAME_SECONDS

    def audio(self, samples: bytes) -> None:
        """Remember what the caller said."""
        if len(self._heard) < KEPT_BYTES:
            self._heard += samples

    def tick(self, now: float) -> Answer | None:
        """Let time pass."""
        if self._state is _State.PROMPTING and now >= self._prompt_ends:
            self._state = _State.LISTENING
        if self._state is _State.LISTENING and now >= self._listening_ends:
            self._state = _State.FINISHING
        if self._state is _State.FINISHING and now >= self._listening_ends + FINISH_SECONDS:
            return NoEngine()
        return None

    def utterance(self, utterance: Utterance) -> Answer | None:
        """Take what the recogniser heard."""
        verdict = understand(utterance, self._phrases, self._min_confidence)
        if verdict is not None and not self._is_echo(utterance):
            if isinstance(verdict, Understood):
                return Said(verdict.key, verdict.confidence)
            self._unclear = Unclear(verdict.confidence)
            if self._state is not _State.PROMPTING:
                return self._unclear
        if utterance.last:
            return self._unclear or Silent()
        return None

    def _is_echo(self, utterance: Utterance) -> bool:
        """Whether the words are our own prompt, which a phone sent back."""
        words = utterance.words
        return is_echo(self._prompt, bytes(self._heard), words[0].start, words[-1].end)
