"""`hotline up`: starts Asterisk, the controller and the transcriber, keeps them alive, and ends them in order.

Asterisk is not a child: it goes on when the supervisor dies, and the next `hotline up` finds it and takes it over,
with all its calls.
"""

import asyncio
import signal
import sys
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import structlog

from hotline.asterisk.instance import Instance
from hotline.config.loader import Loaded
from hotline.set_within import set_within

from .child import Child
from .lock import ProcessLock, end_holder

log = structlog.get_logger()

#: Seconds between two looks at the processes.
LOOK_SECONDS = 0.25

#: A look that comes this late says that the machine slept; nobody is blamed then.
LATE_LOOK_SECONDS = 1.5

#: How long Asterisk may take until it is fully booted.
BOOT_SECONDS = 30.0

#: Pause after an Asterisk that could not be started again, seconds.
ASTERISK_AGAIN_SECONDS = 5.0

#: How long the controller may take until calls are served.
READY_SECONDS = 90.0

#: A controller that died this often before it was ready will not become so.
MOST_STARTS = 3


class NotReadyError(Exception):
    """A part did not become healthy; the message says which and where to read on."""


class Supervisor:
    """Everything that runs on this node."""

    def __init__(self, loaded: Loaded, instance: Instance | None) -> None:
        """`instance` is the private Asterisk; None where Asterisk is the system's own."""
        self._loaded = loaded
        self._instance = instance
        run, logs = loaded.paths.run, loaded.paths.log
        self._lock = ProcessLock(run / "up.lock")
        self._locks = [run / "controller.lock", run / "transcriber.lock"]
        self._controller = self._child("controller", run, logs, heartbeat=True)
        self._transcriber = self._child("transcriber", run, logs, heartbeat=False)
        self._stop = asyncio.Event()
        #: Before this time a dead Asterisk is not started again (`time.monotonic`).
        self._asterisk_again_at = 0.0

    def _child(self, name: str, run: Path, logs: Path, *, heartbeat: bool) -> Child:
        command = [sys.executable, "-m", "hotline", name, "--config", str(self._loaded.file)]
        return Child(name, command, run / f"{name}.pid", logs / f"{name}.log", heartbeat=heartbeat)

    async def run(self, ready: Callable[[], None]) -> None:
        """Start everything, call `ready` once calls are served, and keep it so until SIGINT or SIGTERM.

        Raises `AlreadyRunningError`, `NotReadyError` and what `Instance.start` raises; nothing is left behind then.
        """
        self._lock.acquire()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._stop.set)
        try:
            for path in self._locks:
                end_holder(path, seconds=5.0)
            await self._unless_stopped(self._start())
            if not self._stop.is_set():
                ready()
            await self._tend()
        finally:
            await self._end()
            self._lock.release()

    async def _unless_stopped(self, work: Coroutine[Any, Any, None]) -> None:
        """Do the work, but leave it as soon as we are told to stop. Raises what it raises."""
        doing = asyncio.create_task(work)
        stopping = asyncio.create_task(self._stop.wait())
        await asyncio.wait([doing, stopping], return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not doing.done():
            doing.cancel()
            await asyncio.gather(doing, return_exceptions=True)
        else:
            doing.result()

    async def _start(self) -> None:
        if self._instance is not None:
            await self._start_asterisk(self._instance)
        self._controller.start()
        await self._until_ready()
        self._transcriber.start()

    async def _start_asterisk(self, instance: Instance) -> None:
        if await instance.adopt():
            log.info("took over the running Asterisk", pid=instance.pid)
            await instance.remote("core reload")
        else:
            await instance.start()
        await instance.wait_booted(BOOT_SECONDS)

    async def _until_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not self._controller.ready.is_set():
            if self._controller.starts > MOST_STARTS or time.monotonic() > deadline:
                raise NotReadyError(
                    f"the controller did not become ready; its log ends with: {self._last_words()} "
                    f"(more in {self._controller.log_file})"
                )
            self._controller.tend(time.monotonic())
            await asyncio.sleep(0.05)

    def _last_words(self) -> str:
        said = self._controller.log_file.read_text(errors="replace").split("\n")
        return next((line for line in reversed(said) if line.strip()), "nothing")

    async def _tend(self) -> None:
        last_look = time.monotonic()
        while not self._stop.is_set():
            now = time.monotonic()
            if now - last_look < LATE_LOOK_SECONDS:
                self._controller.tend(now)
                self._transcriber.tend(now)
                await self._unless_stopped(self._tend_asterisk(now))
            last_look = time.monotonic()
            await set_within(self._stop, LOOK_SECONDS)

    async def _tend_asterisk(self, now: float) -> None:
        if self._instance is None or self._instance.alive() or now < self._asterisk_again_at:
            return
        log.error("Asterisk died, starting it again")
        try:
            await self._start_asterisk(self._instance)
        except (OSError, RuntimeError) as error:
            # Its port may still be taken for a while; the controller waits for it.
            log.error("Asterisk cannot be started", reason=str(error), again_in=ASTERISK_AGAIN_SECONDS)
            self._asterisk_again_at = time.monotonic() + ASTERISK_AGAIN_SECONDS

    async def _end(self) -> None:
        """End in the order that lets the controller still write the end of each call."""
        await self._transcriber.stop(5.0)
        if self._instance is not None:
            await self._instance.stop()
        await self._controller.stop(10.0)
