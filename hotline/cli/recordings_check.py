"""`hotline recordings verify` and `rotate-key`: many recordings, one after the other, with a bar."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence

import sqlalchemy as sa
from rich.console import Console

from hotline.recorder.archive.keys import KeyRingError
from hotline.recorder.archive.rows import RecordingRow
from hotline.recorder.archive.tables import KEPT, recording

from .progress import amount_bar
from .recordings_session import Session

#: Recordings that are looked up at once.
PAGE = 200

_MEGABYTE = 1_000_000


async def verify_recordings(session: Session, calls: Sequence[str] | None) -> int:
    """Check some recordings, or all of this node and its storages; return how much is not as it must be."""
    console, errors = _consoles()
    rows = _all(session) if calls is None else _named(session, calls)
    total = await _bytes(session) if calls is None else 0
    if calls is None:
        await session.recordings.verifier.read_journal(0.0)
    bad = count = size = 0
    began = time.monotonic()
    storages = {session.recordings.archive.storage}
    with amount_bar(errors, "checked") as progress:
        async for row in rows:
            storages.add(row.storage)
            problem = await _verify(session, row)
            if problem is not None:
                bad += 1
                console.print(f"{row.id}: {problem}", markup=False)
            count, size = count + 1, size + row.size
            progress(size, max(total, size))
    seconds = max(time.monotonic() - began, 1e-6)
    if calls is None:
        bad += await _unknown(session, storages, console) + await _lost(session, console)
    verdict = "all whole and untouched" if not bad else f"{bad} NOT AS THEY MUST BE"
    console.print(
        f"{count} recordings, {size / _MEGABYTE:,.1f} MB, {size / _MEGABYTE / seconds:,.1f} MB/s: {verdict}"
    )
    return bad


async def rotate(session: Session, *, resume: bool) -> int:
    """Change the key; return how many recordings could not be changed."""
    console, errors = _consoles()
    rotation, keys = session.recordings.rotation, session.recordings.keys
    with rotation.alone():
        if not resume:
            await asyncio.to_thread(keys.add, time.time())
        newest = await asyncio.to_thread(keys.newest)
        if newest is None:
            console.print("nothing is encrypted yet")
            return 0
        total = await rotation.count()
        done = 0
        with amount_bar(errors, "recordings") as progress:
            async for _ in rotation.run():
                done += 1
                progress(done, total)
        retired = await rotation.retire()
    for name, reason in rotation.failures.items():
        console.print(f"{name}: {reason}", markup=False)
    console.print(
        f"{done} of {total} recordings have the key {newest[0]} now; back up {keys.path} (apart from them)"
    )
    if retired:
        console.print(f"removed from the ring, because nothing uses them: {', '.join(retired)}")
    return len(rotation.failures)


async def _verify(session: Session, row: RecordingRow) -> str | None:
    try:
        return await session.recordings.verifier.verify(row)
    except KeyRingError as error:
        return str(error)


async def _unknown(session: Session, storages: set[str], console: Console) -> int:
    count = 0
    for storage in sorted(storages):
        for file in await session.recordings.verifier.unknown_files(storage):
            console.print(f"{file.path} in {storage}: no recording has this file", markup=False)
            count += 1
    return count


async def _lost(session: Session, console: Console) -> int:
    lost = await session.recordings.verifier.lost()
    for name in lost:
        console.print(
            f"{name}: the journal has it, nobody deleted it, and the table does not keep it", markup=False
        )
    return len(lost)


async def _named(session: Session, calls: Sequence[str]) -> AsyncIterator[RecordingRow]:
    for call in calls:
        yield await session.kept(call)


async def _all(session: Session) -> AsyncIterator[RecordingRow]:
    register, after = session.recordings.register, ""
    while rows := await register.select(*_of_node(session), recording.c.id > after, limit=PAGE, by_id=True):
        for row in rows:
            yield row
        after = rows[-1].id


def _of_node(session: Session) -> tuple[sa.ColumnElement[bool], ...]:
    return recording.c.node == session.recordings.register.node, recording.c.state == KEPT


async def _bytes(session: Session) -> int:
    return await session.recordings.register.total_bytes(*_of_node(session))


def _consoles() -> tuple[Console, Console]:
    return Console(highlight=False, soft_wrap=True), Console(stderr=True)
