"""The recognisers' processes: how many callers, and what becomes of them when a process fails."""

import asyncio
import struct
from collections.abc import AsyncIterator, Callable
from typing import Protocol

import pytest

from hotline.speech import Hearing, Phrases, Recognisers, Utterance, recognisers
from hotline.testing.recogniser import CRASH, HANG, REFUSE, command

WORDS = {1000: "water", 2000: "streets"}
PHRASES: Phrases = {"1": ("Water",), "2": ("streets",)}
WATER, STREETS, SILENCE = (struct.pack("<h", level) * 160 for level in (1000, 2000, 0))


class Start(Protocol):
    def __call__(self, wish: str = "", most: int = 2) -> Recognisers: ...


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognisers, "FIRST_PAUSE_SECONDS", 0.05)


@pytest.fixture
async def start() -> AsyncIterator[Start]:
    started: list[Recognisers] = []

    def start(wish: str = "", most: int = 2) -> Recognisers:
        started.append(Recognisers({"en": command(WORDS, wish)}, lambda: most))
        started[-1].start()
        return started[-1]

    yield start
    for one in started:
        await one.close()
        await one.close()


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - it is looked at, as a script does
            await asyncio.sleep(0.01)


async def ready(start: Start, wish: str = "", most: int = 2) -> Recognisers:
    engine = start(wish, most)
    await until(lambda: engine.is_ready("en"))
    return engine


def begin(engine: Recognisers) -> Hearing:
    hearing = engine.begin("en", PHRASES)
    assert hearing is not None
    return hearing


async def heard(hearing: Hearing) -> Utterance:
    found: list[Utterance] = []

    def look() -> bool:
        utterance = hearing.heard()
        if utterance is not None:
            found.append(utterance)
        return bool(found)

    await until(look)
    return found[0]


def words(utterance: Utterance) -> list[str]:
    return [word.word for word in utterance.words]


async def test_callers_are_heard_beside_each_other(start: Start) -> None:
    """Each caller's audio gives that caller's words; the last word comes when it is asked for."""
    engine = await ready(start)
    first, second = begin(engine), begin(engine)
    first.audio(WATER)
    second.audio(STREETS)
    first.audio(SILENCE)
    assert words(await heard(first)) == ["water"]
    second.finish()
    last = await heard(second)
    assert (words(last), last.last) == (["streets"], True)
    first.finish()
    last = await heard(first)
    assert (words(last), last.last) == ([], True)


async def test_no_more_callers_than_allowed_are_listened_to(start: Start) -> None:
    """Who comes when all places are taken uses keys; a place that is free again is given to the next."""
    engine = await ready(start, most=1)
    first = begin(engine)
    assert engine.begin("en", PHRASES) is None
    assert (engine.listening, engine.refused) == (1, 1)
    first.close()
    first.close()
    assert engine.listening == 0
    begin(engine).close()


async def test_without_model_or_words_nobody_is_listened_to(start: Start) -> None:
    """Another language, a menu without words, and words that the model does not know: keys only."""
    engine = await ready(start)
    assert engine.begin("ar", PHRASES) is None
    assert engine.begin("en", {"1": ("…",)}) is None
    assert engine.listening == 0
    unknown = engine.begin("en", {"1": ("gibberish",)})
    assert unknown is not None
    await until(lambda: unknown.failed)
    assert engine.is_ready("en")


async def test_a_crash_costs_only_hearing_and_another_process_is_started(start: Start) -> None:
    """The callers find `failed`; nobody is listened to until the next process is ready."""
    engine = await ready(start, CRASH)
    pid, first, second = engine.pid("en"), begin(engine), begin(engine)
    first.audio(WATER)
    await until(lambda: first.failed and second.failed)
    first.audio(WATER)
    first.finish()
    first.close()
    second.close()
    assert engine.listening == 0
    await until(lambda: engine.is_ready("en"))
    assert engine.pid("en") != pid
    begin(engine).close()


async def test_a_process_that_stands_still_is_ended_by_whoever_misses_its_answer(start: Start) -> None:
    """`stuck` ends the process; the next one is started."""
    engine = await ready(start, HANG)
    pid, hearing = engine.pid("en"), begin(engine)
    hearing.audio(WATER)
    hearing.finish()
    hearing.stuck()
    assert hearing.failed
    hearing.close()
    await until(lambda: engine.is_ready("en") and engine.pid("en") != pid)


async def test_a_process_that_does_not_read_is_ended(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """What piles up for a stuck process is bounded."""
    monkeypatch.setattr(recognisers, "STUCK_BYTES", 20_000)
    engine = await ready(start, HANG)
    hearing = begin(engine)
    for _ in range(3000):
        hearing.audio(WATER)
        await asyncio.sleep(0)
        if hearing.failed:
            break
    assert hearing.failed
    hearing.close()


async def test_a_model_that_does_not_load_is_tried_again_and_again(start: Start) -> None:
    """Nobody is listened to, nothing else happens."""
    engine = start(REFUSE)
    pids: set[int | None] = set()

    def look() -> bool:
        pids.add(engine.pid("en"))
        return len(pids - {None}) >= 2

    await until(look)
    assert not engine.is_ready("en")
    assert engine.begin("en", PHRASES) is None
