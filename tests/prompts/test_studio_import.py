"""What comes back from the studio: names, twins, copies, and what a full disk leaves."""

import datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from hotline.files import replace_file
from hotline.prompts import studio_import as module
from hotline.prompts.catalogue import Catalogue, Prompt, Voice
from hotline.prompts.checking import outdated
from hotline.prompts.jobs import wanted_sounds
from hotline.prompts.said_texts import SaidTexts
from hotline.prompts.studio_import import Delivery, Imported, look_at, take_over

NOW = datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC)
RATE = 16_000
TEXTS = {
    "welcome": "Welcome to the hotline",
    "goodbye": "Goodbye now, and thanks",
    "three": "three",
    "digit-3": "three",
}


def catalogues(**texts: str) -> dict[str, Catalogue]:
    prompts = {name: Prompt(text) for name, text in {**TEXTS, **texts}.items()}
    return {"en": Catalogue("en", Voice("en", 150), prompts, Path("catalogue.toml"))}


class Studio:
    """A delivery and the folder of recordings."""

    def __init__(self, folder: Path) -> None:
        self.delivered, self.recordings = folder / "studio", folder / "recordings"
        self.delivered.mkdir()
        self.recordings.mkdir()

    def record(self, name: str, seed: int, *, level: float = 0.3, seconds: float = 1.2) -> Path:
        noise = np.random.default_rng(seed).standard_normal(int(seconds * RATE)).clip(-2, 2) / 2
        file = self.delivered / name
        sf.write(file, np.pad(level * noise, 3000), RATE)
        return file

    def look(self) -> Delivery:
        return look_at({"en": self.delivered}, catalogues(), self.recordings)

    def import_all(self, *, dry_run: bool = False, now: datetime.datetime = NOW) -> Imported:
        return take_over(self.look(), catalogues(), self.recordings, now, dry_run=dry_run)

    def present(self) -> list[str]:
        files = (file for file in self.recordings.rglob("*") if file.is_file())
        return sorted(str(file.relative_to(self.recordings)) for file in files)


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path)


def why(delivery: Delivery) -> str:
    return "\n".join(str(problem) for problem in delivery.refused)


def test_good_recordings_are_copied(studio: Studio) -> None:
    """What came stays with the studio; the copies are what callers will hear."""
    came = studio.record("welcome.wav", 1)
    studio.record("goodbye.WAV", 2)
    done = studio.import_all()
    assert done.new == ["en/goodbye", "en/welcome"]
    assert (studio.recordings / "en/welcome.wav").read_bytes() == came.read_bytes()
    assert (studio.recordings / "en/goodbye.wav").exists()
    assert came.exists()


def test_only_the_good_ones_are_taken(studio: Studio) -> None:
    """A bad one does not keep the others from callers."""
    studio.record("welcome.wav", 1)
    studio.record("goodbye.wav", 2, seconds=20)
    delivery = studio.look()
    assert "goodbye.wav" in why(delivery)
    assert studio.import_all().new == ["en/welcome"]
    assert not (studio.recordings / "en/goodbye.wav").exists()


def test_a_dry_run_changes_nothing(studio: Studio) -> None:
    """It only tells what would be done."""
    studio.record("welcome.wav", 1)
    assert studio.import_all(dry_run=True).new == ["en/welcome"]
    assert studio.present() == []


def test_a_second_import_changes_nothing(studio: Studio) -> None:
    """What is there already is called unchanged."""
    studio.record("welcome.wav", 1)
    studio.import_all()
    before = (studio.recordings / "en/welcome.wav").stat().st_mtime_ns
    assert studio.import_all() == Imported(unchanged=["en/welcome"])
    assert (studio.recordings / "en/welcome.wav").stat().st_mtime_ns == before


def test_what_is_replaced_is_kept(studio: Studio) -> None:
    """Also where the new one has another format."""
    old = studio.record("welcome.wav", 1)
    studio.import_all()
    content = old.read_bytes()
    old.unlink()
    studio.record("welcome.flac", 2)
    assert studio.import_all().replaced == ["en/welcome"]
    attic = studio.recordings / ".replaced/en/welcome.20261122T093000.wav"
    assert attic.read_bytes() == content
    assert [name for name in studio.present() if name.startswith("en/w")] == ["en/welcome.flac"]


