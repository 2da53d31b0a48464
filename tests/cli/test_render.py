"""`hotline render` as an operator uses it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from hotline.asterisk import modules
from hotline.cli import build

CONFIG = """\
[node]
data_dir = "data"
languages = ["en"]

[asterisk]
mode = "{mode}"
program = "{program}"

[numbers.1111]
queue = "water"

[queues.water]
[queues.general]

[agents.1001]
name = "Aisha"
queues = ["water"]

[ivr]
operator_queue = "water"
"""


@pytest.fixture
def asterisk(tmp_path: Path) -> Path:
    """A program that says that it is Asterisk 22, with all modules beside it."""
    folder = tmp_path / "usr/lib/asterisk/modules"
    folder.mkdir(parents=True)
    for name in (*modules.REQUIRED, *modules.OPTIONAL, modules.ANONYMOUS):
        (folder / f"{name}.so").touch()
    (tmp_path / "usr/share/asterisk/documentation").mkdir(parents=True)
    program = tmp_path / "usr/sbin/asterisk"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho 'Asterisk 22.10.1'\n")
    program.chmod(0o755)
    return program


def render(tmp_path: Path, program: Path, mode: str) -> Result:
    file = tmp_path / "hotline.toml"
    file.write_text(CONFIG.format(mode=mode, program=program))
    (tmp_path / "menus.toml").write_text('[menus.main]\nprompts = ["main-menu"]\n')
    words = ["render", "--config", str(file), "--out", str(tmp_path / "out")]
    return CliRunner().invoke(build(("render",)), words)


def test_the_files_are_written_closed_and_the_next_steps_are_said(tmp_path: Path, asterisk: Path) -> None:
    """Nobody else can read the passwords; the operator is told what to copy where."""
    result = render(tmp_path, asterisk, "system")
    assert result.exit_code == 0, result.output
    files = list((tmp_path / "out").iterdir())
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert {"extensions.conf", "pjsip.conf", "manager.conf", "asterisk.conf"} <= {path.name for path in files}
    said = result.output
    assert f"{len(files)} files for Asterisk 22.10.1 in {tmp_path}/out" in said
    assert "keep them closed: manager.conf, pjsip.conf" in said
    assert f"install -o asterisk -g asterisk -m 600 {tmp_path}/out/*.conf /etc/asterisk/" in said
    assert f"chown -R asterisk:asterisk {tmp_path}/data" in said


def test_the_private_asterisk_needs_no_copying(tmp_path: Path, asterisk: Path) -> None:
    """Who renders without system mode is told what these files are."""
    result = render(tmp_path, asterisk, "private")
    assert result.exit_code == 0
    assert "files of the private Asterisk" in result.output
    assert "/etc/asterisk" not in result.output


def test_an_asterisk_that_cannot_be_used_is_one_line(tmp_path: Path, asterisk: Path) -> None:
    """Key, reason, no traceback, nothing written."""
    asterisk.write_text("#!/bin/sh\necho 'Asterisk 16.28.0'\n")
    result = render(tmp_path, asterisk, "system")
    assert result.exit_code == 1
    assert "asterisk.program: " in result.output
    assert "16.28.0, which is too old" in result.output
    assert not (tmp_path / "out").exists()
