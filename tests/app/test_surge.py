"""The switch of surge mode: what it refuses, what it writes, and what a restart knows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app.control_wire import ControlError
from hotline.app.surge import SurgeSwitch
from hotline.events import SurgeSwitchedOff, SurgeSwitchedOn
from hotline.journal import Journal, JournalFullError, JournalReader
from hotline.queue.surge import LONGEST_SECONDS
from hotline.testing.journal import MemoryJournal

NOW = 1_795_000_000.0


class Switchboard:
    """A switch with sounds on disk and a journal in memory."""

    def __init__(self, folder: Path) -> None:
        self.now = NOW
        self.journal = MemoryJournal()
        self.sounds = folder
        for language in ("ar", "en"):
            sound = folder / "surge" / "1" / f"{language}.wav"
            sound.parent.mkdir(parents=True, exist_ok=True)
            sound.touch()
        # There, but no announcements.
        for other in (
            folder / "surge" / "1" / "en-gb.wav",
            folder / "welcome.wav",
            folder / "surge" / "en.wav",
        ):
            other.touch()
        self.switch = self.another()

    def another(self) -> SurgeSwitch:
        journal = self.journal
        return SurgeSwitch(journal, self.sounds, lambda: ("ar", "en"), lambda: self.now)

    async def on(self, **changes: object) -> None:
        arguments: dict[str, object] = {
            "sounds": {"ar": "surge/1/ar", "en": "surge/1/en"},
            "until": NOW + 3600,
        }
        await self.switch.on(arguments | changes, "laila")


@pytest.fixture
def board(tmp_path: Path) -> Switchboard:
    return Switchboard(tmp_path)


async def test_switching_on_is_written_with_who_did_it(board: Switchboard) -> None:
    """And counts for the next caller."""
    await board.on(instead=True, texts={"ar": "…", "en": "…"})
    (event,) = board.journal.of_type(SurgeSwitchedOn)
    assert (event.at, event.until, event.instead, event.by) == (NOW, NOW + 3600, True, "laila")
    active = board.switch.state.active(NOW)
    assert active is not None
    assert active.sounds["ar"] == "surge/1/ar"


async def test_switching_off_is_written_once(board: Switchboard) -> None:
    """Without an announcement there is nothing to end."""
    await board.on()
    was = await board.switch.off({}, "omar")
    assert was["surge"] is not None
    assert (await board.switch.off({}, "omar"))["surge"] is None
    assert [event.by for event in board.journal.of_type(SurgeSwitchedOff)] == ["omar"]
    assert board.switch.state.active(NOW) is None


async def test_the_status_tells_what_callers_hear(board: Switchboard) -> None:
    """Until it is over."""
    assert await board.switch.status({}, "") == {"surge": None}
    await board.on(texts={"ar": "مقطوعة"})
    told = await board.switch.status({}, "")
    assert told["surge"] == {
        "sounds": {"ar": "surge/1/ar", "en": "surge/1/en"}, "since": NOW, "until": NOW + 3600,
        "instead": False, "texts": {"ar": "مقطوعة"}, "by": "laila",
    }  # fmt: skip
    board.now += 3600
    assert await board.switch.status({}, "") == {"surge": None}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"until": NOW}, "over already"),
        ({"until": NOW - 1}, "over already"),
        ({"until": NOW + LONGEST_SECONDS + 1}, "more than 14 days away"),
        ({"until": float("nan")}, "over already"),
        ({"until": "18:00"}, "no arguments of surge-on"),
        ({"sounds": None}, "no arguments of surge-on"),
        ({"sound": "x"}, "no arguments of surge-on"),
        ({"sounds": {"ar": "surge/1/ar"}}, "no announcement in `en`, which callers may choose"),
        ({"sounds": {"ar": "surge/1/ar", "en": "surge/1/en", "fr": "surge/1/fr"}}, "`fr` is not offered"),
        ({"sounds": {"ar": "surge/1/ar", "en": "surge/2/en"}}, "no sound surge/2/en"),
        ({"sounds": {"ar": "surge/1/ar", "en": "../secrets"}}, "no sound ../secrets"),
        ({"sounds": {"ar": "surge/1/ar", "en": "welcome"}}, "no sound welcome"),
        ({"sounds": {"ar": "surge/1/ar", "en": "surge/1/../en"}}, "no sound surge/1/../en"),
        ({"sounds": {"ar": "surge/1/ar", "en": "surge/1/en-gb"}}, "no sound surge/1/en-gb"),
        ({"sounds": {"ar": "surge/1/ar", "en": "surge/1/en\n"}}, "no sound"),
    ],
)
async def test_what_cannot_be_played_or_ended_is_refused(
    board: Switchboard, changes: dict[str, object], why: str
) -> None:
    """Nothing is written, and what callers hear stays."""
    with pytest.raises(ControlError, match=why):
        await board.on(**changes)
    assert board.journal.events == []


async def test_a_journal_that_cannot_be_written_is_told(board: Switchboard) -> None:
    """The caller's safety first: it counts at once, and the supervisor knows that a restart may lose it."""
    board.journal.refusal = JournalFullError("full")
    with pytest.raises(ControlError, match="not on disk and may be lost"):
        await board.on()
    assert board.switch.state.active(NOW) is not None


# --- restart ---


@pytest.fixture
async def restart(engine: AsyncEngine, tmp_path: Path) -> Callable[[str], SurgeSwitch]:
    """Return a function that makes the switch of a node's next controller, on the same database."""

    def begin(node: str) -> SurgeSwitch:
        return SurgeSwitch(Journal(engine, node), tmp_path, lambda: ("ar",), lambda: NOW)

    return begin


async def write(engine: AsyncEngine, node: str, *events: SurgeSwitchedOn | SurgeSwitchedOff) -> None:
    journal = Journal(engine, node)
    for event in events:
        journal.append(event)
    await journal.close()


def switched_on(at: float, until: float) -> SurgeSwitchedOn:
    return SurgeSwitchedOn(at=at, sounds={"ar": f"surge/{at:g}/ar"}, until=until)


async def test_a_restart_goes_on_with_it(engine: AsyncEngine, restart: Callable[[str], SurgeSwitch]) -> None:
    """With the newest, to its end, however long ago it began."""
    await write(
        engine, "a", switched_on(NOW - LONGEST_SECONDS + 10, NOW - 10), switched_on(NOW - 100, NOW + 50)
    )
    switch = restart("a")
    await switch.recover(JournalReader(engine))
    active = switch.state.active(NOW)
    assert active is not None
    assert active.since == NOW - 100
    assert switch.state.active(NOW + 50) is None


async def test_a_restart_knows_that_it_was_ended(
    engine: AsyncEngine, restart: Callable[[str], SurgeSwitch]
) -> None:
    """Off stays off."""
    await write(engine, "a", switched_on(NOW - 100, NOW + 50), SurgeSwitchedOff(at=NOW - 10))
    switch = restart("a")
    await switch.recover(JournalReader(engine))
    assert switch.state.active(NOW) is None


async def test_another_nodes_announcement_is_not_ours(
    engine: AsyncEngine, restart: Callable[[str], SurgeSwitch]
) -> None:
    """Its sounds lie on another disk."""
    await write(engine, "b", switched_on(NOW - 100, NOW + 50))
    switch = restart("a")
    await switch.recover(JournalReader(engine))
    assert switch.state.active(NOW) is None
