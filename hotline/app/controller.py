"""The controller process: everything beside Asterisk that serves calls.

The order of the start is the order in which promises can be kept: journal, then Asterisk's view, then what earlier
controllers left unfinished, and only then calls.
"""

import asyncio
import contextlib
import functools
import signal

import structlog

from hotline import __version__
from hotline.asterisk.ami import AmiError
from hotline.asterisk.channels import live_channels
from hotline.config.loader import Loaded
from hotline.events import ControllerStarted, ControllerStopped

from . import collector
from .heartbeat import Heartbeat
from .lock import ProcessLock
from .parts import Lasting, Parts, build

log = structlog.get_logger()

#: How long AGI sessions may take to end when the controller is told to stop, seconds.
GRACE_SECONDS = 1.0

#: How often the spool of the lifeboat is looked at, seconds.
LIFEBOAT_SECONDS = 5.0

#: How often recordings that could not be finished (a full disk) are tried again, seconds.
RECORDINGS_SECONDS = 600.0


class TaskEndedError(Exception):
    """A task that must run as long as the controller ended by itself."""


async def run_controller(loaded: Loaded) -> None:
    """Serve calls until SIGTERM or SIGINT.

    Raises `AlreadyRunningError`, `AmiUnreachable`, `AmiAuthenticationError`, `OSError` for a port in use,
    `DatabaseError`, `JournalUnavailableError` where events could not be written before the end, and
    `TaskEndedError`; the process then ends and the supervisor starts another.
    """
    lock = ProcessLock(loaded.paths.run / "controller.lock")
    lock.acquire()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    heartbeat = Heartbeat()
    heartbeat.start()
    try:
        async with contextlib.AsyncExitStack() as stack:
            starting = asyncio.create_task(_start(loaded, stack), name="start")
            if await _first(starting, stop):
                parts, tasks = starting.result()
                collector.calm()
                heartbeat.ready()
                log.info("serving calls", version=__version__)
                await _until_stopped(tasks, stop)
                # What scripts leave behind now is the next controller's, which begins by detaching all calls anyway.
                parts.stop_deciding()
                # Not awaited: closing the journal writes it, and gives a database that is away only so much time.
                parts.journal.append(ControllerStopped(at=parts.clock()))
    finally:
        await heartbeat.stop()
        lock.release()


async def _first(starting: asyncio.Task[tuple[Parts, list[asyncio.Task[None]]]], stop: asyncio.Event) -> bool:
    """Wait for the start, or for the word to stop, which ends it; True if it has started."""
    stopping = asyncio.create_task(stop.wait(), name="stop")
    await asyncio.wait([starting, stopping], return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not starting.done():
        starting.cancel()
        await asyncio.gather(starting, return_exceptions=True)
        return False
    return True


async def _start(loaded: Loaded, stack: contextlib.AsyncExitStack) -> tuple[Parts, list[asyncio.Task[None]]]:
    """Make everything ready and serve calls; return what must go on as long as the controller does."""
    parts = await build(loaded, stack)
    await parts.journal.append(ControllerStarted(at=parts.clock(), version=__version__))
    parts.load_rules()
    # Before calls are ended that went meanwhile: a call-back whose citizen talked is settled by that talk.
    parts.callbacks.start()
    stack.push_async_callback(parts.callbacks.close)
    channels = await parts.reconciler.run()
    await asyncio.to_thread(parts.recordings.archive.clear_staging)
    await parts.recorder.recover(set(channels))
    lasting: dict[str, Lasting] = {
        **parts.lasting,
        "lifeboat": functools.partial(_ingest_for_ever, parts),
        "recordings": functools.partial(_recover_recordings_for_ever, parts),
    }
    tasks = [asyncio.create_task(run(), name=name) for name, run in lasting.items()]
    stack.push_async_callback(_end, tasks)
    await parts.status.start()
    stack.push_async_callback(parts.status.close)
    await parts.control.start()
    stack.push_async_callback(parts.control.close)
    await parts.agi.start()
    stack.push_async_callback(parts.agi.close, GRACE_SECONDS)
    return parts, tasks


async def _until_stopped(tasks: list[asyncio.Task[None]], stop: asyncio.Event) -> None:
    """Return when `stop` is set; raise what a task died of before."""
    stopping = asyncio.create_task(stop.wait(), name="stop")
    done, _ = await asyncio.wait([stopping, *tasks], return_when=asyncio.FIRST_COMPLETED)
    if stopping in done:
        return
    stopping.cancel()
    for task in done:
        raise TaskEndedError(task.get_name()) from task.exception()


async def _end(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _ingest_for_ever(parts: Parts) -> None:
    """Take in what the dialplan alone recorded, now and whenever there is more."""
    while True:
        try:
            await parts.take_in_lifeboat()
        except AmiError as error:
            # Without Asterisk nobody knows which of these calls still live; the next look will.
            log.info("the lifeboat's messages must wait", reason=str(error))
        await asyncio.sleep(LIFEBOAT_SECONDS)


async def _recover_recordings_for_ever(parts: Parts) -> None:
    """Finish, now and then, what could not be finished before."""
    while True:
        await asyncio.sleep(RECORDINGS_SECONDS)
        try:
            await parts.recorder.recover(set(await live_channels(parts.ami)))
        except AmiError as error:
            log.info("unfinished recordings must wait", reason=str(error))
