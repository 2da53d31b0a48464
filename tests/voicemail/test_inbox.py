"""A message becomes a case exactly once, and only when it is on disk."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import database
from hotline.events import CaseOpened, MessageLeft
from hotline.journal import Journal
from hotline.testing.nursery import Nursery
from hotline.testing.waiting import eventually
from hotline.voicemail import files
from hotline.voicemail.inbox import Inbox, MessageUnreadableError
from tests.voicemail.conftest import NOW, Cases, Store, wav_bytes

Recorded = Callable[..., str]


async def keep(inbox: Inbox, path: str, message: str = "demo-1.1-m1") -> str | None:
    return await inbox.keep(
        message,
        call="demo-1.1",
        path=path,
        caller="+96891234567",
        language="ar",
        queue="water",
        source="call",
    )


async def test_message_case_and_events_are_one_commit(inbox: Inbox, recorded: Recorded, store: Store) -> None:
    """The row, the case and both events are there when the reference is returned."""
    path = recorded("demo-1.1-m1")
    assert await keep(inbox, path) == "1007"
    (row,) = await store.messages()
    assert (row.call, row.caller, row.language, row.queue, row.source, row.path, row.seconds, row.node) == (
        "demo-1.1", "+96891234567", "ar", "water", "call", path, 3.0, "demo",
    )  # fmt: skip
    assert (row.state, row.transcript_state, row.reference, row.created_at) == ("new", "waiting", "1007", NOW)
    assert await store.events() == [
        MessageLeft(
            at=NOW, call="demo-1.1", message="demo-1.1-m1", path=path, seconds=3.0, caller="+96891234567",
            language="ar", source="call",
        ),
        CaseOpened(at=NOW, call="demo-1.1", reference="1007"),
    ]  # fmt: skip


async def test_a_message_is_kept_once(inbox: Inbox, recorded: Recorded, store: Store) -> None:
    """Keeping it again returns the same reference and writes nothing."""
    path = recorded("demo-1.1-m1")
    assert [await keep(inbox, path) for _ in range(3)] == ["1007"] * 3
    await store.assert_kept_once("demo-1.1-m1", "1007")


async def test_a_message_is_kept_once_in_a_race(
    *, inbox: Inbox, recorded: Recorded, store: Store, engine: AsyncEngine, folder: Path, cases: Cases
) -> None:
    """Of several writers that keep the same message at once, one writes and all get its reference."""
    path = recorded("demo-1.1-m1")
    others = [Journal(engine, "demo") for _ in range(4)]
    inboxes = [inbox, *(Inbox(other, engine, folder, cases.open_case, lambda: NOW) for other in others)]
    try:
        with patch.object(Inbox, "reference_of", _blind_at_first(Inbox.reference_of, len(inboxes))):
            references = await asyncio.gather(*(keep(one, path) for one in inboxes))
    finally:
        for other in others:
            await other.close()
    assert set(references) == {"1007"}
    await store.assert_kept_once("demo-1.1-m1", "1007")


def _blind_at_first(look: Callable[..., object], times: int) -> Callable[..., object]:
    """Return a look that sees nothing at first, as if all had looked before anybody wrote."""
    left = [times]

    async def reference_of(self: Inbox, message: str) -> object:
        left[0] -= 1
        return None if left[0] >= 0 else await look(self, message)  # type: ignore[misc]

    return reference_of


async def race(url: str, folder: str, path: str, place: str, name: str) -> None:
    """Be ready, keep a message as soon as it is said to, and write down its reference."""
    engine, here = database.create_engine(url), Path(place)
    journal = Journal(engine, "demo")
    inbox = Inbox(journal, engine, Path(folder), Cases().open_case, lambda: 0.0)
    (here / f"{name} is ready").touch()
    await eventually((here / "go").exists)
    reference = await inbox.keep("m", call="c", path=path, caller=None, language="ar", queue="q")
    (here / name).write_text(str(reference))
    await journal.close()
    await engine.dispose()


async def test_a_message_is_kept_once_by_two_processes(
    migrated_sqlite_url: str, folder: Path, recorded: Recorded, tmp_path: Path, nursery: Nursery
) -> None:
    """Two processes that keep the same message at once get one reference."""
    path, names = recorded("m"), ("one", "other")
    racers = [
        await nursery.start(race, migrated_sqlite_url, str(folder), path, str(tmp_path), name)
        for name in names
    ]
    await eventually(lambda: all((tmp_path / f"{name} is ready").exists() for name in names))
    (tmp_path / "go").touch()
    assert [await racer.ended() for racer in racers] == [0, 0]
    assert [(tmp_path / name).read_text() for name in names] == ["1007", "1007"]


async def test_below_half_a_second_nothing_was_said(inbox: Inbox, recorded: Recorded, store: Store) -> None:
    """A slip of the finger is no message and never becomes a case."""
    assert await keep(inbox, recorded("demo-1.1-m1", wav_bytes(0.49))) is None
    assert await keep(inbox, recorded("demo-1.1-m1", wav_bytes(0))) is None
    assert await keep(inbox, recorded("demo-1.1-m1", b"")) is None
    assert (await store.messages(), await store.references(), await store.events()) == ([], [], [])


async def test_half_a_second_is_a_message(inbox: Inbox, recorded: Recorded) -> None:
    """The limit itself is long enough."""
    assert await keep(inbox, recorded("demo-1.1-m1", wav_bytes(0.5))) == "1007"


async def test_what_a_crash_left_is_repaired_and_kept(
    inbox: Inbox, recorded: Recorded, store: Store, folder: Path
) -> None:
    """A header with sizes of 0 costs no message."""
    path = recorded("demo-1.1-m1", wav_bytes(2.0, unfinished=True))
    assert await keep(inbox, path) == "1007"
    assert (await store.messages())[0].seconds == 2.0
    assert (folder / path).read_bytes() == wav_bytes(2.0)


async def test_audio_and_its_folders_are_on_disk_before_the_commit(
    inbox: Inbox, recorded: Recorded, folder: Path, cases: Cases
) -> None:
    """The file and every folder up to the folder of messages are synced before the case is opened."""
    path = recorded("demo-1.1-m1")
    synced: list[str] = []
    fsync = os.fsync

    def note(descriptor: int) -> None:
        assert not cases.opened
        synced.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        fsync(descriptor)

    with patch("os.fsync", note):
        await keep(inbox, path)
    day = folder / "2026/11/18"
    assert synced == [str(one) for one in (folder / path, day, day.parent, day.parent.parent, folder)]


async def test_damaged_audio_is_refused_with_place_and_reason(
    inbox: Inbox, recorded: Recorded, folder: Path
) -> None:
    """Damaged audio is a clear error, not a case."""
    path = recorded("demo-1.1-m1", b"no sound at all" * 10)
    with pytest.raises(MessageUnreadableError, match="RIFF/WAVE") as caught:
        await keep(inbox, path)
    assert str(folder / path) in str(caught.value)
    assert "demo-1.1" in str(caught.value)


async def test_audio_that_is_missing_is_refused_with_its_place(inbox: Inbox, folder: Path) -> None:
    """Missing audio is another error than damaged audio."""
    with pytest.raises(FileNotFoundError, match=str(folder / "2026/11/18/x.wav")):
        await keep(inbox, "2026/11/18/x.wav")


async def test_a_case_that_cannot_be_opened_leaves_nothing_behind(
    inbox: Inbox, recorded: Recorded, store: Store, cases: Cases
) -> None:
    """Without a case there is no message and no event; the next attempt does it all."""
    path = recorded("demo-1.1-m1")
    cases.error = RuntimeError("no")
    with pytest.raises(RuntimeError, match="no"):
        await keep(inbox, path)
    assert (await store.messages(), await store.events()) == ([], [])
    cases.error = None
    assert await keep(inbox, path) == "1007"


@pytest.mark.parametrize("path", ["../outside.wav", "/etc/passwd", "2026/../../x.wav"])
async def test_audio_outside_the_folder_of_messages_is_refused(inbox: Inbox, path: str) -> None:
    """No path leads out of the folder."""
    with pytest.raises(ValueError, match="not within the folder"):
        await keep(inbox, path)


@pytest.mark.parametrize("message", ["", "../x", "a/b", "a b", "-x", ".x", "x" * 200, "ن"])
async def test_an_identity_that_is_no_file_name_is_refused(inbox: Inbox, message: str) -> None:
    """A message's identity is safe as a file name."""
    with pytest.raises(ValueError, match="identity"):
        await keep(inbox, "2026/11/18/x.wav", message)
    with pytest.raises(ValueError, match="identity"):
        files.audio_path(message, NOW)


def test_audio_lies_below_its_day(recorded: Recorded) -> None:
    """The folder of a message is its day in UTC."""
    assert files.audio_path("demo-1.1-m1", NOW) == "2026/11/18/demo-1.1-m1.wav"
