"""One process that the supervisor keeps alive."""

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from .heartbeat import READY, VARIABLE

log = structlog.get_logger()

#: A process with a heartbeat that was silent this long is frozen, seconds.
FROZEN_AFTER_SECONDS = 3.0

#: What a process may take from its start to its first beat, seconds.
START_SECONDS = 30.0

#: A process with a heartbeat that is not ready for its work after this time is started anew, seconds.
READY_SECONDS = 45.0

#: A process that lived this long is restarted at once, seconds.
STABLE_SECONDS = 10.0

#: Waits before the restart of a process that dies again and again, seconds.
BACK_OFF_SECONDS = (0.0, 0.2, 0.5, 1.0, 2.0, 5.0)


@dataclass
class Child:
    """A process with a pid file, a log file and, if wanted, a heartbeat."""

    name: str
    command: Sequence[str]
    pid_file: Path
    log_file: Path
    heartbeat: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)
    #: How often it was started.
    starts: int = 0
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    _process: subprocess.Popen[bytes] | None = None
    _reader: int | None = None
    _started_at: float = 0.0
    _last_beat: float | None = None
    _quick_deaths: int = 0
    _start_again_at: float = 0.0

    def start(self) -> None:
        """Start the process. Raises `OSError`."""
        self._close_pipe()
        self.ready.clear()
        environment = {**os.environ, **self.environment}
        descriptors: tuple[int, ...] = ()
        if self.heartbeat:
            self._reader, writer = os.pipe()
            environment[VARIABLE] = str(writer)
            descriptors = (writer,)
            os.set_blocking(self._reader, False)
            asyncio.get_running_loop().add_reader(self._reader, self._hear)
        with self.log_file.open("ab") as output:
            self._process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                pass_fds=descriptors,
                env=environment,
                # Ctrl-C goes to the supervisor alone; it ends everything in order.
                start_new_session=True,
            )
        for descriptor in descriptors:
            os.close(descriptor)
        self.pid_file.write_text(f"{self._process.pid}\n")
        self._started_at = time.monotonic()
        self._last_beat = None
        self.starts += 1
        log.info("started", process=self.name, pid=self._process.pid)

    @property
    def pid(self) -> int | None:
        """Process identifier, None before the first start."""
        return self._process.pid if self._process else None

    def _hear(self) -> None:
        assert self._reader is not None  # noqa: S101 -- only called while the pipe is open
        beats = os.read(self._reader, 4096)
        if not beats:
            asyncio.get_running_loop().remove_reader(self._reader)
            return
        self._last_beat = time.monotonic()
        if READY in beats:
            self.ready.set()

    def tend(self, now: float) -> None:
        """Look after the process: kill it if it is frozen, start it again if it is dead. Called often."""
        if self._process is None:
            return
        if self._process.poll() is None:
            self._kill_if_frozen(now)
        elif self._start_again_at == 0.0:
            self._plan_restart(now)
        elif now >= self._start_again_at:
            self._start_again_at = 0.0
            self.start()

    def _kill_if_frozen(self, now: float) -> None:
        if not self.heartbeat or self._process is None:
            return
        heard_at, allowed = self._started_at, START_SECONDS
        if self._last_beat is not None:
            heard_at, allowed = self._last_beat, FROZEN_AFTER_SECONDS
        if now - heard_at > allowed:
            log.error("frozen, killing it", process=self.name, pid=self._process.pid, silent=now - heard_at)
            self._process.kill()
        elif not self.ready.is_set() and now - self._started_at > READY_SECONDS:
            log.error("does not become ready, killing it", process=self.name, pid=self._process.pid)
            self._process.kill()

    def _plan_restart(self, now: float) -> None:
        assert self._process is not None  # noqa: S101 -- the caller has looked
        stable = now - self._started_at > STABLE_SECONDS
        self._quick_deaths = 0 if stable else self._quick_deaths + 1
        wait = BACK_OFF_SECONDS[min(self._quick_deaths, len(BACK_OFF_SECONDS) - 1)]
        # Never exactly 0, which means that no restart is planned.
        self._start_again_at = max(now + wait, 1e-9)
        log.error("died", process=self.name, status=self._process.returncode, again_in=wait)

    async def stop(self, seconds: float) -> None:
        """End the process: politely, and after that time by force."""
        process, self._process = self._process, None
        if process is not None and process.poll() is None:
            process.send_signal(signal.SIGTERM)
            # A stopped process would never see it.
            process.send_signal(signal.SIGCONT)
            try:
                await asyncio.to_thread(process.wait, seconds)
            except subprocess.TimeoutExpired:
                log.warning("had to be killed", process=self.name, pid=process.pid)
                process.kill()
                await asyncio.to_thread(process.wait)
        self._close_pipe()
        self.pid_file.unlink(missing_ok=True)

    def _close_pipe(self) -> None:
        if self._reader is not None:
            asyncio.get_running_loop().remove_reader(self._reader)
            os.close(self._reader)
            self._reader = None
