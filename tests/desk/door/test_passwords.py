"""Passwords are hashed by another process, one at a time, and a crowd is told when to come again."""

import asyncio
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import psutil
import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from hotline.desk.door import hash_process
from hotline.desk.door.hash_process import HashProcess
from hotline.desk.door.hashing import NICENESS, answer
from hotline.desk.door.passwords import LATEST, LONGEST_WAIT, Passwords, TooBusyError
from tests.desk.door.door_house import AISHA, PASSWORD, House, QuickHasher, sign_in


class SlowHasher(QuickHasher):
    """Compares only when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may = threading.Event()

    def is_right(self, kept: str, password: str) -> bool:
        """Wait, and say yes."""
        return self.may.wait(10)


@pytest.fixture
def slow() -> Iterator[tuple[Passwords, SlowHasher]]:
    """Passwords whose hasher stands still until it may go on."""
    hasher = SlowHasher()
    passwords = Passwords(hasher, clock=lambda: 0.0)
    yield passwords, hasher
    hasher.may.set()
    passwords.close()


def _child() -> psutil.Process:
    (found,) = [one for one in psutil.Process().children() if "hashing.py" in " ".join(one.cmdline())]
    return found


def _niceness_of_session(process: psutil.Process) -> int | None:
    """Return how Linux weighs the process's session; None where it weighs none (sched(7), autogroup)."""
    file = Path(f"/proc/{process.pid}/autogroup")
    return int(file.read_text().split()[-1]) if file.exists() else None


async def test_the_process_comes_after_calls_is_replaced_when_it_dies_and_ends_with_us() -> None:
    """What it hashed it knows again, also after a kill; wrong passwords and rubbish are wrong, not an error."""
    passwords = Passwords(HashProcess(), clock=lambda: 0.0)
    kept = await passwords.hash(PASSWORD)
    first = _child()
    assert first.nice() == NICENESS
    assert _niceness_of_session(first) in {NICENESS, None}
    assert not passwords.is_old(kept)
    os.kill(first.pid, signal.SIGKILL)
    first.wait(5)
    assert await passwords.is_right(kept, PASSWORD)
    assert not await passwords.is_right(kept, f"{PASSWORD}\nx")
    assert not await passwords.is_right("rubbish", PASSWORD)
    assert not await passwords.is_right(None, PASSWORD)
    second = _child()
    waiting = [asyncio.create_task(passwords.is_right(kept, PASSWORD)) for _ in range(3)]
    await asyncio.sleep(0)
    passwords.close()
    *_, last = await asyncio.gather(*waiting, return_exceptions=True)
    assert isinstance(last, OSError)
    await asyncio.to_thread(second.wait, 5)


async def test_of_a_crowd_each_is_told_another_later_moment(slow: tuple[Passwords, SlowHasher]) -> None:
    """Who would wait too long is told when it is their turn, one after the other, and never too late."""
    passwords, hasher = slow
    let_in = [asyncio.create_task(passwords.is_right("kept", PASSWORD)) for _ in range(51)]
    await asyncio.sleep(0)
    told = []
    for _ in range(600):
        with pytest.raises(TooBusyError) as refused:
            await passwords.is_right("kept", PASSWORD)
        told.append(refused.value.seconds)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (1, LATEST - LONGEST_WAIT)
    assert max(told.count(second) for second in range(2, 100)) <= 4
    hasher.may.set()
    assert all(await asyncio.gather(*let_in))


async def test_who_is_told_to_come_again_has_not_used_up_a_try(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The right password counts however often the door was too busy to look at it."""
    await house.add(AISHA)
    client = house.client()

    async def too_busy(kept: str | None, password: str) -> bool:
        raise TooBusyError(7)

    with monkeypatch.context() as patched:
        patched.setattr(house.passwords, "is_right", too_busy)
        for _ in range(20):
            answer = await sign_in(client, "aisha")
            assert (answer.status_code, answer.headers["Retry-After"]) == (429, "7")
            assert answer.json()["code"] == "busy"
    assert (await sign_in(client, "aisha")).status_code == 200


async def test_a_process_that_stands_still_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that does not answer any more holds up nobody for ever."""

    class SoonImpatient(HashProcess):
        def close(self) -> None:
            super().close()
            self._answer_seconds = 30.0  # the next one has time to start

    monkeypatch.setattr(hash_process, "_END_SECONDS", 0.1)
    hasher = SoonImpatient()
    passwords = Passwords(hasher, clock=lambda: 0.0)
    kept = await passwords.hash(PASSWORD)
    first = _child()
    first.suspend()
    hasher._answer_seconds = 0.2
    assert await passwords.is_right(kept, PASSWORD)
    assert not first.is_running()
    passwords.close()


def test_without_memory_a_password_is_not_called_wrong() -> None:
    """Nobody knows whether it is right: the process says so, which is no answer for whoever signs in."""

    class Full(PasswordHasher):
        def verify(self, *_: object) -> Literal[True]:
            raise VerificationError("Memory allocation error")

    asked = {"password": PASSWORD, "kept": "$argon2id$"}
    assert answer(Full(), asked) == {"failed": "Memory allocation error"}
    assert answer(PasswordHasher(), {**asked, "kept": "rubbish"}) == {"right": False}


def test_what_failed_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as what it is, and neither as right nor as wrong."""
    hasher = HashProcess()
    monkeypatch.setattr(hasher, "_line", lambda _: '{"failed": "Memory allocation error"}')
    with pytest.raises(OSError, match="Memory allocation"):
        hasher.is_right("$argon2id$", PASSWORD)
