"""What the dialplan recorded alone becomes a case exactly once, whatever dies."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from structlog.testing import capture_logs

from hotline import database
from hotline.events import (
    CallArrived,
    CallEnded,
    CallQueued,
    CaseOpened,
    LanguageChosen,
    MessageLeft,
)
from hotline.journal import Journal, JournalReader, JournalUnavailableError
from hotline.testing.nursery import Nursery
from hotline.voicemail.inbox import Inbox
from hotline.voicemail.lifeboat import Defaults, LifeboatIngest
from tests.voicemail.conftest import NOW, Cases, Store, left_in, wav_bytes

CALL = "demo-1794999990.7"
MESSAGE = f"lifeboat-{CALL}"
NOTE = "from=91234567\nat=1794999990\ndialled=1111\nlanguage=ar\nstatus=done\n"


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough here; the inbox is tested with all."""
    return migrated_sqlite_url


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    spool = tmp_path / "lifeboat"
    spool.mkdir()
    return spool


@pytest.fixture
def put(spool: Path) -> Callable[..., None]:
    """Puts into the spool what the dialplan leaves there."""

    def put(
        call: str = CALL, note: str | bytes | None = NOTE, audio: bytes | None = None, age: float = 300
    ) -> None:
        files = {
            "txt": note.encode() if isinstance(note, str) else note,
            "wav": wav_bytes(3.0) if audio is None else audio,
        }
        for suffix, data in files.items():
            if data is not None and data != b"missing":
                path = spool / f"{call}.{suffix}"
                path.write_bytes(data)
                os.utime(path, (NOW - age, NOW - age))

    return put


@pytest.fixture
def lifeboat(inbox: Inbox, spool: Path, journal: Journal, reader: JournalReader) -> LifeboatIngest:
    defaults = Defaults(("ar", "en"), "general", lambda number: f"+968{number}")
    return LifeboatIngest(inbox, spool, journal=journal, reader=reader, defaults=defaults, clock=lambda: NOW)


def nobody(_call: str) -> bool:
    return False


async def test_a_recording_becomes_a_case_with_its_call_s_story(
    lifeboat: LifeboatIngest, put: Callable[..., None], store: Store, spool: Path, folder: Path
) -> None:
    """Message, case and the whole call stand in the journal; the spool is empty."""
    put()
    assert await lifeboat.ingest(nobody) == 1
    path = f"2026/11/18/{MESSAGE}.wav"
    assert await store.events() == [
        CallArrived(at=NOW - 10, call=CALL, caller="+96891234567", dialled="1111", channel=""),
        MessageLeft(
            at=NOW - 7, call=CALL, message=MESSAGE, path=path, seconds=3.0, caller="+96891234567",
            language="ar", source="lifeboat",
        ),
        CaseOpened(at=NOW, call=CALL, reference="1007"),
        CallEnded(at=NOW - 7, call=CALL, reason="completed"),
    ]  # fmt: skip
    (row,) = await store.messages()
    assert (row.queue, row.source, row.created_at) == ("general", "lifeboat", NOW - 7)
    assert (folder / path).read_bytes() == wav_bytes(3.0)
    assert left_in(spool) == []


async def test_a_spool_is_empty_until_a_call_leaves_something(
    lifeboat: LifeboatIngest, put: Callable[..., None], spool: Path
) -> None:
    """Before and after a message there is nothing to take in, and folders do not count."""
    (spool / "quarantine").mkdir()
    assert lifeboat.is_empty()
    put()
    assert not lifeboat.is_empty()
    await lifeboat.ingest(nobody)
    assert lifeboat.is_empty()


async def test_a_recording_is_taken_once(
    lifeboat: LifeboatIngest, put: Callable[..., None], store: Store
) -> None:
    """A second look, also at files that came back, takes nothing again."""
    put()
    assert await lifeboat.ingest(nobody) == 1
    assert await lifeboat.ingest(nobody) == 0
    put()
    assert await lifeboat.ingest(nobody) == 0
    await store.assert_kept_once(MESSAGE, "1007")


