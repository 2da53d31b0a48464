"""`hotline contacts`: what waits, its words, an answer, whose it is, and what comes next."""

import asyncio
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from hotline import database
from hotline.cli import build
from hotline.config.loader import load
from hotline.crm_bridge.channels.email_shelf import EmailShelf
from hotline.crm_bridge.contact import Incoming, Taken
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.intake import CaseIntake
from hotline.journal import Journal
from hotline.testing.story import Story

from .conftest import Written

NOW = 1_795_000_000.0
RAW = b"From: aisha@example.org\nSubject: hole\nMessage-ID: <9@x>\n\nA hole in our street\n"

Run = Callable[..., Result]


@pytest.fixture
def configuration(written: Written) -> Path:
    """A hotline without contacts."""
    return written(Story())


@pytest.fixture
def contact(configuration: Path) -> Taken:
    """An e-mail of Aisha that opened a case."""
    return asyncio.run(_fill(configuration))[0]


async def _fill(path: Path) -> tuple[Taken, Taken]:
    config, data = load(path).config, path.parent / "var"
    engine = database.create_engine(f"sqlite+aiosqlite:///{data}/hotline.db")
    journal = Journal(engine, "demo")
    files = FileStore(load(path).paths.files, 1000)
    intake = CaseIntake(journal, files, lambda: config)
    text = "There is a <b>hole</b> [red] in our street"
    hole = await intake.take(
        Incoming(channel="email", at=NOW, sender="aisha@example.org", subject="Hole", text=text)
    )
    other = Incoming(
        channel="email", at=NOW + 1, sender="omar@example.org", subject="Tree", text="A tree fell"
    )
    tree = await intake.take(other)
    await EmailShelf(files, journal, engine, lambda: NOW).refuse(RAW, "nobody could read it")
    await journal.close()
    await engine.dispose()
    return hole, tree


@pytest.fixture
def run(configuration: Path, quiet: None) -> Run:
    """Runs `hotline contacts`."""

    def call(*arguments: str) -> Result:
        name, *rest = arguments
        return CliRunner().invoke(
            build(("contacts", "version")), ["contacts", name, *rest, "--config", str(configuration)]
        )

    return call


def identity(listed: str, named: str) -> str:
    """Return the contact of the line that has this word; it stands there whole."""
    line = next(line for line in listed.splitlines() if named in line)
    found = re.search(r"[0-9a-f]{12}-[0-9a-f]{16}", line)
    assert found is not None, listed
    return found[0]


def test_what_waits_is_listed_and_shown(run: Run, contact: Taken) -> None:
    """The oldest first; addresses are masked unless asked for, and nothing of the words is markup."""
    assert contact.queue is not None
    listed = run("list", "--queue", contact.queue).output
    assert listed.index("Hole") < listed.index("Tree")
    shown = run("show", contact.contact).output
    assert "<b>hole</b> [red]" in shown
    assert "a…@example.org" in shown
    assert "aisha@example.org" in run("show", contact.contact, "--unmasked").output


def test_next_is_given_to_one_agent(run: Run, configuration: Path, contact: Taken) -> None:
    """Who asks gets the oldest, has it until it is done, and then gets the next one."""
    config = load(configuration).config
    serving = [key for key, agent in config.agents.items() if contact.queue in agent.queues]
    agent = next(key for key in serving if f"{key} has {contact.contact}" in run("next", key).output)
    assert contact.contact in run("next", agent).output
    assert run("return", contact.contact).exit_code == 0
    assert run("done", contact.contact).exit_code == 0
    assert "is done" in run("done", contact.contact).output


def test_an_answer_is_kept_for_sending(run: Run, contact: Taken) -> None:
    """The controller sends it; the question is done."""
    assert "which the controller sends" in run("answer", contact.contact, "We are on the way").output
    assert "Re: Hole" in run("list", "--state", "to send").output
    assert "Hole" in run("list", "--state", "done").output


def test_a_contact_is_tied_to_a_case(run: Run, contact: Taken) -> None:
    """And what is tied to nothing, or to what does not exist, is told."""
    tree = identity(run("list").output, "Tree")
    assert contact.reference is not None
    assert run("tie", tree, "--case", contact.reference).exit_code == 0
    assert contact.reference in run("show", tree).output
    wrong = run("tie", tree, "--case", "9999")
    assert (wrong.exit_code, "there is no case 9999" in wrong.output) == (1, True)
    assert run("tie", tree).exit_code == 2


def test_what_was_set_aside_is_read_again(run: Run, contact: Taken) -> None:
    """An e-mail that nobody could read becomes a contact when somebody can."""
    refused = identity(run("list", "--state", "refused").output, "email")
    again = run("retry", refused)
    assert "is taken in as" in again.output
    assert "no contact is refused" in run("list", "--state", "refused").output
    assert run("retry", refused).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("list", "--queue", "watr"), 2, "there is no queue `watr`"),
        (("next", "nobody"), 2, "there is no agent `nobody`"),
        (("show", "nothing"), 1, "there is no contact nothing"),
        (("done", "nothing"), 1, "there is no contact nothing"),
        (("answer", "nothing", " "), 1, "has no words"),
    ],
)
def test_what_is_wrong_is_said(run: Run, arguments: tuple[str, ...], status: int, words: str) -> None:
    """In words, never as a traceback."""
    result = run(*arguments)
    assert (result.exit_code, words in result.output) == (status, True), result.output
