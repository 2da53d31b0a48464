"""Where the private Asterisk keeps what, below the folder of its data."""

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