def test_a_name_of_no_prompt_is_refused(studio: Studio) -> None:
    """With the nearest one."""
    studio.record("wellcome.wav", 1)
    assert "Did you mean `welcome`?" in why(studio.look())


def test_two_files_of_one_prompt_are_refused(studio: Studio) -> None:
    """Nobody could tell which take is meant."""
    studio.record("welcome.flac", 1)
    studio.record("welcome.wav", 2)
    assert "the same prompt as welcome.flac" in why(studio.look())


@pytest.mark.parametrize("level", [0.3, 0.1])
def test_the_same_audio_under_two_names_is_refused(studio: Studio, level: float) -> None:
    """One of them is another prompt's, however loud it was saved."""
    studio.record("welcome.wav", 1)
    studio.record("goodbye.wav", 1, level=level)
    told = why(studio.look())
    assert "is the same audio as `goodbye`" in told
    assert "is the same audio as `welcome`" in told


def test_the_same_audio_may_say_the_same_words(studio: Studio) -> None:
    """A number is spoken once for a digit and for a count."""
    studio.record("three.wav", 1, seconds=0.5)
    studio.record("digit-3.wav", 1, seconds=0.5)
    assert studio.look().refused == []


def test_audio_that_is_there_under_another_name_is_refused(studio: Studio) -> None:
    """Of an earlier delivery."""
    studio.record("welcome.wav", 1)
    studio.import_all()
    (studio.delivered / "welcome.wav").rename(studio.delivered / "goodbye.wav")
    assert "is the same audio as `welcome`" in why(studio.look())


def test_other_words_of_the_same_length_are_other_audio(studio: Studio) -> None:
    """Length alone is no proof."""
    studio.record("welcome.wav", 1)
    studio.record("goodbye.wav", 2)
    assert studio.look().refused == []


def test_a_full_disk_leaves_whole_recordings(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was copied stays, what was not is not there, and what was replaced is still there."""
    studio.record("goodbye.wav", 1)
    old = studio.record("welcome.wav", 2)
    studio.import_all()
    content = old.read_bytes()
    studio.record("welcome.wav", 3)

    def full(path: Path, data: bytes) -> None:
        if path.suffix == ".wav" and path.parent.name == "en" and ".replaced" not in path.parts:
            raise OSError(28, "No space left on device", str(path))
        replace_file(path, data)

    monkeypatch.setattr(module, "replace_file", full)
    with pytest.raises(OSError, match="No space left"):
        studio.import_all()
    assert (studio.recordings / "en/welcome.wav").read_bytes() == content


def test_odd_names_are_told(studio: Studio) -> None:
    """Spaces, line breaks, bytes that are no text."""
    for name in ("a b.wav", "x\ny.wav", "\udcff.wav", "مرحبا.wav"):
        (studio.delivered / name).touch()
    assert len(studio.look().refused) == 4


def test_a_recording_of_an_older_text_is_noticed(studio: Studio, tmp_path: Path) -> None:
    """The import remembers what a recording says; a new recording says the new text."""
    studio.record("welcome.wav", 1)
    studio.import_all()

    def old_ones(text: str) -> list[str]:
        now = catalogues(welcome=text)
        jobs = wanted_sounds(tmp_path / "sounds", tmp_path / "music", now, studio.recordings)
        return [str(problem) for problem in outdated(jobs, now)]

    assert old_ones(TEXTS["welcome"]) == old_ones("Welcome  to the hotline ") == []
    (told,) = old_ones("Welcome to Salalah")
    assert "says an older text: “Welcome to the hotline”" in told
    assert "“Welcome to Salalah”" in told


@pytest.mark.parametrize("content", ["", "[]", "{", '{"welcome": []}', '{"welcome": 3}'])
def test_a_broken_memory_of_texts_is_an_empty_one(tmp_path: Path, content: str) -> None:
    """It costs a warning and no call."""
    (tmp_path / ".texts.json").write_text(content)
    assert SaidTexts(tmp_path).of(tmp_path / "welcome.wav") is None


def test_a_recording_that_was_exchanged_by_hand_says_something_unknown(studio: Studio) -> None:
    """It is not called old."""
    studio.record("welcome.wav", 1)
    studio.import_all()
    file = studio.recordings / "en/welcome.wav"
    assert SaidTexts(file.parent).of(file) == TEXTS["welcome"]
    file.write_bytes(b"another")
    assert SaidTexts(file.parent).of(file) is None
