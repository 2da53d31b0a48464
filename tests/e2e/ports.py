"""Free ports for phones and systems under test, also when several test runs share the machine.

A run locks one block of ports with `flock`; the kernel gives it back when the process ends, however it ends.
All blocks lie below the range from which Linux takes ports for outgoing connections, so no client steals one.
"""

import fcntl
import os
import socket
import tempfile
from pathlib import Path

FIRST_PORT = 21_000
BLOCK = 400
BLOCKS = 29


class PortsExhaustedError(RuntimeError):
    """All blocks are locked, or every port of the block is taken by somebody else."""


class Ports:
    """Hands out ports that nobody listens on; each at most once per run until the block is used up."""

    def __init__(self) -> None:
        self._lock, self._first = _lock_a_block()
        self._next = 0

    def take(self, count: int = 1) -> int:
        """Return the first of `count` adjacent ports that are free for UDP and TCP."""
        for _ in range(BLOCK):
            first = self._advance(count)
            if all(is_free(port) for port in range(first, first + count)):
                return first
        raise PortsExhaustedError(f"no {count} free ports at {self._first}..{self._first + BLOCK - 1}")

    def take_even(self, count: int) -> int:
        """Return the first of `count` adjacent free ports, an even one as RTP wants (RFC 3550 section 11)."""
        first = self.take(count + 1)
        return first + first % 2

    def close(self) -> None:
        """Let another run have the block."""
        os.close(self._lock)

    def _advance(self, count: int) -> int:
        if self._next + count > BLOCK:
            self._next = 0
        first = self._first + self._next
        self._next += count
        return first


def _lock_a_block() -> tuple[int, int]:
    folder = Path(tempfile.gettempdir()) / "hotline-test-ports"
    folder.mkdir(mode=0o777, exist_ok=True)
    for block in range(BLOCKS):
        lock = os.open(folder / f"{block}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
        else:
            return lock, FIRST_PORT + block * BLOCK
    raise PortsExhaustedError(f"all {BLOCKS} blocks are locked in {folder}")


def is_free(port: int) -> bool:
    """Return whether nobody listens on a port, neither by UDP nor by TCP."""
    for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
        with socket.socket(socket.AF_INET, kind) as probe:
            if kind == socket.SOCK_STREAM:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("", port))
            except OSError:
                return False
    return True
