"""One process of a kind per data folder, known by a locked pid file that the kernel frees when the process dies."""

import fcntl
import os
import signal
import time
from pathlib import Path
from typing import IO


class AlreadyRunningError(Exception):
    """Another process holds the lock."""

    def __init__(self, path: Path, pid: int | None) -> None:
        self.pid = pid
        super().__init__(
            f"`hotline {path.stem}` runs already on {path.parent.parent} as process {pid}: "
            f"end that one first (kill -INT {pid})"
        )


class ProcessLock:
    """An exclusive lock on a file that also tells the holder's process identifier."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[str] | None = None

    def acquire(self) -> None:
        """Take the lock and write our pid. Raises `AlreadyRunningError`, and `OSError` where it cannot be written."""
        while True:
            file = self._path.open("a+", encoding="ascii")
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.close()
                raise AlreadyRunningError(self._path, read_pid(self._path)) from None
            if self._is_in_place(file):
                break
            file.close()
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        self._file = file

    def _is_in_place(self, file: IO[str]) -> bool:
        """Tell whether this is still the file at the path: its last holder may have removed it while we opened it."""
        try:
            return os.path.samestat(os.fstat(file.fileno()), self._path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Give the lock back."""
        if self._file is not None:
            self._path.unlink(missing_ok=True)
            self._file.close()
            self._file = None


def read_pid(path: Path) -> int | None:
    """Return the process identifier in the file, None if there is none."""
    try:
        return int(path.read_text(encoding="ascii").split()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None


def end_holder(path: Path, seconds: float) -> bool:
    """End the process that holds the lock, by force after that time; True if there was one."""
    lock = ProcessLock(path)
    deadline = time.monotonic() + seconds
    told = False
    while True:
        try:
            lock.acquire()
        except AlreadyRunningError as other:
            if other.pid is None:
                raise
            late = time.monotonic() > deadline
            os.kill(other.pid, signal.SIGKILL if late else signal.SIGTERM)
            if not told:
                os.kill(other.pid, signal.SIGCONT)
            told = True
            time.sleep(0.1)
        else:
            lock.release()
            return told
