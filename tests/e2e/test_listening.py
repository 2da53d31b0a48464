"""The ears themselves: what is the right prompt must score high, everything else low."""

import itertools

import numpy as np
import pytest

from tests.e2e import audio
from tests.e2e.audio import RATE, Sound
from tests.e2e.listening import THRESHOLD, find, heard_until

ENGLISH = {
    "welcome": "Welcome to the hotline of the city.",
    "consent": "This call may be recorded so that we can serve you better.",
    "menu": "For water, press one. For streets and lighting, press two. To leave a message, press three.",
    "busy": "All our agents are talking to other people.",
    "nobody": "Nobody can take your call at the moment.",
    "offer": "To leave a message, press one. Or stay on the line.",
    "reference": "Your reference number is",
    "goodbye": "Thank you for calling. Goodbye.",
}
ARABIC = {
    "ahlan": "أهلا بكم في الخط الساخن للمدينة",
    "tasjil": "قد يتم تسجيل هذه المكالمة لتحسين الخدمة",
    "miyah": "للمياه اضغط واحد للطرق اضغط اثنين",
}
DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


@pytest.fixture(scope="module")
def prompts() -> dict[str, Sound]:
    """Return eleven prompts in two languages of one synthetic voice."""
    english = {name: audio.say(text) for name, text in ENGLISH.items()}
    return english | {name: audio.say(text, "ar") for name, text in ARABIC.items()}


@pytest.fixture(scope="module")
def digits() -> dict[str, Sound]:
    """Return the ten digits, the shortest prompts that there are."""
    return {name: audio.say(name) for name in DIGITS}


def on_the_line(sound: Sound, gain: float = 1.0) -> Sound:
    """Return the sound as it arrives, with silence around."""
    quiet = audio.silence(0.7)
    return audio.through_ulaw(np.clip(gain * audio.join(quiet, sound, quiet), -1, 1).astype(np.float32))


def with_lost_and_repeated_frames(sound: Sound, count: int) -> Sound:
    """Return the sound as a jitter buffer in trouble plays it."""
    random = np.random.default_rng(1111)
    frames = [sound[at : at + 160] for at in range(0, len(sound), 160)]
    for number in range(count):
        place = int(random.integers(1, len(frames) - 1))
        if number % 2:
            frames.insert(place, frames[place])
        else:
            del frames[place]
    return np.concatenate(frames)


@pytest.mark.parametrize("gain", [0.3, 1.0, 2.0])
def test_right_prompt_scores_high_at_any_gain(prompts: dict[str, Sound], gain: float) -> None:
    """A prompt is found within 10 ms of its place after µ-law, quiet or loud."""
    for sound in prompts.values():
        match = find(sound, on_the_line(sound, gain))
        assert match.score > 0.95
        assert match.offset_seconds == pytest.approx(0.7, abs=0.01)


def test_right_prompt_scores_high_after_a_law(prompts: dict[str, Sound]) -> None:
    """The other companding law of G.711 makes no difference."""
    for sound in prompts.values():
        assert find(sound, audio.through_alaw(sound)).score > 0.95


def test_right_prompt_scores_high_with_two_bad_frames_a_second(prompts: dict[str, Sound]) -> None:
    """Dropped and repeated frames of 20 ms do not hide a prompt."""
    for sound in prompts.values():
        hurt = with_lost_and_repeated_frames(sound, round(2 * audio.seconds(sound)))
        assert find(sound, on_the_line(hurt)).score > THRESHOLD + 0.05


def test_wrong_prompts_score_low(prompts: dict[str, Sound]) -> None:
    """No prompt is taken for another of the same voice and language, with a wide margin."""
    for (_, sound), (_, other) in itertools.permutations(prompts.items(), 2):
        assert find(sound, on_the_line(other)).score < THRESHOLD - 0.25


def test_digits_are_told_apart(digits: dict[str, Sound]) -> None:
    """Single words are told apart too."""
    for (_, sound), (_, other) in itertools.permutations(digits.items(), 2):
        assert find(sound, on_the_line(other)).score < THRESHOLD - 0.15
    for sound in digits.values():
        assert find(sound, on_the_line(sound)).score > 0.95


def test_half_a_prompt_is_not_a_prompt(prompts: dict[str, Sound]) -> None:
    """A prompt that was cut in the middle counts as not heard."""
    sound = prompts["menu"]
    assert not find(sound, on_the_line(sound[: len(sound) // 2])).heard


def test_silence_noise_and_tones_are_no_prompt(prompts: dict[str, Sound]) -> None:
    """What is no speech scores near nothing, also silence, which has no direction."""
    noise = np.random.default_rng(1).normal(0, 0.1, 5 * RATE).astype(np.float32)
    for other in (audio.silence(5), noise, audio.tone(440, 5)):
        assert find(prompts["welcome"], other).score < 0.3


def test_prompt_is_found_in_half_a_minute_of_others(prompts: dict[str, Sound]) -> None:
    """The place of a prompt among others is right."""
    others = [sound for name, sound in prompts.items() if name != "reference"]
    before, after = audio.join(*others[:5]), audio.join(*others[5:])
    match = find(prompts["reference"], on_the_line(audio.join(before, prompts["reference"], after)))
    assert match.heard
    assert match.offset_seconds == pytest.approx(0.7 + audio.seconds(before), abs=0.01)


def test_sound_shorter_than_the_prompt_is_no_match(prompts: dict[str, Sound]) -> None:
    """A phone that heard next to nothing heard no prompt."""
    assert find(prompts["menu"], audio.silence(0)).score < 0.3


def test_silent_prompt_is_refused() -> None:
    """Looking for silence is a mistake in the test."""
    with pytest.raises(ValueError, match="silent"):
        find(audio.silence(1), audio.silence(2))


@pytest.mark.parametrize("cut", [0.5, 1.2, 2.0])
def test_end_of_a_cut_prompt_is_measured(prompts: dict[str, Sound], cut: float) -> None:
    """How much of a prompt was played before a key stopped it is known within 150 ms, between words too."""
    sound = prompts["menu"]
    heard = on_the_line(audio.join(sound[: int(cut * RATE)], prompts["welcome"]))
    match = find(sound[: int(0.5 * RATE)], heard)
    assert heard_until(sound, heard, match) == pytest.approx(cut, abs=0.15)
