"""Speech from espeak-ng."""

from pathlib import Path

import pytest

from hotline.prompts import synthesis
from hotline.prompts.catalogue import Voice
from hotline.prompts.errors import SynthesisError
from hotline.prompts.synthesis import spelling, synthesise

ENGLISH = Voice("en-gb", 150)


def fake_program(tmp_path: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "fake"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(synthesis, "PROGRAM", str(program))


def test_a_text_becomes_speech() -> None:
    """A longer text takes longer."""
    short, rate = synthesise("one", ENGLISH)
    long, _ = synthesise("one hundred and twenty-three callers", ENGLISH)
    assert rate == 22050
    assert 0.2 < len(short) / rate < 1.5
    assert len(long) > 2 * len(short)


def test_a_text_is_never_a_command() -> None:
    """What looks like an option, a file or a shell's command is spoken."""
    for text in ("--version", "-f /etc/passwd", "$(reboot); `id` | cat", "'\"\\"):
        sound, _ = synthesise(text + " hello", ENGLISH)
        assert len(sound) > 4000


def test_arabic_is_respelled_and_english_is_not() -> None:
    """Also for variants of the Arabic voice."""
    assert spelling("الرَّقْم", Voice("ar+f3", 150)) == "اَرْرَقْم"
    assert spelling("الرَّقْم", ENGLISH) == "الرَّقْم"


def test_a_missing_program_is_one_line_that_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody needs a traceback to install a package."""
    monkeypatch.setattr(synthesis, "PROGRAM", "no-such-espeak")
    with pytest.raises(SynthesisError) as caught:
        synthesise("one", ENGLISH)
    assert str(caught.value) == "no-such-espeak is not installed. Get it: apt-get install espeak-ng"


def test_an_unknown_voice_is_named() -> None:
    """With the command that lists the known ones."""
    with pytest.raises(SynthesisError, match=r"`xx-none`.*--voices"):
        synthesise("one", Voice("xx-none", 150))


def test_a_program_that_gives_nothing_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Success without sound would be a silent prompt."""
    fake_program(tmp_path, "cat >/dev/null", monkeypatch)
    with pytest.raises(SynthesisError, match="no sound"):
        synthesise("one", ENGLISH)


def test_a_program_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The start of the hotline does not hang with it."""
    fake_program(tmp_path, "exec sleep 60", monkeypatch)
    monkeypatch.setattr(synthesis, "_SECONDS", 0.2)
    with pytest.raises(SynthesisError, match=r"within 0\.2 s"):
        synthesise("one", ENGLISH)
