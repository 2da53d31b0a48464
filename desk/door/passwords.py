"""Passwords: argon2id (RFC 9106), by the parameters of its second recommendation: 64 MiB, three passes, four lanes.

Hashing takes 0.2 s of a core on purpose. It is done in threads that come after all others, `AT_ONCE` at a time, so that
no call is held up; of a flood no more than `MOST_WAITING` wait for their turn, the others are told to come again.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from hotline.priority import come_last

#: Hashes at a time: 64 MiB each, on as many cores as it has lanes.
AT_ONCE = 1

#: Hashes that may wait: a shift that begins; the last one waits for less than a minute.
MOST_WAITING = 200

#: Signs of a password (NIST SP 800-63B-4, 3.1.1.2).
SHORTEST, LONGEST = 12, 256


class TooBusyError(Exception):
    """Too many sign in at this moment."""


class Passwords:
    """Hashes and compares."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """`hasher` is for tests, which need no slow one."""
        self._hasher = hasher or PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="passwords", initializer=come_last)
        self._waiting = 0
        self._nobodys: str | None = None

    def close(self) -> None:
        """End the threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def hash(self, password: str) -> str:
        """Return what is kept of a password."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._hasher.hash, password)

    async def is_right(self, kept: str | None, password: str) -> bool:
        """Compare with what is kept; for None (there is no such user) it is wrong and takes as long.

        Raises `TooBusyError`.
        """
        if self._waiting >= AT_ONCE + MOST_WAITING:
            raise TooBusyError
        self._waiting += 1
        try:
            run = asyncio.get_running_loop().run_in_executor
            return await run(self._threads, self._compare, kept, password[: LONGEST + 1])
        finally:
            self._waiting -= 1

    def is_old(self, kept: str) -> bool:
        """Tell whether it was made with other parameters than those of today."""
        return self._hasher.check_needs_rehash(kept)

    def _compare(self, kept: str | None, password: str) -> bool:
        if kept is None and self._nobodys is None:
            self._nobodys = self._hasher.hash("nobody's")
        try:
            return self._hasher.verify(kept or self._nobodys or "", password) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def fault(password: str, user: str = "") -> str | None:
    """Return what is wrong with a new password; None: nothing. No rules about signs: length counts."""
    if len(password) < SHORTEST:
        return f"a password has at least {SHORTEST} characters"
    if len(password) > LONGEST:
        return f"a password has at most {LONGEST} characters"
    if len(set(password)) < 5 or (user and password.lower() in {user * 2, user * 3}):
        return "the password is too easy to guess"
    return None
