"""A folder that holds no model is found before anything is loaded, and the operator learns how to mend it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from hotline.config import Configuration
from hotline.voicemail.transcription import models
from hotline.voicemail.transcription.models import check_models

VOSK = ("am/final.mdl", "conf/mfcc.conf", "graph/HCLr.fst", "graph/Gr.fst")
VOSK_LARGE = ("am/final.mdl", "conf/mfcc.conf", "graph/HCLG.fst", "graph/words.txt")
VOSK_OLD = ("final.mdl", "mfcc.conf", "HCLG.fst", "words.txt")
WHISPER = ("model.bin", "config.json", "tokenizer.json")


def made(folder: Path, names: tuple[str, ...]) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    return folder


def configuration(engine: str, **folders: Path) -> Configuration:
    return Configuration.model_validate(
        {
            "numbers": {"1111": {"queue": "water"}},
            "queues": {"water": {}},
            "ivr": {"operator_queue": "water"},
            "transcription": {"engine": engine, "models": folders},
        }
    )


@pytest.mark.parametrize(
    ("engine", "names"),
    [("vosk", VOSK), ("vosk", VOSK_LARGE), ("vosk", VOSK_OLD), ("faster-whisper", WHISPER)],
)
def test_a_complete_model_is_no_problem_and_an_incomplete_one_is(
    tmp_path: Path, engine: str, names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file that the engine needs is missed by its name."""
    monkeypatch.setattr(models, "_installed", lambda _: True)
    config = configuration(engine, ar=made(tmp_path / "model", names))
    assert check_models(config) == []
    for name in names:
        (tmp_path / "model" / name).unlink()
        (problem,) = check_models(config)
        assert problem.key == "transcription.models.ar"
        assert problem.language == "ar"
        made(tmp_path / "model", names)


def test_a_folder_that_is_not_there_is_told_with_its_key(tmp_path: Path) -> None:
    """Key, place and remedy are said, for each language."""
    file = tmp_path / "file"
    file.write_text("x")
    problems = check_models(configuration("vosk", ar=tmp_path / "none", en=file))
    assert [(one.key, one.what) for one in problems] == [
        ("transcription.models.ar", f"{tmp_path}/none: there is no such folder"),
        ("transcription.models.en", f"{file}: it is not a folder"),
    ]
    assert all("Name the folder of an unpacked Vosk model" in one.remedy for one in problems)


def test_an_archive_that_was_unpacked_into_itself_is_guessed(tmp_path: Path) -> None:
    """The usual mistake, one folder too high, gets the right path as its remedy."""
    made(tmp_path / "model" / "vosk-model-ar", VOSK)
    (problem,) = check_models(configuration("vosk", ar=tmp_path / "model"))
    assert problem.remedy == f"Did you mean {tmp_path}/model/vosk-model-ar?"


def test_an_empty_file_is_an_incomplete_model(tmp_path: Path) -> None:
    """A download that broke off at once is found."""
    made(tmp_path / "model", VOSK)
    (tmp_path / "model/graph/Gr.fst").write_text("")
    (problem,) = check_models(configuration("vosk", ar=tmp_path / "model"))
    assert "graph/Gr.fst is empty" in problem.what


@pytest.mark.parametrize("hidden", ["", "am/final.mdl"])
def test_a_model_that_this_user_may_not_read_is_told(
    tmp_path: Path, hidden: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permission is a problem of its own, of the folder and of each file."""
    folder = made(tmp_path / "model", VOSK)
    # Root may read everything, so the answer is made up.
    may: Callable[..., bool] = lambda path, _mode: Path(path) != folder / hidden  # noqa: E731
    monkeypatch.setattr(os, "access", may)
    (problem,) = check_models(configuration("vosk", ar=folder))
    assert "this user may not read" in problem.what


def test_an_engine_that_is_not_installed_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the extra the remedy says how to install it."""
    monkeypatch.setattr(models, "_installed", lambda package: package != "faster_whisper")
    config = configuration("faster-whisper", ar=made(tmp_path / "model", WHISPER))
    (problem,) = check_models(config)
    assert (problem.key, problem.language) == ("transcription.engine", None)
    assert "hotline-1111[whisper]" in problem.remedy


@pytest.mark.parametrize("engine", ["vosk", "faster-whisper", "none"])
def test_no_model_is_no_problem(engine: str) -> None:
    """Messages are then kept without a transcript."""
    assert check_models(configuration(engine)) == []


def test_without_an_engine_nothing_is_checked(tmp_path: Path) -> None:
    """Paths that nobody uses disturb nobody."""
    assert check_models(configuration("none", ar=tmp_path / "none")) == []
