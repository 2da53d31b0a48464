"""Room for a message, and what a dead controller left half done."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from hotline.config import Configuration
from hotline.events import (
    CallArrived,
    CallQueued,
    LanguageChosen,
    MessageDiscarded,
    MessageStarted,
)
from hotline.journal import Journal, JournalReader
from hotline.voicemail.inbox import Inbox
from hotline.voicemail.spool import recover_unfinished, space_for_message
from tests.voicemail.conftest import NOW, Store, left_in, wav_bytes

CALL = "demo-1.1"
MESSAGE = "demo-1.1-m1"

Recorded = Callable[..., str]
Recover = Callable[[], Any]


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough here; the inbox is tested with all."""
    return migrated_sqlite_url


@pytest.fixture
def config() -> Configuration:
    return Configuration.model_validate(
        {
            "numbers": {"1111": {"queue": "water"}},
            "queues": {"water": {}},
            "ivr": {"operator_queue": "water"},
            "messages": {"min_free_megabytes": 200},
        }
    )


@pytest.fixture
async def begun(journal: Journal) -> None:
    """A call of which the journal knows that a message was begun."""
    await journal.commit([
        CallArrived(at=NOW - 60, call=CALL, caller="+96891234567", dialled="1111", channel="PJSIP/x"),
        LanguageChosen(at=NOW - 50, call=CALL, language="en", by="key"),
        CallQueued(at=NOW - 40, call=CALL, queue="water", language="en"),
        MessageStarted(at=NOW - 10, call=CALL, message=MESSAGE, path=f"2026/11/18/{MESSAGE}.wav"),
    ])  # fmt: skip


@pytest.fixture
def recover(inbox: Inbox, journal: Journal, reader: JournalReader) -> Recover:
    return lambda: recover_unfinished(
        [CALL],
        inbox=inbox,
        journal=journal,
        reader=reader,
        default_language="ar",
        default_queue="general",
        clock=lambda: NOW,
    )


@pytest.mark.usefixtures("begun")
async def test_what_was_said_before_the_controller_died_is_kept_once(
    recover: Recover, recorded: Recorded, store: Store
) -> None:
    """An unfinished message of a call that is gone becomes a case with all that is known of the call."""
    recorded(MESSAGE, wav_bytes(2.0, unfinished=True))
    assert [await recover() for _ in range(3)] == [1, 0, 0]
    await store.assert_kept_once(MESSAGE, "1007")
    (row,) = await store.messages()
    assert (row.caller, row.language, row.queue, row.seconds) == ("+96891234567", "en", "water", 2.0)


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize("audio", [None, b"", wav_bytes(0.4)])
async def test_where_nothing_was_said_the_story_says_so(
    recover: Recover, recorded: Recorded, store: Store, folder: Path, audio: bytes | None
) -> None:
    """A message without sound is discarded once, and its file goes."""
    (folder / "2026/11/18").mkdir(parents=True)
    if audio is not None:
        recorded(MESSAGE, audio)
    assert [await recover(), await recover()] == [0, 0]
    assert (await store.events())[4:] == [
        MessageDiscarded(at=NOW, call=CALL, message=MESSAGE, reason="empty")
    ]
    assert left_in(folder) == []


@pytest.mark.usefixtures("begun")
async def test_a_disk_that_is_not_there_discards_no_message(
    recover: Recover, recorded: Recorded, store: Store
) -> None:
    """The folder was made before the journal knew of the message: without it the call is not ended yet."""
    told = await store.names()
    with pytest.raises(FileNotFoundError, match="is its disk mounted"):
        await recover()
    assert await store.names() == told
    recorded(MESSAGE)
    assert await recover() == 1
    await store.assert_kept_once(MESSAGE, "1007")


@pytest.mark.usefixtures("begun")
async def test_a_message_that_the_disk_refuses_is_kept_the_next_time(
    recover: Recover, recorded: Recorded, store: Store
) -> None:
    """Whoever recovers hears of it, so that the call stays open until its message is in the inbox."""
    recorded(MESSAGE)
    full = patch("hotline.voicemail.inbox.secure", side_effect=OSError(28, "No space left on device"))
    with full, pytest.raises(OSError, match="No space left"):
        await recover()
    assert await store.messages() == []
    assert await recover() == 1
    await store.assert_kept_once(MESSAGE, "1007")


@pytest.mark.usefixtures("begun")
async def test_audio_that_cannot_be_read_is_kept_in_quarantine(
    recover: Recover, recorded: Recorded, store: Store, folder: Path
) -> None:
    """Damaged audio is not lost, and the story says that it is unreadable."""
    recorded(MESSAGE, b"damaged " * 20)
    assert [await recover(), await recover()] == [0, 0]
    assert (await store.events())[4:] == [
        MessageDiscarded(at=NOW, call=CALL, message=MESSAGE, reason="unreadable")
    ]
    assert (folder / "quarantine" / f"{MESSAGE}.wav").read_bytes() == b"damaged " * 20


@pytest.mark.usefixtures("begun")
async def test_a_message_that_the_caller_discarded_is_not_kept(
    recover: Recover, recorded: Recorded, store: Store, journal: Journal, folder: Path
) -> None:
    """What the caller wished to say again stays discarded, also where its file was still there."""
    path = recorded(MESSAGE)
    await journal.append(MessageDiscarded(at=NOW - 5, call=CALL, message=MESSAGE, reason="said again"))
    assert await recover() == 0
    assert await store.messages() == []
    assert not (folder / path).exists()


@pytest.mark.usefixtures("begun")
async def test_a_message_that_was_kept_is_left_alone(
    recover: Recover, recorded: Recorded, store: Store, inbox: Inbox
) -> None:
    """Nothing is done to a message that is in the inbox."""
    path = recorded(MESSAGE)
    await inbox.keep(MESSAGE, call=CALL, path=path, caller=None, language="ar", queue="water")
    assert await recover() == 0
    await store.assert_kept_once(MESSAGE, "1007")


def test_a_message_needs_the_free_space_of_the_configuration(tmp_path: Path, config: Configuration) -> None:
    """Below the limit there is no room, at the limit there is."""
    for free, room in ((199_999_999, False), (200_000_000, True)):
        with patch("os.statvfs") as statvfs:
            statvfs.return_value.f_frsize, statvfs.return_value.f_bavail = 1, free
            assert space_for_message(tmp_path, config) is room


def test_a_folder_that_is_not_there_has_no_room(tmp_path: Path, config: Configuration) -> None:
    """The caller is told that no message can be taken rather than the call failing."""
    assert space_for_message(tmp_path / "nothing", config) is False
