"""`hotline messages` beside listing: taking, giving back, closing, calling back, and the audio."""

import asyncio
import getpass
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from hotline import database
from hotline.cli import build
from hotline.config.loader import load
from hotline.crm_bridge.cases import open_with_fact
from hotline.events import Event, MessageClosed, MessageReturned, MessageTaken
from hotline.journal import Journal, JournalReader
from hotline.testing.story import Story
from hotline.voicemail.inbox import Inbox
from tests.voicemail.conftest import NOW, wav_bytes

from .conftest import Written

Run = Callable[..., Result]


@pytest.fixture
def configuration(written: Written) -> Path:
    """A hotline with two messages: 1007, long overdue, and 1010 from a caller without a number."""
    path = written(Story())
    asyncio.run(_fill(path))
    return path


async def _fill(path: Path) -> None:
    data, queue = path.parent / "var", queue_of(path)
    engine = database.create_engine(f"sqlite+aiosqlite:///{data}/hotline.db")
    journal = Journal(engine, "demo")
    for message, caller, due_at in (("m1", "+96891234567", NOW - 1e8), ("m2", None, None)):
        inbox = Inbox(
            journal, engine, data / "messages", open_with_fact, lambda: NOW, due_at=lambda *_, due=due_at: due
        )
        (data / "messages").mkdir(exist_ok=True)
        (data / f"messages/{message}.wav").write_bytes(wav_bytes(2.0))
        await inbox.keep(
            message, call=f"demo-{message}", path=f"{message}.wav", caller=caller, language="ar", queue=queue
        )
    await journal.close()
    await engine.dispose()


def queue_of(path: Path) -> str:
    return next(iter(load(path).config.queues))


@pytest.fixture
def agent(configuration: Path) -> str:
    """An agent who serves the messages' queue."""
    queue, agents = queue_of(configuration), load(configuration).config.agents
    return next(key for key, one in agents.items() if queue in one.queues)


@pytest.fixture
def run(configuration: Path) -> Run:
    app = build(("messages", "version"))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["messages", *arguments, "--config", str(configuration)])

    return run


def facts(configuration: Path) -> list[Event]:
    async def read() -> list[Event]:
        engine = database.create_engine(f"sqlite+aiosqlite:///{configuration.parent}/var/hotline.db")
        entries = await JournalReader(engine).after(0)
        await engine.dispose()
        kinds = (MessageTaken, MessageReturned, MessageClosed)
        return [entry.event for entry in entries if isinstance(entry.event, kinds)]

    return asyncio.run(read())


def test_an_agent_does_a_message_from_taking_to_closing(run: Run, agent: str, configuration: Path) -> None:
    """By the case's reference or the message's identity; each step says what it did."""
    steps = {
        ("take", "1007", "--agent", agent): f"{agent} has the message of 1007\n",
        ("take", "m1", "--agent", agent): f"{agent} has the message of 1007 already\n",
        ("return", "1007", "--agent", agent): "the message of 1007 is for anybody again\n",
        ("close", "m1"): "the message of 1007 is closed\n",
        ("close", "1007"): "the message of 1007 is closed already\n",
    }
    for arguments, said in steps.items():
        done = run(*arguments)
        assert (done.exit_code, done.output) == (0, said)
    assert [type(event).__name__ for event in facts(configuration)] == [
        "MessageTaken", "MessageReturned", "MessageClosed",
    ]  # fmt: skip
    (closed,) = [event for event in facts(configuration) if isinstance(event, MessageClosed)]
    assert closed.by == getpass.getuser()


def test_the_list_is_chosen_by_state_queue_agent_and_time(run: Run, agent: str) -> None:
    """What is overdue says so, and since when."""
    run("take", "1010", "--agent", agent)

    def listed(*options: str) -> list[str]:
        return [one["reference"] for one in json.loads(run("list", "--format", "json", *options).output)]

    assert listed() == ["1007", "1010"]
    assert listed("--overdue") == listed("--state", "new") == ["1007"]
    assert listed("--mine", agent) == ["1010"]
    assert listed("--state", "called-back") == []
    assert "overdue" in run("list").output


def test_show_tells_everything_and_who_may_have_it(run: Run, agent: str) -> None:
    """With the number only on request."""
    shown = run("show", "1007").output
    assert agent in shown
    assert "91234567" not in shown
    assert "+96891234567" in run("show", "1007", "--unmasked").output


def test_next_shows_what_is_due_first_and_takes_it(run: Run, agent: str) -> None:
    """Until nothing is left."""
    assert "1007" in run("next", "--agent", agent, "--take").output
    assert "1010" in run("next", "--agent", agent, "--take").output
    assert run("next", "--agent", agent).output == f"no message waits for {agent}\n"


def test_the_audio_is_copied_to_a_new_file(run: Run, tmp_path: Path) -> None:
    """An existing one is never replaced."""
    target = tmp_path / "copy.wav"
    assert run("audio", "1007", str(target)).exit_code == 0
    assert target.read_bytes() == wav_bytes(2.0)
    again = run("audio", "1007", str(target))
    assert (again.exit_code, "is there already" in again.output) == (2, True)
    nowhere = run("audio", "1007", str(tmp_path / "nothing/copy.wav"))
    assert (nowhere.exit_code, "No such file" in nowhere.output) == (1, True)


def test_a_call_back_needs_the_hotline_to_run(run: Run, agent: str) -> None:
    """It says how to start it, and changes nothing."""
    refused = run("call-back", "1007", "--agent", agent)
    assert refused.exit_code == 1
    assert "hotline up" in refused.output


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("take", "1007", "--agent", "nobody"), 2, "there is no agent `nobody`"),
        (("take", "9999", "--agent", "AGENT"), 1, "there is no message `9999`"),
        (("return", "1007", "--agent", "AGENT"), 1, "nobody has this message: take it first"),
        (("list", "--state", "knew"), 2, "there is no state `knew`"),
        (("list", "--queue", "nothing"), 2, "there is no queue `nothing`"),
        (("list", "--mine", "nobody"), 2, "there is no agent `nobody`"),
    ],
)
def test_what_cannot_be_done_is_said(
    run: Run, agent: str, arguments: tuple[str, ...], status: int, words: str
) -> None:
    """With the status for wrong words on the command line, or for a message that stands otherwise."""
    done = run(*(agent if word == "AGENT" else word for word in arguments))
    assert done.exit_code == status
    assert words in done.output.replace("\n", " ")


def test_options_stand_behind_the_command(configuration: Path) -> None:
    """Before it they would be ignored, so they are refused."""
    app = build(("messages", "version"))
    done = CliRunner().invoke(app, ["messages", "--config", str(configuration), "list"])
    assert (done.exit_code, "behind the command" in done.output) == (2, True)
