"""Hashes and compares passwords for `hash_process.py`, in a process of its own: `python -I hashing.py`.

| a line in, JSON | a line out |
|---|---|
| `{"password": "…"}` | `{"hash": "…"}` |
| `{"password": "…", "kept": "…"}` | `{"right": true}` |
| either, and it cannot be done (no memory) | `{"failed": "…"}` |

It ends with its input. Nothing of ours is imported: it starts in a tenth of a second, and stays small.
"""

import contextlib
import json
import os
import sys
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError, VerifyMismatchError
from argon2.profiles import RFC_9106_LOW_MEMORY

#: As `nice`: calls come first; and yet a busy machine lets people in (of 10 the share would be too small for that).
NICENESS = 5


def answer(hasher: PasswordHasher, asked: dict[str, str]) -> dict[str, str | bool]:
    """Do what is asked for."""
    password, kept = asked["password"], asked.get("kept")
    try:
        if kept is None:
            return {"hash": hasher.hash(password)}
        return {"right": hasher.verify(kept, password)}
    except (VerifyMismatchError, InvalidHashError):
        return {"right": False}
    except Argon2Error as error:  # nobody knows whether it is right
        return {"failed": str(error)}


def come_after_calls() -> None:
    """Have this process served after the controller, and its session too.

    Linux weighs sessions against each other before it looks at niceness (sched(7), autogroup), and this process has one
    of its own.
    """
    os.setpriority(os.PRIO_PROCESS, 0, NICENESS)
    with contextlib.suppress(OSError):  # a kernel that does not weigh sessions
        Path("/proc/self/autogroup").write_text(str(NICENESS))


def main() -> None:
    """Answer line by line."""
    come_after_calls()
    hasher = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
    for line in sys.stdin:
        print(json.dumps(answer(hasher, json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
