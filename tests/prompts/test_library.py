"""Where rendered prompts lie."""

from pathlib import Path

import pytest

from hotline.prompts.library import PromptLibrary


def test_a_path_is_absolute_and_has_no_extension(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asterisk runs elsewhere and chooses the format itself."""
    monkeypatch.chdir(tmp_path)
    library = PromptLibrary(Path("sounds"), ("ar", "en"))
    assert library.path("ar", "welcome") == str(tmp_path / "sounds/ar/welcome")


def test_missing_files_are_listed_over_all_languages(tmp_path: Path) -> None:
    """Asterisk would be silent, or speak another language, without an error."""
    (tmp_path / "ar").mkdir()
    (tmp_path / "ar/welcome.wav").touch()
    missing = PromptLibrary(tmp_path, ("ar", "en")).missing(["welcome", "goodbye", "welcome"])
    assert missing == [tmp_path / "ar/goodbye.wav", tmp_path / "en/goodbye.wav", tmp_path / "en/welcome.wav"]


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    """The error names the configured ones."""
    with pytest.raises(ValueError, match=r"`fr`.*ar, en"):
        PromptLibrary(tmp_path, ("ar", "en")).path("fr", "welcome")
