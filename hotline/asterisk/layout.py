"""Where the private Asterisk keeps what, below the folder of its data."""

import os
from pathlib import Path

from hotline.paths import Paths

#: Longest path of a Unix socket, bytes: `sun_path` holds 108 with the zero at its end (unix(7)).
MAX_SOCKET_PATH_BYTES = 107


def conf_file(paths: Paths) -> Path:
    """The file that tells Asterisk where everything else is."""
    return paths.asterisk_conf / "asterisk.conf"


def control_socket(paths: Paths) -> Path:
    """Where Asterisk listens for its own command line."""
    return paths.asterisk_run / "asterisk.ctl"


def socket_fault(paths: Paths) -> str | None:
    """Return why Asterisk could not listen for its command line there; None if it can."""
    path = control_socket(paths)
    size = len(os.fsencode(path))
    if size <= MAX_SOCKET_PATH_BYTES:
        return None
    return (
        f"the path of Asterisk's control socket, {path}, has {size} bytes, and Unix sockets allow "
        f"{MAX_SOCKET_PATH_BYTES}: choose a node.data_dir with a shorter path"
    )


def pid_file(paths: Paths) -> Path:
    """Asterisk writes its process identifier here."""
    return paths.asterisk_run / "asterisk.pid"


def console_log(paths: Paths) -> Path:
    """What Asterisk says before its own log files are open, and its last words."""
    return paths.log / "asterisk-console.log"


def messages_log(paths: Paths) -> Path:
    """Asterisk's errors and warnings."""
    return paths.log / "asterisk-messages.log"


def data_folder(paths: Paths) -> Path:
    """What Asterisk takes as its data: our sounds, and the documentation that its modules need at start."""
    return paths.asterisk_run / "data"
