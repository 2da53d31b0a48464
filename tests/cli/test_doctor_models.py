"""What `hotline doctor` says of speech models."""

from pathlib import Path
from textwrap import dedent

import pytest

from hotline.app.doctor import examine
from hotline.cli import doctor as command
from hotline.config import Configuration
from hotline.config.loader import Loaded, load
from hotline.voicemail.transcription.models import ModelProblem


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    """A configuration that names a model which is not there."""
    (tmp_path / "menus.toml").write_text(
        '[menus.main]\nprompts = ["welcome"]\nkeys.1 = { queue = "water" }\n'
    )
    file = tmp_path / "hotline.toml"
    file.write_text(
        dedent(
            """\
            [node]
            data_dir = "data"
            [numbers.1111]
            menu = "main"
            [queues.water]
            [agents.1001]
            name = "Aisha"
            queues = ["water"]
            [ivr]
            operator_queue = "water"
            menus = "menus.toml"
            [transcription.models]
            ar = "none"
            """
        )
    )
    return load(file)


def test_a_model_that_is_not_there_keeps_nothing_from_starting(loaded: Loaded) -> None:
    """Calls and messages do without transcripts, so it is a warning with a remedy."""
    (finding,) = [one for one in examine(loaded) if one.what == "speech model"]
    assert finding.verdict == "warning"
    assert "there is no such folder" in finding.detail
    assert finding.remedy.startswith("Name the folder")


def test_models_are_loaded_only_on_request(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--load-models` tells of those that look sound and are not."""
    asked: list[Configuration] = []

    async def probe(config: Configuration) -> list[ModelProblem]:
        asked.append(config)
        return [ModelProblem("transcription.models.ar", "it does not load", "Copy it again.", "ar")]

    shown: list[str] = []
    monkeypatch.setattr(command, "probe_models", probe)
    monkeypatch.setattr(command, "load_or_exit", lambda _: loaded)
    monkeypatch.setattr(command, "examine", lambda _: iter(()))
    monkeypatch.setattr(command, "table", lambda findings: shown.extend(one.detail for one in findings))
    command.doctor()
    assert (asked, shown) == ([], [])
    command.doctor(load_models=True)
    assert (asked, shown) == ([loaded.config], ["transcription.models.ar: it does not load"])
