"""Whether what must speak is there."""

import shutil
from pathlib import Path

import pytest

from hotline.prompts.catalogue import Catalogue, Prompt, Voice
from hotline.prompts.errors import StudioError
from hotline.prompts.voices import Silent, silent_voices

TEXTS = {"one": Prompt("one"), "two": Prompt("two")}


def catalogues(voice: Voice) -> dict[str, Catalogue]:
    return {"en": Catalogue("en", voice, TEXTS, Path("catalogue.toml"))}


@pytest.fixture(autouse=True)
def no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is installed."""
    monkeypatch.setattr(shutil, "which", lambda _: None)


def test_a_missing_program_is_told_with_the_way_to_get_it() -> None:
    """Also that of piper, by the name that the operator gave it; espeak-ng is then no matter."""
    espeak, piper = Voice("en-gb", 150), Voice("en-gb", 150, Path("joe.onnx"), "my-piper")
    assert silent_voices(catalogues(espeak), None) == [
        Silent("espeak-ng is not installed", "Get it: apt-get install espeak-ng", needed=True)
    ]
    (only,) = silent_voices(catalogues(piper), None)
    assert only.what == "my-piper is not installed"


def test_a_missing_voice_of_piper_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its file."""
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    (only,) = silent_voices(catalogues(Voice("en-gb", 150, Path("/no/joe.onnx"))), None)
    assert only.what == "there is no piper voice /no/joe.onnx"
    assert silent_voices(catalogues(Voice("en-gb", 150)), None) == []


def test_with_recordings_of_everything_no_program_is_needed(tmp_path: Path) -> None:
    """One text without a recording needs it again."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en/one.wav").touch()
    espeak = Voice("en-gb", 150)
    assert [one.needed for one in silent_voices(catalogues(espeak), tmp_path)] == [True]
    (tmp_path / "en/two.flac").touch()
    assert [one.needed for one in silent_voices(catalogues(espeak), tmp_path)] == [False]
    (tmp_path / "en/three.wav").touch()
    with pytest.raises(StudioError, match=r"three.*no prompt"):
        silent_voices(catalogues(espeak), tmp_path)