async def test_the_recording_of_a_living_call_is_left_alone(
    lifeboat: LifeboatIngest, put: Callable[..., None], store: Store, spool: Path
) -> None:
    """As long as the channel lives, also after the recording, nothing is touched."""
    put()
    put("demo-1794999991.8")
    assert await lifeboat.ingest(lambda call: call == CALL) == 1
    assert left_in(spool) == [f"{CALL}.txt", f"{CALL}.wav"]
    assert [row.call for row in await store.messages()] == ["demo-1794999991.8"]


@pytest.mark.parametrize("note", [NOTE.replace("status=done\n", ""), None])
async def test_a_young_recording_without_an_end_may_still_go_on(
    lifeboat: LifeboatIngest, put: Callable[..., None], note: str | None
) -> None:
    """Without its last line it waits a minute, then it counts as ended by a crash."""
    put(note=note, audio=wav_bytes(2.0, unfinished=True), age=30)
    assert await lifeboat.ingest(nobody) == 0
    put(note=note, audio=wav_bytes(2.0, unfinished=True), age=61)
    assert await lifeboat.ingest(nobody) == 1


async def test_a_finished_recording_is_taken_at_once(
    lifeboat: LifeboatIngest, put: Callable[..., None]
) -> None:
    """Its last line says that nothing more comes."""
    put(age=0)
    assert await lifeboat.ingest(nobody) == 1


async def test_what_the_journal_knows_of_the_call_is_not_told_again(
    lifeboat: LifeboatIngest, put: Callable[..., None], store: Store, journal: Journal
) -> None:
    """A call that a controller had begun keeps its arrival, language and queue, and gets its end."""
    await journal.commit([
        CallArrived(at=NOW - 60, call=CALL, caller="+96891234567", dialled="1111", channel="PJSIP/x"),
        LanguageChosen(at=NOW - 50, call=CALL, language="en", by="key"),
        CallQueued(at=NOW - 40, call=CALL, queue="water", language="en"),
    ])  # fmt: skip
    put(note=NOTE.replace("from=91234567", "from="))
    await lifeboat.ingest(nobody)
    names = await store.names()
    assert names[3:] == ["MessageLeft", "CaseOpened", "CallEnded"]
    (row,) = await store.messages()
    assert (row.caller, row.language, row.queue) == ("+96891234567", "en", "water")


async def test_a_call_that_ended_already_does_not_end_again(
    lifeboat: LifeboatIngest, put: Callable[..., None], store: Store, journal: Journal
) -> None:
    """Where an earlier controller wrote the call off, only the message is added."""
    await journal.commit([
        CallArrived(at=NOW - 60, call=CALL, caller=None, dialled="1111", channel="PJSIP/x"),
        CallEnded(at=NOW - 50, call=CALL, reason="lost"),
    ])  # fmt: skip
    put()
    await lifeboat.ingest(nobody)
    assert (await store.names())[2:] == ["MessageLeft", "CaseOpened"]


@pytest.mark.parametrize("audio", [b"missing", b"", wav_bytes(0), wav_bytes(0.3)])
async def test_a_caller_who_said_nothing_is_a_call_but_no_case(
    *,
    lifeboat: LifeboatIngest,
    put: Callable[..., None],
    store: Store,
    spool: Path,
    folder: Path,
    audio: bytes,
) -> None:
    """Who hung up before speaking is in the journal, and leaves neither case nor files."""
    put(audio=audio)
    assert await lifeboat.ingest(nobody) == 0
    assert await store.names() == ["CallArrived", "CallEnded"]
    assert (left_in(spool), left_in(folder)) == ([], [])
    assert await lifeboat.ingest(nobody) == 0


@pytest.mark.parametrize(
    "note", [b"\xff\0nonsense\n", b"", b"at=1794999990\nfrom=who?\nstatus=done", b"=\nat=never\n"]
)
async def test_a_message_with_a_damaged_note_becomes_a_case_all_the_same(
    lifeboat: LifeboatIngest, put: Callable[..., None], store: Store, spool: Path, note: bytes
) -> None:
    """What was said counts; the note is kept in quarantine and the log says where."""
    put(note=note)
    with capture_logs() as logs:
        assert await lifeboat.ingest(nobody) == 1
    await store.assert_kept_once(MESSAGE, "1007")
    assert (await store.messages())[0].caller is None
    assert left_in(spool) == [f"quarantine/{CALL}.txt"]
    assert (spool / "quarantine" / f"{CALL}.txt").read_bytes() == note
    (line,) = [line for line in logs if line["log_level"] == "error"]
    assert (line["call"], line["kept_in"]) == (CALL, str(spool / "quarantine" / f"{CALL}.txt"))


