"""How people come to a recording, and what the access log says of it."""

import pytest

from hotline.events import RecordingAccessed
from hotline.journal import JournalUnavailableError
from hotline.recorder.archive.container import SealBrokenError
from hotline.recorder.archive.library import NoRecordingError
from hotline.recorder.archive.opening import Recordings
from hotline.testing.recordings import CALL, House, kept


@pytest.fixture
def journal_url(migrated_url: str) -> str:
    """Also on PostgreSQL."""
    return migrated_url


async def test_an_access_is_journalled_before_a_byte_is_given_out(
    house: House, recordings: Recordings
) -> None:
    """Who, how and why, in journal and access log."""
    await kept(recordings, house.plan())
    with await recordings.library.open_audio(CALL, how="played", who="Aisha", why="a complaint") as audio:
        (event,) = await house.events(RecordingAccessed)
        assert isinstance(event, RecordingAccessed)
        assert (event.recording, event.how, event.who, event.why) == (CALL, "played", "Aisha", "a complaint")
        assert audio.read(4) == b"fLaC"
    (line,) = await recordings.library.access_log(10, CALL)
    assert (line.how, line.who, line.why, line.at) == ("played", "Aisha", "a complaint", house.now)


async def test_without_the_journal_nothing_is_given_out(
    house: House, recordings: Recordings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An access that nobody could trace does not happen."""
    await kept(recordings, house.plan())

    async def away(*_: object) -> None:
        message = "the database is away"
        raise JournalUnavailableError(message)

    monkeypatch.setattr(house.journal, "commit", away)
    with pytest.raises(JournalUnavailableError):
        await recordings.library.open_audio(CALL, how="played", who="Aisha", why="a complaint")


async def test_what_cannot_be_opened_is_no_access(house: House, recordings: Recordings) -> None:
    """Nobody heard anything, so the log has nothing."""
    row = await kept(recordings, house.plan())
    house.stored(row).write_bytes(b"something else that is long enough to be read" * 10)
    with pytest.raises(SealBrokenError):
        await recordings.library.open_audio(CALL, how="played", who="Aisha", why="a complaint")
    with pytest.raises(NoRecordingError, match="there is no recording none"):
        await recordings.library.open_audio("none", how="played", who="Aisha", why="a complaint")
    assert await house.events(RecordingAccessed) == []


async def test_the_newest_come_first(house: House, recordings: Recordings) -> None:
    """As many as are asked for, of one queue or of all, without what was deleted."""
    for number in range(3):
        plan = house.plan(
            f"call{number}", begins_at=house.now + number, queue="water" if number else "general"
        )
        await recordings.archive.keep(plan)
    await recordings.remover.delete(await recordings.library.find("call1"), who="Aisha", why="asked for")
    newest = recordings.library.newest
    assert [row.id for row in await newest(10)] == ["call2", "call0"]
    assert [row.id for row in await newest(1)] == ["call2"]
    assert [row.id for row in await newest(10, queue="general")] == ["call0"]
    assert [row.id for row in await newest(10, with_deleted=True)] == ["call2", "call1", "call0"]


async def test_what_is_known_of_a_recording_is_what_the_plan_said(
    house: House, recordings: Recordings
) -> None:
    """For pictures and for the agent's desktop: segments, gaps and stretches."""
    plan = house.plan()
    await kept(recordings, plan)
    row = await recordings.library.describe(CALL)
    assert row is not None
    assert row.metadata is not None
    assert (row.metadata.segments, row.metadata.gaps) == (plan.segments, plan.gaps)
    assert row.metadata.stretches == ((0.0, 3.0),)
    assert await recordings.library.describe("none") is None
