"""Files that are replaced as a whole: who reads them, also after a loss of power, finds the old or the new one.

And what is where, answered without an error where this user may not even look.
"""

import os
import stat
import tempfile
from pathlib import Path
from typing import Literal

#: What may be at a path; `hidden`: a folder above it does not let this user through.
Kind = Literal["file", "folder", "nothing", "hidden"]


def kind_of(path: Path) -> Kind:
    """Return what is at a path; devices, pipes and sockets are files. Raises nothing."""
    try:
        mode = path.stat().st_mode
    except PermissionError:
        return "hidden"
    except (OSError, ValueError):  # also loops of links, a file where a folder should be, NUL in the path
        return "nothing"
    return "folder" if stat.S_ISDIR(mode) else "file"


def replace_file(path: Path, content: bytes) -> None:
    """Put the content in place at once or not at all; only this user can read the file. Raises `OSError`."""
    # mkstemp makes it with mode 600.
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    new = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def sync(path: Path) -> None:
    """Return when the file's content, or the folder's list of names, is on disk. Raises `OSError`."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
