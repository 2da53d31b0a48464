"""The key ring: the keys that wrap the keys of recordings. One file, made at the first start, closed to others.

A key's name is the beginning of its SHA-256, so that a damaged key is not taken for another one. A key that was
replaced stays as long as anything may need it; `rotation.py` says when that is over.
"""

import base64
import binascii
import fcntl
import hashlib
import secrets
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

import msgspec

from hotline.files import replace_file, sync
from hotline.recorder.errors import NotKeptError

from .container import KEY_BYTES

R = TypeVar("R")

_REMEDY = "restore it from a backup; without its keys no encrypted recording can ever be heard again"


class KeyRingError(NotKeptError):
    """A key is missing or damaged; the text says which, and how to mend it."""


class _Key(msgspec.Struct, kw_only=True):
    """As it is in the file."""

    id: str
    #: 256 bits, base64.
    secret: str
    #: Seconds since the epoch.
    made_at: float
    #: When another one took its place; None for the current one.
    replaced_at: float | None = None

    def __repr__(self) -> str:
        return f"_Key(id={self.id!r}, secret=…)"


class _File(msgspec.Struct, kw_only=True):
    """The content of the file, the current key last."""

    keys: list[_Key]


class KeyRing:
    """The keys of one node. It reads its file each time: another process may have changed it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def current(self, now: float) -> tuple[str, bytes]:
        """Return id and key for new recordings; make the file where there is none. Raises `KeyRingError`."""

        def first_or_known() -> tuple[str, bytes]:
            ring = self._read()
            if ring is None:
                ring = _File(keys=[_new(now)])
                self._write(ring)
            return ring.keys[-1].id, self._secret(ring.keys[-1])

        return self._locked(first_or_known)

    def newest(self) -> tuple[str, bytes] | None:
        """Return id and key for new recordings, None where there is no ring yet. Raises `KeyRingError`."""
        ring = self._read()
        return None if ring is None else (ring.keys[-1].id, self._secret(ring.keys[-1]))

    def key(self, key_id: str) -> bytes:
        """Return the key of this id. Raises `KeyRingError`."""
        ring = self._read_or_fail()
        for key in ring.keys:
            if key.id == key_id:
                return self._secret(key)
        known = ", ".join(key.id for key in ring.keys)
        message = (
            f"the key {key_id} is not in {self.path} (which has {known}): it is of another node or was lost; "
            "put back the key ring that has it"
        )
        raise KeyRingError(message)

    def replaced(self, *, before: float) -> list[str]:
        """Return the keys that had been replaced by then. Raises `KeyRingError`."""
        ring = self._read()
        if ring is None:
            return []
        return [key.id for key in ring.keys if key.replaced_at is not None and key.replaced_at <= before]

    def add(self, now: float) -> str:
        """Make a new current key and return its id; the others stay. Raises `KeyRingError`."""

        def add() -> str:
            ring = self._read() or _File(keys=[])
            for key in ring.keys:
                key.replaced_at = now if key.replaced_at is None else key.replaced_at
            ring.keys.append(_new(now))
            self._write(ring)
            return ring.keys[-1].id

        return self._locked(add)

    def retire(self, key_ids: Collection[str]) -> None:
        """Remove keys for ever; never the current one. Raises `KeyRingError`."""

        def retire() -> None:
            ring = self._read_or_fail()
            ring.keys = [key for key in ring.keys if key.replaced_at is None or key.id not in key_ids]
            self._write(ring)

        self._locked(retire)

    def check(self) -> str:
        """Return what people may know of it. Raises `KeyRingError` for one that cannot be used."""
        ring = self._read()
        if ring is None:
            return "made with the first recording"
        for key in ring.keys:
            self._secret(key)
        return f"{len(ring.keys)} in {self.path}, current {ring.keys[-1].id}"

    def _locked(self, work: Callable[[], R]) -> R:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self.path.with_suffix(".lock").open("w", encoding="ascii") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                return work()
        except OSError as error:
            message = f"the key ring {self.path} cannot be read or written: {error.strerror}"
            raise KeyRingError(message) from error

    def _read(self) -> _File | None:
        try:
            content = self.path.read_bytes()
            if self.path.stat().st_mode & 0o077:
                self.path.chmod(0o600)
            ring = msgspec.json.decode(content, type=_File)
        except FileNotFoundError:
            return None
        except OSError as error:
            message = f"the key ring {self.path} cannot be read: {error.strerror}"
            raise KeyRingError(message) from error
        except (msgspec.DecodeError, UnicodeError) as error:
            message = f"the key ring {self.path} is damaged ({error}): {_REMEDY}"
            raise KeyRingError(message) from error
        if not ring.keys:
            message = f"the key ring {self.path} has no key: {_REMEDY}"
            raise KeyRingError(message)
        return ring

    def _read_or_fail(self) -> _File:
        ring = self._read()
        if ring is None:
            message = f"there is no key ring {self.path}: {_REMEDY}"
            raise KeyRingError(message)
        return ring

    def _write(self, ring: _File) -> None:
        replace_file(self.path, msgspec.json.format(msgspec.json.encode(ring), indent=2) + b"\n")
        sync(self.path.parent)

    def _secret(self, key: _Key) -> bytes:
        try:
            secret = base64.b64decode(key.secret, validate=True)
        except (binascii.Error, ValueError):
            secret = b""
        if len(secret) != KEY_BYTES or _id_of(secret) != key.id:
            message = f"the key {key.id} in {self.path} is damaged: {_REMEDY}"
            raise KeyRingError(message)
        return secret


def _new(now: float) -> _Key:
    secret = secrets.token_bytes(KEY_BYTES)
    return _Key(id=_id_of(secret), secret=base64.b64encode(secret).decode(), made_at=now)


def _id_of(secret: bytes) -> str:
    return hashlib.sha256(b"hotline recordings\n" + secret).hexdigest()[:16]
