"""Texts that no catalogue has are spoken while calls go on."""

import asyncio
import os
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from hotline.ivr import status_sounds
from hotline.ivr.status_sounds import SpokenTexts
from hotline.prompts.announcement import Spoken
from hotline.prompts.catalogue import Voice
from hotline.prompts.errors import RenderError
from hotline.testing.logs import LogLines

VOICES = {"ar": Voice("ar", 150), "en": Voice("en", 160)}


class Studio:
    """A voice that takes its time, or fails."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.open = threading.Event()
        self.open.set()
        self.error: Exception | None = None

    def __call__(self, folder: Path, spoken: Spoken, voices: Mapping[str, Voice]) -> None:
        self.open.wait(10)
        ((language, text),) = spoken.texts.items()
        self.made.append(text)
        folder.mkdir()
        (folder / f"{language}.wav").write_bytes(b"x" * 1000)
        if self.error is not None:
            raise self.error


@pytest.fixture
def studio() -> Iterator[Studio]:
    studio = Studio()
    yield studio
    studio.open.set()


@pytest.fixture
def texts(tmp_path: Path, studio: Studio) -> Iterator[SpokenTexts]:
    texts = SpokenTexts(tmp_path, VOICES, patience=10.0, render=studio)
    yield texts
    texts.close()


async def test_a_text_is_made_once_for_its_contents(
    tmp_path: Path, texts: SpokenTexts, studio: Studio
) -> None:
    """Who asks again, at once or later, also in another process, hears what is there."""
    texts.prepare("en", "The valve was replaced.")
    first, second = await asyncio.gather(*(texts.sound("en", "The valve was replaced.") for _ in range(2)))
    assert first is not None
    assert first == second == await texts.sound("en", "The valve was replaced.")
    assert (tmp_path / f"{first}.wav").is_file()
    other = SpokenTexts(tmp_path, VOICES, render=studio)
    assert await other.sound("en", "The valve was replaced.") == first
    assert studio.made == ["The valve was replaced."]
    assert await texts.sound("ar", "The valve was replaced.") != first
    other.close()


async def test_a_slow_voice_is_not_waited_for_but_serves_the_next_call(
    texts: SpokenTexts, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The caller hears the rest; what was begun goes on."""
    studio.open.clear()
    monkeypatch.setattr(texts, "_patience", 0.1)
    assert await texts.sound("en", "slow") is None
    monkeypatch.setattr(texts, "_patience", 10.0)
    studio.open.set()
    assert await texts.sound("en", "slow") is not None
    assert studio.made == ["slow"]


async def test_no_call_waits_for_more_texts_than_can_be_made(
    texts: SpokenTexts, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A voice that hangs fills no memory."""
    monkeypatch.setattr(status_sounds, "MOST_WAITING", 3)
    studio.open.clear()
    for number in range(10):
        texts.prepare("en", f"text {number}")
    monkeypatch.setattr(texts, "_patience", 0.1)
    assert await texts.sound("en", "text 9") is None
    monkeypatch.setattr(texts, "_patience", 10.0)
    studio.open.set()
    assert await texts.sound("en", "text 0") is not None
    assert len(studio.made) <= 3


@pytest.mark.parametrize(
    "error", [RenderError("no voice"), OSError(28, "No space left"), ValueError("secret text")]
)
async def test_a_voice_that_fails_is_logged_without_the_text(
    texts: SpokenTexts, studio: Studio, logs: LogLines, error: Exception
) -> None:
    """The caller hears the rest; the next one may be luckier."""
    studio.error = error
    assert await texts.sound("en", "secret text") is None
    assert "secret" not in str(logs)
    studio.error = None
    assert await texts.sound("en", "secret text") is not None


async def test_a_language_without_a_voice_is_not_spoken(texts: SpokenTexts, studio: Studio) -> None:
    """A note may be in a language that is offered no more."""
    assert await texts.sound("fr", "bonjour") is None
    assert studio.made == []


async def test_those_not_heard_for_longest_go_when_all_are_too_large(
    tmp_path: Path, texts: SpokenTexts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is bounded; what was heard lately and what is new stay, what a dead process left half made goes."""
    monkeypatch.setattr(status_sounds, "MOST_BYTES", 2500)
    sounds = [await texts.sound("en", text) for text in ("a", "b", "c")]
    folders = [(tmp_path / str(sound)).parent for sound in sounds]
    for age, folder in zip((10, 100, 50), folders, strict=True):
        os.utime(folder, 2 * (folder.stat().st_mtime - age,))
    half = tmp_path / "spoken" / ".making-dead"
    half.mkdir()
    os.utime(half, (0, 0))
    new = await texts.sound("en", "d")
    left = {folder.name for folder in (tmp_path / "spoken").iterdir()}
    assert left == {folders[0].name, folders[2].name, (tmp_path / str(new)).parent.name}


async def test_the_real_voice_speaks_arabic(tmp_path: Path) -> None:
    """A department's note becomes a sound that Asterisk can play."""
    texts = SpokenTexts(tmp_path, VOICES, patience=20.0)
    sound = await texts.sound("ar", "تم إصلاح الصمام، شكرا لكم.")
    texts.close()
    assert sound is not None
    assert (tmp_path / f"{sound}.wav").stat().st_size > 8000
