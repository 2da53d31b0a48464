"""Free ports for phones and systems under test, also when several test runs share the machine.

A run holds one block of ports by a name in Linux's abstract space of Unix sockets (unix(7)): the kernel gives it to one
process only, and takes it back when that ends, however it ends. The names belong to the network namespace, as the ports
do: runs of other users, in other folders for temporary files and behind a chroot see them too.
All blocks lie below the range from which Linux takes ports for outgoing connections, so no client steals one.
"""

import errno
import socket

FIRST_PORT = 21_000
BLOCK = 400
BLOCKS = 29


class PortsExhaustedError(RuntimeError):
    """All blocks are held, or every port of the block is taken by somebody else."""


class Ports:
    """Hands out ports that nobody listens on; each at most once per run until the block is used up."""

    def __init__(self) -> None:
        self._hold, self._first = _hold_a_block()
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
        self._hold.close()

    def _advance(self, count: int) -> int:
        if self._next + count > BLOCK:
            self._next = 0
        first = self._first + self._next
        self._next += count
        return first


def _hold_a_block() -> tuple[socket.socket, int]:
    for block in range(BLOCKS):
        hold = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        try:
            hold.bind(f"\0hotline-test-ports-{block}")
        except OSError as error:
            hold.close()
            if error.errno != errno.EADDRINUSE:
                raise
        else:
            return hold, FIRST_PORT + block * BLOCK
    raise PortsExhaustedError(f"all {BLOCKS} blocks of ports are held by other runs of the tests")


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
