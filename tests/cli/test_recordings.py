"""`hotline recordings`: every subcommand on a real archive."""

import asyncio
import io
import json
import shutil
import subprocess
import sys
import wave
from pathlib import Path

import pytest
import soundfile
from typer.testing import CliRunner, Result

from hotline import database
from hotline.cli import build
from hotline.config.loader import DEMO
from hotline.journal import Journal, JournalReader
from hotline.paths import Paths
from hotline.testing.recordings import CALL, House

runner = CliRunner()


@pytest.fixture(scope="session")
def archive_template(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Path:
    """The demo with two recordings, to copy."""
    folder = tmp_path_factory.mktemp("archive") / "demo"
    shutil.copytree(DEMO.parent, folder)
    paths = Paths(folder / "var")
    paths.create()
    shutil.copyfile(sqlite_template, paths.database)
    asyncio.run(_fill(paths))
    return folder


async def _fill(paths: Paths) -> None:
    engine = database.create_engine(f"sqlite+aiosqlite:///{paths.database}")
    journal = Journal(engine, "demo")
    house = House(paths, journal, JournalReader(engine, journal), engine)
    recordings = house.recordings()
    await recordings.archive.keep(house.plan())
    await recordings.archive.keep(house.plan("1795341600.2", queue="general"))
    await recordings.archive.close()
    await journal.close()
    await engine.dispose()


@pytest.fixture
def folder(archive_template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(archive_template, tmp_path / "demo"))


def run(folder: Path, *words: str) -> Result:
    config = ["--config", str(folder / "hotline.toml")]
    return runner.invoke(build(("recordings",)), ["recordings", words[0], *config, *words[1:]])


def sealed(folder: Path, call: str = CALL) -> Path:
    return folder / "var" / "recordings" / "2026/11/22" / f"{call}.flac.sealed"


def test_the_list_shows_who_talked_and_until_when_it_is_kept(folder: Path) -> None:
    """For people and for programs; of one queue where one is named."""
    listed = run(folder, "list")
    assert listed.exit_code == 0
    assert "0:03.0" in listed.stdout
    assert "1001" in listed.stdout
    one = json.loads(run(folder, "list", "--json", "--queue", "water").stdout)
    assert [row["id"] for row in one] == [CALL]
    unknown = run(folder, "list", "--queue", "watre")
    assert unknown.exit_code == 1


def test_a_narrow_window_cuts_no_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are copied from the list into other commands."""
    monkeypatch.setenv("COLUMNS", "50")
    listed = run(folder, "list").stdout
    assert CALL in listed
    assert "1795341600.2" in listed


def test_a_recording_is_shown_with_its_times(folder: Path) -> None:
    """Segments, gaps, file, key."""
    shown = run(folder, "show", CALL).stdout
    assert "talk with 1001 (water)" in shown
    assert "silent: digits, caller" in shown
    assert f"{CALL}.flac.sealed" in shown
    missing = run(folder, "show", "none")
    assert (missing.exit_code, "there is no recording none" in missing.stderr) == (1, True)


@pytest.mark.parametrize("ending", [".wav", ".flac", ".opus"])
def test_an_export_is_a_plain_file_and_in_the_log(folder: Path, tmp_path: Path, ending: str) -> None:
    """It can be read by any program, and the log says who had it and why."""
    target = tmp_path / f"out{ending}"
    done = run(folder, "export", CALL, str(target), "--why", "a complaint", "--who", "Aisha")
    assert done.exit_code == 0, done.stderr
    with soundfile.SoundFile(target) as audio:
        assert (audio.frames, audio.channels) == (24_000, 2)
    assert target.stat().st_mode & 0o777 == 0o600
    log = json.loads(run(folder, "access-log", CALL, "--json").stdout)
    assert [(one["how"], one["who"], one["why"]) for one in log] == [("exported", "Aisha", "a complaint")]


def test_an_export_needs_a_reason_and_a_new_file(folder: Path, tmp_path: Path) -> None:
    """What went wrong is said, and nothing is overwritten."""
    target = tmp_path / "out.wav"
    assert run(folder, "export", CALL, str(target)).exit_code == 2
    assert run(folder, "export", CALL, str(target), "--why", " ").exit_code == 2
    assert run(folder, "access-log").stdout == "nobody had a recording\n"
    target.write_text("mine")
    assert "exists" in run(folder, "export", CALL, str(target), "--why", "a complaint").stderr
    assert target.read_text() == "mine"
    assert ".flac" in run(folder, "export", CALL, str(tmp_path / "a.mp3"), "--why", "a complaint").stderr
    nowhere = str(tmp_path / "none" / "a.wav")
    assert "no folder" in run(folder, "export", CALL, nowhere, "--why", "a complaint").stderr
    assert run(folder, "access-log").stdout == "nobody had a recording\n"
    assert run(folder, "access-log", "none").exit_code == 1


def test_play_gives_a_wav_to_a_player(folder: Path) -> None:
    """And the log says so."""
    played = run(folder, "play", CALL, "--why", "a complaint")
    assert played.exit_code == 0, played.stderr
    with wave.open(io.BytesIO(played.stdout_bytes)) as audio:
        assert (audio.getnframes(), audio.getnchannels(), audio.getframerate()) == (24_000, 2, 8000)
    assert "played" in run(folder, "access-log").stdout


def test_a_player_may_be_closed_before_the_end(folder: Path) -> None:
    """That is no fault of anything, and nothing is said."""
    command = [sys.executable, "-m", "hotline", "recordings", "play", CALL, "--why", "a complaint"]
    with subprocess.Popen(
        [*command, "--config", str(folder / "hotline.toml")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as playing:
        assert playing.stdout is not None
        assert playing.stderr is not None
        assert playing.stdout.read(4) == b"RIFF"
        playing.stdout.close()
        assert playing.stderr.read() == b""
    assert playing.returncode == 0


def test_a_hold_keeps_it_until_it_is_released(folder: Path) -> None:
    """Deleting says who holds it; after the release it is gone, and cannot be played."""
    assert run(folder, "hold", CALL, "--why", "case 4", "--who", "Salim").exit_code == 0
    refused = run(folder, "delete", CALL, "--why", "asked for")
    assert (refused.exit_code, "under legal hold by Salim" in refused.stderr) == (1, True)
    assert sealed(folder).exists()
    assert run(folder, "release", CALL, "--why", "decided").exit_code == 0
    assert run(folder, "delete", CALL, "--why", "asked for").exit_code == 0
    assert not sealed(folder).exists()
    assert "was deleted" in run(folder, "play", CALL, "--why", "curious").stderr
    assert CALL not in run(folder, "list").stdout


def test_verify_says_that_all_are_whole(folder: Path) -> None:
    """With how much that was, and how fast."""
    done = run(folder, "verify", "--all")
    assert done.exit_code == 0
    assert "2 recordings" in done.stdout
    assert "all whole and untouched" in done.stdout
    assert run(folder, "verify", CALL).exit_code == 0
    assert run(folder, "verify").exit_code == 2
    assert run(folder, "verify", "none").exit_code == 1


def test_verify_finds_a_flipped_bit(folder: Path) -> None:
    """It names the recording and exits with 1; the list shows it from then on."""
    file = sealed(folder)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 4
    file.write_bytes(content)
    done = run(folder, "verify", "--all")
    assert done.exit_code == 1
    assert f"{CALL}: chunk 0 was changed" in done.stdout
    assert "1 NOT AS THEY MUST BE" in done.stdout
    assert "DAMAGED" in run(folder, "list").stdout


def test_rotate_key_changes_every_header_and_all_stay_whole(folder: Path) -> None:
    """A second run with `--continue` finds nothing left to do."""
    before = sealed(folder).read_bytes()
    done = run(folder, "rotate-key")
    assert done.exit_code == 0, done.stderr
    assert "2 of 2 recordings" in done.stdout
    after = sealed(folder).read_bytes()
    assert before[:100] != after[:100]
    assert before[100:] == after[100:]
    assert run(folder, "verify", "--all").exit_code == 0
    assert "0 of 0 recordings" in run(folder, "rotate-key", "--continue").stdout


def test_a_lost_key_is_told(folder: Path, tmp_path: Path) -> None:
    """With what helps."""
    (folder / "var" / "keys" / "recordings.json").unlink()
    lost = run(folder, "export", CALL, str(tmp_path / "x.wav"), "--why", "a complaint")
    assert (lost.exit_code, "restore it from a backup" in lost.stderr) == (1, True)


def test_before_the_first_start_there_are_none(tmp_path: Path) -> None:
    """It says so, without a traceback."""
    shutil.copytree(DEMO.parent, tmp_path / "demo")
    (tmp_path / "demo" / "var").mkdir(exist_ok=True)
    nothing = run(tmp_path / "demo", "list")
    assert (nothing.exit_code, "start the hotline once" in nothing.stderr) == (1, True)
