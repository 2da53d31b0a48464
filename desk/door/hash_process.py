"""Has passwords hashed by another process, so that calls never wait for it.

A thread would hold them up, as low as its priority may be: it needs the interpreter's lock for a moment at both ends of
each hash, and where other programs have the cores meanwhile, everything waits for a thread that nobody serves. It also
takes and gives back 64 MiB each time, which holds up the memory of the whole process.
"""

import contextlib
import json
import selectors
import subprocess
import sys
from pathlib import Path

from argon2 import PasswordHasher
from argon2.profiles import RFC_9106_LOW_MEMORY

_PROGRAM = Path(__file__).with_name("hashing.py")

#: It has ended so soon after its input, seconds.
_END_SECONDS = 2.0

#: It has answered so soon, also on a busy machine, seconds; one that has not stands still, and is replaced.
ANSWER_SECONDS = 20.0


class HashProcess:
    """The process, as seen by the one thread that asks it; it is started by the first question."""

    def __init__(self, answer_seconds: float = ANSWER_SECONDS) -> None:
        self._answer_seconds = answer_seconds
        self._process: subprocess.Popen[str] | None = None

    def hash(self, password: str) -> str:
        """Return what is kept of a password. Raises `OSError`."""
        return str(self._ask(password=password)["hash"])

    def is_right(self, kept: str, password: str) -> bool:
        """Compare with what is kept. Raises `OSError`."""
        return bool(self._ask(kept=kept, password=password)["right"])

    def is_old(self, kept: str) -> bool:
        """Tell whether it was made with other parameters than those of today."""
        return PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY).check_needs_rehash(kept)

    def close(self) -> None:
        """End the process; another question would start a new one."""
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # it is dead already
                    pipe.close()
        try:
            process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _ask(self, **asked: str) -> dict[str, str | bool]:
        """Return the answer; a process that was killed, or stands still, is replaced, once. Raises `OSError`."""
        line = json.dumps(asked)
        found = self._line(line)
        if not found:
            self.close()
            found = self._line(line)
        if not found:
            self.close()
            raise OSError("the process that hashes passwords ends again and again, or does not answer")
        answer: dict[str, str | bool] = json.loads(found)
        if "failed" in answer:
            raise OSError(f"a password cannot be hashed: {answer['failed']}")
        return answer

    def _line(self, line: str) -> str:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-I", str(_PROGRAM)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                start_new_session=True,  # Ctrl-C in a terminal is for us; it ends with its input
            )
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None  # noqa: S101, PT018 - pipes were asked for
        try:
            stdin.write(f"{line}\n")
            stdin.flush()
        except BrokenPipeError:
            return ""
        with selectors.DefaultSelector() as selector:
            selector.register(stdout, selectors.EVENT_READ)
            # A line is shorter than what a pipe takes at once (pipe(7), PIPE_BUF): it comes as a whole.
            return stdout.readline() if selector.select(self._answer_seconds) else ""
