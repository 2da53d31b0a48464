"""Several files become a version at once, whoever is killed meanwhile and whatever disk is full.

    stage ────────────> intent ─────────> replace ─────> done ──────────────> forget
    new texts beside    before and after   one rename     the intent is        when the database
    the files, synced   beside the         for each       renamed: it says     has it as well
                        configuration      file           which version it is

Until the intent is there, nothing has changed. From then on the version counts: whoever reads the configuration next
completes it first (`settle`). Replacing needs no room on the disk, since the texts are there already. A text that is
neither the one before nor the one after was written by hand: it stays.
"""

import contextlib
import fcntl
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

import msgspec

from hotline.files import kind_of, sync
from hotline.problems import ConfigurationError, Problem

#: Rights of a file that is new.
NEW_FILE = 0o640

#: Rights of the intent: it holds what the configuration holds.
OURS_ALONE = 0o600


class WrittenFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a version."""

    path: str
    #: None: there was none.
    before: str | None
    #: None: it was taken away.
    after: str | None


class Intent(msgspec.Struct, frozen=True, kw_only=True):
    """What is being put in place."""

    #: Whose version it is: nodes may share a database.
    node: str
    version: int
    files: tuple[WrittenFile, ...]


class MovedError(Exception):
    """Somebody changed a file between the reading and the writing; nothing was written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} was changed this very moment: look at it, and publish again")


def switch(configuration: Path, intent: Intent) -> None:
    """Put all files in place. Raises `MovedError` and `OSError`.

    After an error, `is_committed` tells whether nothing has changed, or the next reader completes it.
    """
    try:
        for file in intent.files:
            _stage(file)
        for file in intent.files:
            if not _holds(Path(file.path), file.before):
                raise MovedError(Path(file.path))
        with _announced(configuration, intent):
            _replace_or_take_back(configuration, intent)
    finally:
        if not is_committed(configuration):
            clear(intent.files)


def settle(configuration: Path) -> None:
    """Complete what somebody began who was killed; wait for somebody who is at it. Raises `ConfigurationError`."""
    intent = _intent(configuration)
    while kind_of(intent) == "file":
        try:
            with intent.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                if _is_there(file, intent):
                    _replace(configuration, msgspec.json.decode(file.read(), type=Intent))
        except FileNotFoundError:
            continue  # completed by another one between the look and the opening
        except OSError as error:
            what = f"a version of the settings that was being published cannot be completed: {error.strerror}"
            remedy = "Start the hotline as the user who may write the files, with room on the disk."
            raise ConfigurationError([Problem(intent, None, "", what, remedy)]) from None
        except msgspec.DecodeError:
            remedy = "Compare the files with what `hotline settings history` says, and take this one away."
            raise ConfigurationError([Problem(intent, None, "", "is damaged", remedy)]) from None


def is_committed(configuration: Path) -> bool:
    """Return whether an intent is there that the next reader completes."""
    return kind_of(_intent(configuration)) == "file"


def completed(configuration: Path) -> Intent | None:
    """Return whose files are in place and may be unknown to the database; None: all is known. Raises `OSError`."""
    try:
        return msgspec.json.decode(_done(configuration).read_bytes(), type=Intent)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def forget(configuration: Path) -> None:
    """The database has it. Raises `OSError`."""
    _done(configuration).unlink(missing_ok=True)


def clear(files: Sequence[WrittenFile]) -> None:
    """Take away the texts that were put beside files. Raises `OSError`."""
    for file in files:
        _staged(Path(file.path).resolve()).unlink(missing_ok=True)


@contextlib.contextmanager
def _announced(configuration: Path, intent: Intent) -> Iterator[None]:
    """Hold the intent that others see, locked: they wait for us, and not if we are killed."""
    path = _intent(configuration)
    new = path.with_name(f"{path.name}.new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OURS_ALONE), "wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            _fill(file, msgspec.json.encode(intent))
            new.replace(path)
            sync(path.parent)
        except OSError:
            new.unlink(missing_ok=True)
            path.unlink(missing_ok=True)
            raise
        yield


def _replace_or_take_back(configuration: Path, intent: Intent) -> None:
    try:
        _replace(configuration, intent)
    except OSError:
        if not is_committed(configuration):
            # The very last step failed: what is half taken back must be completed by the next reader.
            _done(configuration).replace(_intent(configuration))
        for file in intent.files:
            if file.after != file.before and _holds(Path(file.path), file.after):
                back = msgspec.structs.replace(file, before=file.after, after=file.before)
                _stage(back)
                _put(back)
        _intent(configuration).unlink()
        raise


def _replace(configuration: Path, intent: Intent) -> None:
    for file in intent.files:
        if _holds(Path(file.path), file.before):
            _put(file)
    _intent(configuration).replace(_done(configuration))
    sync(configuration.parent)


def _stage(file: WrittenFile) -> None:
    """Have the text on disk beside the file, with the file's rights and owner; a link stays one."""
    path = Path(file.path).resolve()
    if file.after is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    known = path.stat() if path.exists() else None
    mode = NEW_FILE if known is None else known.st_mode & 0o777
    with os.fdopen(os.open(_staged(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as staged:
        if known is not None:
            with contextlib.suppress(PermissionError):  # root alone may give files away, and needs to
                os.fchown(staged.fileno(), known.st_uid, known.st_gid)
        os.fchmod(staged.fileno(), mode)
        _fill(staged, file.after.encode())


def _put(file: WrittenFile) -> None:
    path = Path(file.path).resolve()
    if file.after is None:
        path.unlink(missing_ok=True)
    else:
        if not _holds(_staged(path), file.after):
            _stage(file)
        _staged(path).replace(path)
    sync(path.parent)


def _fill(file: IO[bytes], content: bytes) -> None:
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def _holds(path: Path, text: str | None) -> bool:
    if kind_of(path) == "nothing":
        return text is None
    return text is not None and path.read_bytes() == text.encode()


def _is_there(file: IO[bytes], path: Path) -> bool:
    """Return whether the open file is still the one at the path."""
    return kind_of(path) == "file" and os.path.samestat(os.fstat(file.fileno()), path.stat())


def _intent(configuration: Path) -> Path:
    return configuration.with_name(f".{configuration.name}.publishing")


def _done(configuration: Path) -> Path:
    return configuration.with_name(f".{configuration.name}.published")


def _staged(path: Path) -> Path:
    return path.with_name(f".{path.name}.staged")
