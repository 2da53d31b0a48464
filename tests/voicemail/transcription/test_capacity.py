"""How many engines run, what they may take, and when a language is tried again."""

from pathlib import Path

import pytest

from hotline.config import Transcription
from hotline.voicemail.transcription import capacity
from hotline.voicemail.transcription.languages import Languages

GB = 1_000_000_000


@pytest.mark.parametrize(
    ("cores", "free", "models", "workers"),
    [
        (1, 8 * GB, GB // 4, 1),
        (2, 8 * GB, GB // 4, 1),
        (8, 64 * GB, GB // 4, 7),
        (8, 4 * GB, GB // 4, 2),
        (8, GB // 4, GB, 1),
    ],
)
def test_workers_leave_room_for_calls(cores: int, free: int, models: int, workers: int) -> None:
    """A core and half of the free memory stay free; one worker there always is."""
    assert capacity.workers_for(Transcription(), models, cores=cores, free_bytes=free) == workers


def test_the_operator_knows_better() -> None:
    """What is configured counts."""
    rules = Transcription(workers=3, max_memory_megabytes=700)
    assert capacity.workers_for(rules, GB, cores=1, free_bytes=0) == 3
    assert capacity.most_bytes(rules, GB) == 700_000_000
    assert capacity.most_bytes(Transcription(), GB) == 6 * GB


def test_a_folder_of_two_languages_counts_once(tmp_path: Path) -> None:
    """It is loaded once."""
    (tmp_path / "am").mkdir()
    (tmp_path / "am/final.mdl").write_bytes(b"x" * 1000)
    assert capacity.models_bytes([tmp_path, tmp_path]) == 1000


def test_a_language_set_aside_comes_back_after_longer_and_longer_pauses() -> None:
    """A minute, four minutes … six hours; a model that works once is as new."""
    languages = Languages(["ar", "en"])
    assert languages.set_aside("ar", 0.0) == 60.0
    assert languages.usable == {"en"}
    assert languages.take_back(59.9) == set()
    assert languages.take_back(60.0) == {"ar"}
    assert languages.usable == {"ar", "en"}
    assert [languages.set_aside("ar", 0.0) for _ in range(7)] == [240, 960, 3840, 15360, 21600, 21600, 21600]
    languages.works("ar")
    assert languages.set_aside("ar", 0.0) == 60.0
