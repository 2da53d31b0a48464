"""`hotline controller`: what it says when it cannot start."""

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from hotline import logs
from hotline.app.controller import TaskEndedError
from hotline.app.lock import AlreadyRunningError
from hotline.asterisk.ami import AmiAuthenticationError, AmiUnreachable
from hotline.cli import build
from hotline.cli import controller as command
from hotline.config.loader import DEMO, Loaded, load
from hotline.database import DatabaseError
from hotline.journal import JournalUnavailableError

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command with a controller that ends so."""

    def running(error: Exception | None = None) -> Result:
        async def run_controller(loaded: Loaded) -> None:
            assert loaded.file == DEMO
            if error is not None:
                raise error

        monkeypatch.setattr(command, "load_or_exit", lambda _: load(DEMO, environment={}))
        monkeypatch.setattr(command, "run_controller", run_controller)
        monkeypatch.setattr(logs, "configure", lambda **_: None)
        monkeypatch.setattr(command, "come_first", lambda: True)
        return CliRunner().invoke(build(("controller",)), ["controller"])

    return running


def test_a_controller_that_was_told_to_end_is_0(run: Run) -> None:
    """The supervisor need not wonder."""
    assert run().exit_code == 0


@pytest.mark.parametrize(
    "error",
    [
        AmiUnreachable("Asterisk's manager interface could not be used within 20 s"),
        AmiAuthenticationError("Asterisk refused the password"),
        DatabaseError("the database does not answer"),
        JournalUnavailableError("the journal cannot be written"),
        OSError(98, "Address already in use"),
    ],
)
def test_what_can_go_wrong_is_one_line_in_the_log(run: Run, error: Exception) -> None:
    """No traceback: the supervisor's message points to this line."""
    result = run(error)
    assert result.exit_code == 1
    assert str(error) in result.stderr
    assert "Traceback" not in result.output


def test_a_second_controller_is_told_of_the_first(run: Run) -> None:
    """By its process."""
    loaded = load(DEMO, environment={})
    result = run(AlreadyRunningError(loaded.paths.run / "controller.lock", 4711))
    assert result.exit_code == 1
    assert "4711" in result.stderr


def test_a_mistake_of_ours_is_shown_whole(run: Run) -> None:
    """A part that ended by itself is no matter of configuration: the traceback is wanted."""
    result = run(TaskEndedError("events of Asterisk"))
    assert isinstance(result.exception, TaskEndedError)
