"""What tests of prompts share: speech that is kept for nobody else, a quick voice, an operator."""

from pathlib import Path

import numpy as np
import pytest

from hotline.prompts import render
from hotline.prompts.catalogue import Voice
from tests.prompts.operator import Operator


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Share no speech with other tests, nor with the user who runs them."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


def as_tone(text: str, voice: Voice) -> tuple[np.ndarray, int]:
    """Return a tone that depends on the text, and its rate."""
    pitch = 300 + sum(text.encode()) % 1000 + voice.words_per_minute
    return 0.3 * np.sin(2 * np.pi * pitch * np.arange(2000) / 8000), 8000


@pytest.fixture
def quick_speech(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace the synthetic voice by a tone that depends on the text; the list has what was said."""
    said: list[str] = []

    def synthesise(text: str, voice: Voice) -> tuple[np.ndarray, int]:
        said.append(text)
        return as_tone(text, voice)

    monkeypatch.setattr(render, "synthesise", synthesise)
    monkeypatch.setattr(render, "hold_music", lambda rate: np.ones(rate, np.int16))
    return said


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    """Somebody who types commands, with English alone."""
    return Operator(tmp_path)
