"""An engine can die, hang, print and refuse: the worker learns why, and the next message gets a new engine."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from hotline.testing import transcription as fake
from hotline.voicemail.transcription.engine import ModelUnusableError, Transcript, Word
from hotline.voicemail.transcription.engine_host import EngineFailedError, EngineHost

Start = Callable[..., EngineHost]


@pytest.fixture
async def start() -> AsyncIterator[Start]:
    """Makes hosts of the fake engine with a script, and ends them."""
    hosts: list[EngineHost] = []

    def start(script: dict[str, str], **options: Any) -> EngineHost:  # noqa: ANN401 - the host's own
        hosts.append(EngineHost(fake.command(script), **options))
        return hosts[-1]

    yield start
    for host in hosts:
        await host.close()


async def write(host: EngineHost, name: str, seconds: float = 30.0) -> Transcript:
    return await host.transcribe(Path(f"/nowhere/{name}.wav"), "ar", seconds=seconds)


async def test_words_come_back_with_their_confidence(start: Start) -> None:
    """The transcript survives the way through the other process, whatever the engine prints."""
    transcript = await write(start({"m": "ماء/0.5 water"}), "m")
    assert transcript.confidence == pytest.approx(0.7)
    words = (Word("ماء", 0, 1, 0.5), Word("water", 1, 2, 0.9))
    assert transcript == Transcript("ماء water", transcript.confidence, words)


async def test_one_process_serves_all_messages(start: Start) -> None:
    """The model is loaded once, when the first message needs it."""
    host = start({"a": "one", "b": "two"})
    processes = [host.pid]
    for name, text in (("a", "one"), ("b", "two")):
        assert (await write(host, name)).text == text
        processes.append(host.pid)
    before, first, second = processes
    assert before is None
    assert first is not None
    assert second == first


async def test_a_transcript_may_be_long(start: Start) -> None:
    """Ten minutes of fast speech fit into one answer."""
    text = " ".join(["wordswithmanyletters"] * 3000)
    assert (await write(start({"m": text}), "m")).text == text


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        (fake.CRASH, "the engine died over it: signal SIGABRT"),
        (fake.KILLED, "the engine died over it: signal SIGKILL"),
        (fake.RAISE, "RuntimeError: the script says so"),
        (fake.UNREADABLE, "it is no sound"),
    ],
)
async def test_an_engine_that_fails_says_why_and_goes_on(start: Start, wish: str, reason: str) -> None:
    """One poisonous message does not keep the next from being written down."""
    host = start({"bad": wish, "good": "water"})
    with pytest.raises(EngineFailedError, match=reason):
        await write(host, "bad")
    assert (await write(host, "good")).text == "water"


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        (fake.HANG, "the engine stood still for 1 s"),
        (fake.SPIN, "the engine took more than 1 s of processor time"),
    ],
)
async def test_an_engine_that_is_stuck_is_ended(start: Start, wish: str, reason: str) -> None:
    """The process is gone, and a new one takes the next message."""
    host = start({"bad": wish, "good": "water"}, standstill_seconds=1.0)
    await host.load("ar")
    pid = host.pid
    assert pid is not None
    with pytest.raises(EngineFailedError, match=reason):
        await write(host, "bad", seconds=1.0)
    assert not psutil.pid_exists(pid)
    assert (await write(host, "good")).text == "water"


async def test_an_engine_that_takes_too_much_memory_is_ended(start: Start) -> None:
    """Before the machine runs out of it; the next message gets a new process."""
    host = start({"bad": fake.GOBBLE, "good": "water"}, most_bytes=200_000_000)
    with pytest.raises(EngineFailedError, match="of memory, more than 200 MB"):
        await write(host, "bad")
    assert (await write(host, "good")).text == "water"


async def test_an_engine_goes_before_the_calls(start: Start) -> None:
    """An out-of-memory killer takes it, and nobody else."""
    host = start({})
    await host.load("ar")
    score = await asyncio.to_thread(Path(f"/proc/{host.pid}/oom_score_adj").read_text)
    assert score.strip() == "1000"


async def test_an_engine_that_waits_for_its_turn_is_not_stuck(start: Start) -> None:
    """On a machine that is busy with calls it may take any time, as long as it moves."""
    host = start({"m": fake.CRAWL}, standstill_seconds=1.5)
    assert (await write(host, "m", seconds=1.0)).text == fake.CRAWL


async def test_who_gives_up_ends_the_engine(start: Start) -> None:
    """A cancelled request leaves no process behind that works for nobody."""
    host = start({"bad": fake.HANG})
    await host.load("ar")
    pid = host.pid
    assert pid is not None
    request = asyncio.create_task(write(host, "bad"))
    await asyncio.sleep(0.1)
    request.cancel()
    with pytest.raises(asyncio.CancelledError):
        await request
    assert not psutil.pid_exists(pid)


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        (fake.CRASH, "died while it loaded the model for ar: signal SIGABRT"),
        (fake.UNREADABLE, "it is no sound"),
    ],
)
async def test_a_bad_model_is_not_the_message_s_fault(start: Start, wish: str, reason: str) -> None:
    """What goes wrong before the model is loaded is told apart."""
    host = start({fake.LOAD: wish})
    with pytest.raises(ModelUnusableError, match=reason):
        await write(host, "m")


async def test_a_model_that_never_loads_is_given_up(start: Start) -> None:
    """Loading has its own limit."""
    with pytest.raises(ModelUnusableError, match="does not load: the engine stood still"):
        await write(start({fake.LOAD: fake.HANG}, standstill_seconds=1.0), "m")


async def test_an_engine_that_was_killed_meanwhile_is_started_again(start: Start) -> None:
    """An idle engine that somebody killed costs nothing but its start."""
    host = start({"m": "water"})
    await write(host, "m")
    assert host.pid is not None
    os.kill(host.pid, signal.SIGKILL)
    await asyncio.sleep(0.1)
    assert (await write(host, "m")).text == "water"


async def test_a_program_that_is_no_engine_is_told(tmp_path: Path) -> None:
    """A process that ends at once is a model that cannot be used, with its status."""
    host = EngineHost([sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(ModelUnusableError, match="status 3"):
        await write(host, "m")
    await host.close()


_PARENT = """
import asyncio, sys
from pathlib import Path
from hotline.testing import transcription as fake
from hotline.voicemail.transcription.engine_host import EngineHost

async def main():
    host = EngineHost(fake.command({"bad": fake.HANG}))
    await host.load("ar")
    print(f"engine {host.pid}", file=sys.stderr, flush=True)
    await host.transcribe(Path("/bad.wav"), "ar", seconds=60)

asyncio.run(main())
"""


async def test_an_engine_does_not_outlive_a_killed_worker() -> None:
    """A kill -9 of the worker frees the engine's memory too."""
    pipe = asyncio.subprocess.PIPE
    worker = await asyncio.create_subprocess_exec(sys.executable, "-c", _PARENT, stdout=pipe, stderr=pipe)
    assert worker.stderr is not None
    engine = psutil.Process(int((await worker.stderr.readline()).split()[1]))
    await asyncio.sleep(0.2)
    worker.kill()
    await worker.communicate()
    assert await asyncio.to_thread(psutil.wait_procs, [engine], 5.0) == ([engine], [])
