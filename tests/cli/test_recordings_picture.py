"""`hotline recordings picture` on a real archive."""

import json
from pathlib import Path

from PIL import Image

from hotline.testing.recordings import CALL
from tests.cli.test_recordings import archive_template, folder, run

__all__ = ["archive_template", "folder"]

WHY = ("--why", "complaint 4271", "--who", "Aisha")


def test_a_picture_is_a_file_of_this_user_and_in_the_log(folder: Path, tmp_path: Path) -> None:
    """PNG or SVG, as its name says."""
    for name in ("call.png", "call.svg"):
        file = tmp_path / name
        drawn = run(folder, "picture", CALL, str(file), *WHY)
        assert drawn.exit_code == 0, drawn.output
        assert file.stat().st_mode & 0o777 == 0o600
    with Image.open(tmp_path / "call.png") as image:
        assert image.format == "PNG"
    assert "<svg" in (tmp_path / "call.svg").read_text()
    lines = json.loads(run(folder, "access-log", CALL, "--json").stdout)
    assert [(line["how"], line["who"], line["why"]) for line in lines] == [
        ("picture", "Aisha", "complaint 4271")
    ] * 2


def test_a_picture_needs_a_reason_and_a_new_file_of_a_known_kind(folder: Path, tmp_path: Path) -> None:
    """What is asked for wrongly is said, and nothing is drawn over."""
    there = tmp_path / "there.png"
    there.write_bytes(b"something")
    assert "exists" in run(folder, "picture", CALL, str(there), *WHY).stderr
    assert there.read_bytes() == b"something"
    wrong = run(folder, "picture", CALL, str(tmp_path / "call.gif"), *WHY)
    assert (wrong.exit_code, ".png or .svg" in wrong.stderr) == (2, True)
    silent = run(folder, "picture", CALL, str(tmp_path / "call.png"), "--why", " ")
    assert (silent.exit_code, "--why is empty" in silent.stderr) == (2, True)
    missing = run(folder, "picture", "none", str(tmp_path / "call.png"), *WHY)
    assert (missing.exit_code, "there is no recording none" in missing.stderr) == (1, True)


def test_a_damaged_recording_is_named(folder: Path, tmp_path: Path) -> None:
    """The picture of something else is worse than none."""
    stored = folder / "var" / "recordings" / "2026/11/22" / f"{CALL}.flac.sealed"
    content = bytearray(stored.read_bytes())
    content[200] ^= 1
    stored.write_bytes(content)
    found = run(folder, "picture", CALL, str(tmp_path / "call.png"), *WHY)
    assert found.exit_code == 1
    assert "Traceback" not in found.output
    assert not (tmp_path / "call.png").exists()
