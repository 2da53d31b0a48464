"""A process that may outlive us: started here, or found again by its pid file."""

import asyncio
import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

import psutil


class Process:
    """One running program. It is not ended when this object goes, and it does not see our Ctrl-C."""

    def __init__(self, process: psutil.Process, child: "subprocess.Popen[bytes] | None" = None) -> None:
        self._process = process
        self._child = child

    @classmethod
    def start(cls, command: Sequence[str], *, output: Path, folder: Path) -> "Process":
        """Start `command` in its own session; what it prints is appended to `output`. Raises `OSError`."""
        with output.open("ab") as file:
            child = subprocess.Popen(
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                start_new_session=True,
                umask=0o077,
                env=_environment(),
            )
        try:
            return cls(psutil.Process(child.pid), child)
        except psutil.NoSuchProcess:
            raise ChildProcessError(f"{command[0]} ended at once with status {child.wait()}") from None

    @classmethod
    def find(cls, pid_file: Path, argument: str) -> "Process | None":
        """Return the process that `pid_file` names.

        None unless it runs and has `argument` on its command line.
        Numbers of dead processes are given to new ones, so the number alone proves nothing.
        """
        try:
            process = psutil.Process(int(pid_file.read_text(encoding="ascii")))
            ours = argument in process.cmdline() and process.status() != psutil.STATUS_ZOMBIE
        except (OSError, ValueError, psutil.Error):
            return None
        return cls(process) if ours else None

    @property
    def pid(self) -> int:
        """The process identifier."""
        return int(self._process.pid)

    @property
    def is_child(self) -> bool:
        """True where this process started it, False where it was found."""
        return self._child is not None

    def alive(self) -> bool:
        """Return whether it still runs."""
        if self._child is not None:
            return self._child.poll() is None
        try:
            return self._process.is_running() and self._process.status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return False

    def status(self) -> int | None:
        """Return the exit status of a process that we started and that has ended, else None."""
        return self._child.poll() if self._child is not None else None

    async def gone(self, seconds: float) -> bool:
        """Wait until it has ended; False if it still runs after that time."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while self.alive():
            if loop.time() >= deadline:
                return False
            await asyncio.sleep(0.02)
        return True

    async def end(self, polite_seconds: float) -> None:
        """Ask it to end, and after that time kill it. Returns when it is gone."""
        for number, seconds in ((signal.SIGTERM, polite_seconds), (signal.SIGKILL, 10.0)):
            if not self.alive():
                return
            self._process.send_signal(number)
            if await self.gone(seconds):
                return
        raise TimeoutError(f"process {self.pid} cannot be killed; the kernel holds it")

    def forget(self) -> None:
        """Leave it running: nobody warns that we did not wait for our child."""
        if self._child is not None and self._child.returncode is None:
            self._child.returncode = 0


def _environment() -> dict[str, str]:
    """Return what the program needs of our environment; passwords of other programs stay here."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TZ") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8"}
