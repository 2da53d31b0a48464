"""`hotline messages` shows what callers left."""

import asyncio
import json
import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from hotline import database
from hotline.cli import build
from hotline.config.loader import DEMO
from hotline.journal import Journal
from hotline.voicemail.inbox import Inbox
from hotline.voicemail.transcription.engine import Transcript, Word
from hotline.voicemail.transcription.jobs import MOST_ATTEMPTS, Jobs
from tests.voicemail.conftest import NOW, Cases, wav_bytes


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a configuration whose data folder has messages in it."""
    for file in DEMO.parent.glob("*.*"):
        shutil.copy(file, tmp_path)
    (tmp_path / "var").mkdir()
    return tmp_path


@pytest.fixture
def filled(here: Path, sqlite_template: Path) -> Path:
    """Four messages: written down, silent, given up, and without a model."""
    shutil.copyfile(sqlite_template, here / "var/hotline.db")
    asyncio.run(_fill(here / "var"))
    return here


async def _fill(data: Path) -> None:
    url = f"sqlite+aiosqlite:///{data}/hotline.db"
    engine = database.create_engine(url)
    journal = Journal(engine, "demo")
    inbox = Inbox(journal, engine, data / "messages", Cases().open_case, lambda: NOW)
    (data / "messages").mkdir()
    for number in range(1, 5):
        (data / f"messages/m{number}.wav").write_bytes(wav_bytes(10 * number))
        caller = None if number == 2 else f"+9689123456{number}"
        language = "en" if number == 4 else "ar"
        await inbox.keep(f"m{number}", call=f"demo-{number}.1", path=f"m{number}.wav", caller=caller,
                         language=language, queue="water")  # fmt: skip
    times = [NOW]
    jobs = Jobs(engine, journal, lambda: times[0])
    job = await jobs.claim()
    assert job is not None
    words = (Word("لا", 0, 1, 0.95), Word("يوجد", 1, 2, 0.3), Word("ماء", 2, 3, 0.9))
    await jobs.finish(job, Transcript.of("لا يوجد ماء", words), "vosk")
    job = await jobs.claim()
    assert job is not None
    await jobs.finish(job, Transcript(""), "vosk")
    await jobs.skip_other_than({"ar"})
    for _ in range(MOST_ATTEMPTS):
        job = await jobs.claim()
        assert job is not None
        await jobs.fail(job, "the engine died over it: signal SIGABRT")
        times[0] += 10_000
    await journal.close()
    await engine.dispose()


def run(folder: Path, *arguments: str, status: int = 0) -> str:
    app: typer.Typer = build(("messages",))
    result = CliRunner().invoke(app, ["messages", "--config", str(folder / "hotline.toml"), *arguments])
    assert result.exit_code == status, result.output
    return result.output


def test_the_list_tells_everything_of_each_message(filled: Path) -> None:
    """Reference, caller, language, length, transcript with its confidence, and the audio's absolute path."""
    listed = run(filled)
    for text in (
        "1007",
        "+968…561",
        "ar",
        "10",
        "72% sure",
        "لا يوجد(?) ماء",
        f"{filled}/var/messages/m1.wav",
    ):
        assert text in listed
    for text in ("withheld", "no words were heard", "no speech model for en", "signal SIGABRT", "failed"):
        assert text in listed
    assert "(?) follows words" in listed
    assert "91234561" not in listed


def test_numbers_are_whole_only_on_request(filled: Path) -> None:
    """`--unmasked` shows them."""
    assert "+96891234561" in run(filled, "--unmasked")
    assert "91234561" not in run(filled, "--format", "json")
    assert json.loads(run(filled, "--format", "json", "--unmasked"))[0]["caller"] == "+96891234561"


def test_json_has_every_field(filled: Path) -> None:
    """Programs get words with times and confidence, and null where nothing is known."""
    first, second, *_ = json.loads(run(filled, "--format", "json"))
    assert first["words"][1] == {"word": "يوجد", "start": 1, "end": 2, "confidence": 0.3, "heard": ""}
    assert first["audio"] == f"{filled}/var/messages/m1.wav"
    assert (first["reference"], first["transcript_state"], first["transcript"]) == (
        "1007",
        "done",
        "لا يوجد ماء",
    )
    assert (second["caller"], second["confidence"], second["transcript_state"]) == (None, None, "empty")


def test_the_list_can_be_shorter(filled: Path) -> None:
    """`--limit` shows the newest, and says that there are more."""
    listed = run(filled, "--limit", "1")
    assert "1007" in listed
    assert "1010" not in listed
    assert "1 of 4 messages" in listed


def test_what_failed_can_be_tried_again(filled: Path) -> None:
    """`--retry-failed` lets it wait for the transcriber again."""
    assert "signal SIGABRT" in run(filled)
    listed = json.loads(run(filled, "--retry-failed", "--format", "json"))
    assert [one["transcript_state"] for one in listed] == ["done", "empty", "waiting", "not transcribed"]


def test_damaged_messages_are_not_forgotten(filled: Path) -> None:
    """What lies in quarantine is named until somebody takes it away."""
    quarantine = filled / "var/lifeboat/quarantine"
    quarantine.mkdir(parents=True)
    (quarantine / "demo-9.9.wav").write_bytes(b"?")
    assert f"Could not be read, please listen to it: {quarantine}/demo-9.9.wav" in run(filled)


def test_an_empty_inbox_says_so(here: Path, sqlite_template: Path) -> None:
    """No messages is an answer; JSON is an empty list."""
    shutil.copyfile(sqlite_template, here / "var/hotline.db")
    assert run(here).strip() == "No messages."
    assert json.loads(run(here, "--format", "json")) == []


def test_without_a_database_the_remedy_is_said(here: Path) -> None:
    """A hotline that never ran has no inbox: a sentence, not a traceback."""
    said = run(here, status=1)
    assert "start the hotline once" in said
    assert "Traceback" not in said
