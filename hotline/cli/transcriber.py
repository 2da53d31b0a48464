"""`hotline transcriber`: the process that writes messages down; `hotline up` starts it."""

import asyncio
import signal

from hotline import logs
from hotline.app.lock import AlreadyRunningError, ProcessLock
from hotline.config.loader import Loaded
from hotline.database import DatabaseError
from hotline.voicemail.transcription.crew import run_crew

from .common import ConfigOption, fail, load_or_exit


def transcriber(config: ConfigOption = None) -> None:
    """Write messages down until SIGTERM."""
    loaded = load_or_exit(config)
    logs.configure()
    try:
        asyncio.run(_run(loaded))
    except (AlreadyRunningError, DatabaseError, OSError) as error:
        fail(str(error))


async def _run(loaded: Loaded) -> None:
    loaded.paths.create()
    lock = ProcessLock(loaded.paths.run / "transcriber.lock")
    lock.acquire()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    try:
        await run_crew(loaded.config, loaded.paths, stop)
    finally:
        lock.release()
