"""Which of our processes run on a data folder, left by an earlier `hotline up` or beside us."""

from pathlib import Path

from hotline.asterisk import layout
from hotline.asterisk.process import Process
from hotline.paths import Paths

from .lock import AlreadyRunningError, ProcessLock


def is_running(paths: Paths) -> bool:
    """Tell whether `hotline up` runs with this data folder."""
    return is_held(paths.run / "up.lock")


def is_held(path: Path) -> bool:
    """Tell whether a living process holds the lock."""
    lock = ProcessLock(path)
    try:
        lock.acquire()
    except AlreadyRunningError:
        return True
    except OSError:
        return False
    lock.release()
    return False


def asterisk_runs(paths: Paths) -> bool:
    """Tell whether the private Asterisk of this data folder runs."""
    return Process.find(layout.pid_file(paths), str(layout.conf_file(paths))) is not None
