"""Starts, finds, asks and ends a private Asterisk.

It is not bound to the life of our process: conversations go on when the controller or its supervisor dies,
and whoever comes next adopts it. Only `stop` ends it.
"""

import asyncio
import contextlib
from pathlib import Path

import structlog

from hotline.config import Configuration
from hotline.paths import Paths
from hotline.priority import come_first

from . import layout, ports
from .process import Process
from .program import AsteriskProgram

log = structlog.get_logger()

#: How long Asterisk may take to hang up all calls and end after `core stop now`.
STOP_SECONDS = 10.0

#: How long it gets after SIGTERM before it is killed.
TERMINATE_SECONDS = 3.0

#: How long an answer on the control socket may take.
REMOTE_SECONDS = 5.0

#: Time between two looks at something that is about to happen.
_LOOK_SECONDS = 0.05


class InstanceError(RuntimeError):
    """Asterisk cannot be started or does not answer; the message says what to do."""


class Instance:
    """The private Asterisk of one data folder."""

    def __init__(self, program: AsteriskProgram, paths: Paths, config: Configuration | None = None) -> None:
        """`config` lets `start` look whether the ports are free."""
        self._program = program
        self._paths = paths
        self._config = config
        self._process: Process | None = None

    @property
    def pid(self) -> int | None:
        """Its process identifier; None before `start` and `adopt`, and after `stop`."""
        return self._process.pid if self._process is not None else None

    def alive(self) -> bool:
        """Return whether it runs."""
        return self._process is not None and self._process.alive()

    async def adopt(self) -> bool:
        """Take over the one that already runs on this data folder; False if there is none."""
        self._process = Process.find(layout.pid_file(self._paths), str(layout.conf_file(self._paths)))
        return self._process is not None

    async def start(self) -> None:
        """Start it; `wait_booted` tells when it is ready. The .conf files must be in `paths.asterisk_conf`.

        Raises `InstanceError` and `PortInUseError`; nothing is left running then.
        """
        if self.alive() or await self.adopt():
            raise InstanceError(f"Asterisk already runs on {self._paths.data} as process {self.pid}")
        fault = layout.socket_fault(self._paths)
        if fault is not None:
            raise InstanceError(fault)
        if self._config is not None:
            ports.check(ports.of_asterisk(self._config))
        self._prepare_folders()
        conf = layout.conf_file(self._paths)
        try:
            self._process = Process.start(
                (*self._program.command, "-f", "-C", str(conf)),
                output=layout.console_log(self._paths),
                folder=self._paths.asterisk_run,
            )
        except OSError as error:
            raise InstanceError(f"Asterisk cannot be started: {error}") from error
        come_first(self._process.pid)
        log.info("asterisk started", pid=self.pid, version=self._program.version)

    async def wait_booted(self, seconds: float) -> None:
        """Return once all modules are loaded.

        Raises `InstanceError` if it ends, or is not ready after that time.

        One that we started is ended then, also when the wait is cancelled; one that was adopted may hold
        calls and stays.
        """
        try:
            async with asyncio.timeout(seconds):
                await self._booted()
        except TimeoutError:
            await self._stop_own()
            raise InstanceError(f"Asterisk was not ready after {seconds:g} s; {self._last_words()}") from None
        except asyncio.CancelledError:
            # In a task of its own: until Python 3.11.4 no `asyncio.timeout` works in a task that was cancelled.
            await asyncio.shield(asyncio.create_task(self._stop_own()))
            raise

    async def remote(self, command: str, seconds: float = REMOTE_SECONDS) -> str:
        """Return what Asterisk's command line answers to `command`.

        Raises `InstanceError` where there is no answer, and ValueError on a line end in the command.
        """
        if "\n" in command or "\r" in command:
            raise ValueError("a command is one line")
        status, answer = await self._ask(command, seconds)
        if status != 0:
            raise InstanceError(
                f"Asterisk does not answer on {layout.control_socket(self._paths)}: {answer.strip()}"
            )
        return answer

    async def stop(self) -> None:
        """Hang up all calls and end it. Returns when it is gone, whatever state it was in."""
        process = self._process
        if process is None:
            return
        if process.alive():
            # It may be too young or too sick to listen; then the signals end it.
            with contextlib.suppress(InstanceError):
                await self.remote("core stop now", seconds=2.0)
                await process.gone(STOP_SECONDS)
        await process.end(TERMINATE_SECONDS)
        self._process = None
        for leftover in (layout.control_socket(self._paths), layout.pid_file(self._paths)):
            leftover.unlink(missing_ok=True)
        log.info("asterisk ended", pid=process.pid)

    def leave_running(self) -> None:
        """Let go of it without ending it, so that the next one can adopt it."""
        if self._process is not None:
            self._process.forget()
            self._process = None

    async def _stop_own(self) -> None:
        if self._process is not None and self._process.is_child:
            await self.stop()

    async def _booted(self) -> None:
        socket = layout.control_socket(self._paths)
        while True:
            if not self.alive():
                status = self._process.status() if self._process is not None else None
                self._process = None
                raise InstanceError(f"Asterisk ended at its start (status {status}); {self._last_words()}")
            if socket.is_socket():
                with contextlib.suppress(InstanceError):
                    # One that ends at its start closes the socket without these words.
                    if "fully booted" in await self.remote("core waitfullybooted"):
                        return
            await asyncio.sleep(_LOOK_SECONDS)

    async def _ask(self, command: str, seconds: float) -> tuple[int | None, str]:
        conf = layout.conf_file(self._paths)
        client = await asyncio.create_subprocess_exec(
            *(*self._program.command, "-C", str(conf), "-rx", command),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        try:
            async with asyncio.timeout(seconds):
                answer, _ = await client.communicate()
        except TimeoutError:
            return None, f"no answer to {command!r} within {seconds:g} s"
        finally:
            if client.returncode is None:
                client.kill()
                await client.wait()
        return client.returncode, answer.decode(errors="replace")

    def _prepare_folders(self) -> None:
        run = self._paths.asterisk_run
        data = layout.data_folder(self._paths)
        for folder in (run / "keys", run / "spool", run / "cache", data, self._paths.log):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Asterisk plays its own beep from `sounds/<language>`, so that is ours; the rest is the program's.
        _link(data / "sounds", self._paths.sounds)
        for name in ("documentation", "firmware", "static-http", "rest-api"):
            _link(data / name, self._program.data / name)

    def _last_words(self) -> str:
        """Return what Asterisk said last, for an error message."""
        said: list[str] = []
        for file in (layout.messages_log(self._paths), layout.console_log(self._paths)):
            with contextlib.suppress(OSError):
                said += file.read_text(encoding="utf-8", errors="replace").splitlines()[-50:]
        telling = [line for line in said if "ERROR" in line] or said
        return f"it said: {' / '.join(telling[-3:]) or 'nothing'} (more in {self._paths.log})"


def _link(link: Path, target: Path) -> None:
    if link.is_symlink() and link.readlink() == target:
        return
    link.unlink(missing_ok=True)
    link.symlink_to(target)