async def test_a_message_without_a_note_becomes_a_case(
    lifeboat: LifeboatIngest, put: Callable[..., None], store: Store
) -> None:
    """Without a note its time is the file's and its caller unknown."""
    put(note=None)
    assert await lifeboat.ingest(nobody) == 1
    (row,) = await store.messages()
    assert (row.caller, row.language, row.created_at) == (None, "ar", NOW - 300 + 3)


async def test_damaged_audio_goes_into_quarantine_and_holds_up_nobody(
    lifeboat: LifeboatIngest, put: Callable[..., None], store: Store, spool: Path
) -> None:
    """It is kept with its note, said in the log, told as a failed call; the others go on."""
    put("demo-1.1", audio=b"this is no sound " * 9)
    put("demo-2.2")
    with capture_logs() as logs:
        assert await lifeboat.ingest(nobody) == 1
    assert left_in(spool) == ["quarantine/demo-1.1.txt", "quarantine/demo-1.1.wav"]
    assert [row.call for row in await store.messages()] == ["demo-2.2"]
    ended = [event for event in await store.events() if isinstance(event, CallEnded)]
    assert [(event.call, event.reason) for event in ended] == [
        ("demo-1.1", "failed"),
        ("demo-2.2", "completed"),
    ]
    errors = [line for line in logs if line["log_level"] == "error"]
    assert {line["call"] for line in errors} == {"demo-1.1"}
    assert "RIFF/WAVE" in errors[0]["reason"]


async def test_quarantine_never_replaces_what_is_there(
    lifeboat: LifeboatIngest, put: Callable[..., None], spool: Path
) -> None:
    """A second damaged file of the same name gets a name of its own."""
    for data in (b"one " * 20, b"two " * 20):
        put(audio=data)
        await lifeboat.ingest(nobody)
    assert left_in(spool) == [f"quarantine/{CALL}{end}" for end in ("-2.txt", "-2.wav", ".txt", ".wav")]


async def test_a_file_with_a_strange_name_goes_into_quarantine(
    lifeboat: LifeboatIngest, put: Callable[..., None], spool: Path
) -> None:
    """No name from the spool can become a path or an identity that does harm."""
    put("a b;c")
    put(CALL)
    assert await lifeboat.ingest(nobody) == 1
    assert left_in(spool) == ["quarantine/a b;c.txt", "quarantine/a b;c.wav"]


async def test_personal_data_is_not_logged(lifeboat: LifeboatIngest, put: Callable[..., None]) -> None:
    """Neither the number nor what stands in a damaged note appears in a log line."""
    put(note=NOTE + "junk 91234567")
    put("demo-2.2", audio=b"damaged " * 20)
    with capture_logs() as logs:
        await lifeboat.ingest(nobody)
    assert logs
    assert "91234567" not in str(logs)


async def test_a_disk_that_refuses_one_file_does_not_hold_up_the_others(
    lifeboat: LifeboatIngest, put: Callable[..., None], store: Store, spool: Path
) -> None:
    """What cannot be taken now stays and is taken later."""
    put("demo-1.1")
    put("demo-2.2")
    real = os.fsync
    failures = [OSError(28, "No space left on device")]

    def fsync(descriptor: int) -> None:
        if failures:
            raise failures.pop()
        real(descriptor)

    with patch("os.fsync", fsync), capture_logs() as logs:
        assert await lifeboat.ingest(nobody) == 1
    assert any(line["log_level"] == "error" for line in logs)
    assert await lifeboat.ingest(nobody) == 1
    assert [row.call for row in await store.messages()] == ["demo-1.1", "demo-2.2"]


