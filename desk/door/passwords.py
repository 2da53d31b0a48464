"""Passwords: argon2id (RFC 9106), by the parameters of its second recommendation: 64 MiB, three passes, four lanes.

Hashing takes 0.2 s of processor time on purpose. One is done at a time, by a process that comes after the calls
(`hash_process.py`). Of a shift that signs in at once so many wait for their turn as have it soon; each of the others is
told when to come again, one after the other, so that they do not all come together.
"""

import asyncio
import math
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from .hash_process import HashProcess

#: Who would have to wait longer for the own turn is told to come again, seconds: a page that says nothing for longer
#: looks broken.
LONGEST_WAIT = 15.0

#: Nobody is told to come later than that, seconds, however many have tried.
LATEST = 120.0

#: What a hash takes before one was made, seconds; and how much of each one's time goes into the mean.
FIRST_GUESS, SHARE = 0.3, 0.2

#: Signs of a password (NIST SP 800-63B-4, 3.1.1.2).
SHORTEST, LONGEST = 12, 256


class TooBusyError(Exception):
    """Too many sign in at this moment."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"come again in {seconds} s")
        #: When it will be this one's turn.
        self.seconds = seconds


class Hasher(Protocol):
    """Hashes; one thread asks it."""

    def hash(self, password: str) -> str:
        """Return what is kept of a password."""

    def is_right(self, kept: str, password: str) -> bool:
        """Compare with what is kept."""

    def is_old(self, kept: str) -> bool:
        """Tell whether it was made with other parameters than those of today."""

    def close(self) -> None:
        """Hash no more."""


class Passwords:
    """Hashes and compares."""

    def __init__(self, hasher: Hasher | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        """`hasher` is for tests, which need no slow one; `clock` tells seconds that never go back."""
        self._hasher = hasher or HashProcess()
        self._clock = clock
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="passwords")
        self._waiting = 0
        #: What a hash takes, as a running mean, seconds.
        self._each = FIRST_GUESS
        #: When everybody who was told to come again will have been served, by the clock.
        self._booked = 0.0
        self._nobodys: str | None = None
        self._closed = False

    def close(self) -> None:
        """End the thread and the process, once the hash at hand is made; who waits is refused."""
        self._closed = True
        self._thread.submit(self._hasher.close)
        self._thread.shutdown(wait=False)

    async def hash(self, password: str) -> str:
        """Return what is kept of a password. Raises `OSError` where no process can be started."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._hash, password)

    async def is_right(self, kept: str | None, password: str) -> bool:
        """Compare with what is kept; for None (there is no such user) it is wrong and takes as long.

        Raises `TooBusyError`, and `OSError` as `hash` does.
        """
        self._refuse_crowd()
        self._waiting += 1
        try:
            run = asyncio.get_running_loop().run_in_executor
            return await run(self._thread, self._compare, kept, password[: LONGEST + 1])
        finally:
            self._waiting -= 1

    def is_old(self, kept: str) -> bool:
        """Tell whether it was made with other parameters than those of today."""
        return self._hasher.is_old(kept)

    def _refuse_crowd(self) -> None:
        """Raise `TooBusyError` where the line is too long, with a place behind those who were told before."""
        now, turn = self._clock(), self._waiting * self._each
        if turn <= LONGEST_WAIT:
            return
        self._booked = min(max(self._booked, now + turn) + self._each, now + LATEST)
        # Whoever comes then has those before still waiting, as many as may.
        raise TooBusyError(max(1, math.ceil(self._booked - LONGEST_WAIT - now)))

    def _open(self) -> Hasher:
        if self._closed:
            raise OSError("passwords are not looked at any more")
        return self._hasher

    def _hash(self, password: str) -> str:
        return self._open().hash(password)

    def _compare(self, kept: str | None, password: str) -> bool:
        began = self._clock()
        if kept is None and self._nobodys is None:
            self._nobodys = self._hash("nobody's")
        right = self._open().is_right(kept or self._nobodys or "", password) and kept is not None
        self._each += SHARE * (self._clock() - began - self._each)
        return right


def fault(password: str, user: str = "") -> str | None:
    """Return what is wrong with a new password; None: nothing. No rules about signs: length counts."""
    if len(password) < SHORTEST:
        return f"a password has at least {SHORTEST} characters"
    if len(password) > LONGEST:
        return f"a password has at most {LONGEST} characters"
    if len(set(password)) < 5 or (user and password.lower() in {user * 2, user * 3}):
        return "the password is too easy to guess"
    return None
