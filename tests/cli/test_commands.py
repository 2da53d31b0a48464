"""The command `hotline` itself: which commands there are, and what each needs."""

import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

import hotline
from hotline import cli
from hotline.cli import COMMANDS, INTERNAL, build

runner = CliRunner()


def test_the_help_lists_what_people_need() -> None:
    """Not what only `hotline up` starts."""
    result = runner.invoke(build(COMMANDS), ["--help"])
    assert result.exit_code == 0
    for name in set(COMMANDS) - INTERNAL:
        assert f" {name} " in result.output
    for name in INTERNAL:
        assert f" {name} " not in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    """Also where only this one was imported, and those that are hidden."""
    result = runner.invoke(build((name,)), [name, "--help"])
    assert result.exit_code == 0
    assert result.output.strip()


def test_version_is_that_of_the_package() -> None:
    """One line, nothing else."""
    result = runner.invoke(build(("version",)), ["version"])
    assert (result.exit_code, result.output) == (0, f"{hotline.__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["version"], ("version",)),
        (["--help", "version"], ("version",)),
        (["nonsense"], COMMANDS),
        (["--help"], COMMANDS),
        ([], COMMANDS),
    ],
)
def test_only_the_named_command_is_imported(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], names: tuple[str, ...]
) -> None:
    """So that a quick command is quick; a wrong word gets the list of all."""
    built: list[tuple[str, ...]] = []

    def building(wanted: tuple[str, ...]) -> typer.Typer:
        built.append(wanted)
        app = typer.Typer()
        app.command()(lambda: None)
        return app

    monkeypatch.setattr(cli, "build", building)
    monkeypatch.setattr(sys, "argv", ["hotline", *arguments])
    with pytest.raises(SystemExit):
        cli.main()
    assert built == [names]


def test_a_command_that_does_not_exist_is_refused() -> None:
    """With its name, and with 2 as every wrong use."""
    result = runner.invoke(build(COMMANDS), ["nonsense"])
    assert result.exit_code == 2
    assert "nonsense" in result.output


def test_the_package_can_be_run() -> None:
    """`python -m hotline` is the same command, and `version` needs neither database nor Asterisk."""
    code = "import sys; sys.argv = ['hotline', 'version']; import runpy\n"
    code += "try: runpy.run_module('hotline', run_name='__main__')\nexcept SystemExit: pass\n"
    code += "print(sorted({'sqlalchemy', 'panoramisk', 'numpy', 'starlette'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"{hotline.__version__}\n[]\n"