async def test_without_the_database_everything_stays_for_the_next_look(
    *, lifeboat: LifeboatIngest, put: Callable[..., None], store: Store, journal: Journal, spool: Path
) -> None:
    """A journal that cannot be written costs time, not messages."""
    put()
    with patch.object(journal, "commit_result", side_effect=JournalUnavailableError), capture_logs() as logs:
        assert await lifeboat.ingest(nobody) == 0
    assert [line["log_level"] for line in logs] == ["error"]
    assert left_in(spool) == [f"{CALL}.txt", f"{CALL}.wav"]
    assert await lifeboat.ingest(nobody) == 1
    await store.assert_kept_once(MESSAGE, "1007")


async def test_where_no_link_can_be_made_the_audio_is_copied(
    lifeboat: LifeboatIngest, put: Callable[..., None], store: Store, folder: Path, spool: Path
) -> None:
    """A spool on another disk, or of another user, is taken in all the same."""
    put(audio=wav_bytes(2.0, unfinished=True))
    with patch.object(Path, "hardlink_to", side_effect=OSError(18, "Invalid cross-device link")):
        assert await lifeboat.ingest(nobody) == 1
    assert left_in(folder) == [f"2026/11/18/{MESSAGE}.wav"]
    assert (folder / "2026/11/18" / f"{MESSAGE}.wav").read_bytes() == wav_bytes(2.0)
    assert left_in(spool) == []


# --- killed at each step ---

#: What changes the disk on the way of a message into the inbox; the process is killed before and after each.
STEPS = ("os.link", "os.fsync", "os.pwrite", "os.mkdir", "os.unlink", "os.replace", "os.utime")


async def ingest_and_die(url: str, folder: str, spool: str, at_step: int) -> None:
    """Ingest once, and kill this process at the step of that number."""
    left = [at_step]

    def count() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    for step in STEPS:
        _count_around(step.removeprefix("os."), count)
    engine = database.create_engine(url)
    journal = Journal(engine, "demo")
    commit = journal.commit_result

    async def counted_commit(*arguments: object) -> object:
        count()
        result: object = await commit(*arguments)  # type: ignore[arg-type]
        count()
        return result

    journal.commit_result = counted_commit  # type: ignore[method-assign,assignment]
    inbox = Inbox(journal, engine, Path(folder), Cases().open_case, lambda: NOW)
    lifeboat = LifeboatIngest(
        inbox,
        Path(spool),
        journal=journal,
        reader=JournalReader(engine),
        defaults=Defaults(("ar", "en"), "general"),
        clock=lambda: NOW,
    )
    await lifeboat.ingest(nobody)
    await journal.close()
    await engine.dispose()


def _count_around(name: str, count: Callable[[], None]) -> None:
    real = getattr(os, name)

    def counted(*arguments: object, **options: object) -> object:
        count()
        result = real(*arguments, **options)
        count()
        return result

    setattr(os, name, counted)


@pytest.mark.parametrize(
    ("note", "audio", "quarantined"),
    [
        (NOTE.encode(), wav_bytes(1.0, unfinished=True), 0),
        (b"damaged note\n", wav_bytes(1.0), 1),
    ],
    ids=["repaired audio", "damaged note"],
)
async def test_killed_at_any_step_a_message_is_kept_exactly_once(
    *, migrated_sqlite_url: str, put: Callable[..., None], spool: Path, folder: Path, store: Store,
    nursery: Nursery, note: bytes, audio: bytes, quarantined: int,
) -> None:  # fmt: skip
    """A kill -9 before or after any step loses nothing and doubles nothing."""

    async def ingest(step: int) -> int:
        return await nursery.run(ingest_and_die, migrated_sqlite_url, str(folder), str(spool), step)

    for number in range(1, 100):
        put(f"demo-{number}.1", note=note, audio=audio)
        status = await ingest(number)
        if status == 0:
            break
        assert status == -signal.SIGKILL
        assert await ingest(0) == 0
        assert len(await store.messages()) == len(set(await store.references())) == number
        names = await store.names()
        assert [names.count(one) for one in ("CallArrived", "MessageLeft", "CaseOpened", "CallEnded")] == [
            number
        ] * 4
    assert 15 < number < 99
    assert [name for name in left_in(spool) if not name.startswith("quarantine/")] == []
    assert len(left_in(spool)) == quarantined * number
    assert len(left_in(folder)) == number
