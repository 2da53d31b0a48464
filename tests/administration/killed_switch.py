"""Run by test_switch.py: puts a version of three files in place again and again, killed before each call of the system.

    python killed_switch.py FOLDER kill|full

Prints JSON: what the files said after the next reader, for each place of death (or size of the disk).
"""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hotline.administration import switch
from hotline.problems import ConfigurationError

FOLDER = Path(sys.argv[1])
CONFIGURATION = FOLDER / "hotline.toml"
FILES = (
    switch.WrittenFile(path=str(CONFIGURATION), before="old = 1\n", after="new = 1\n" + 40 * "#"),
    switch.WrittenFile(path=str(FOLDER / "menus.toml"), before="old = 2\n", after=None),
    switch.WrittenFile(path=str(FOLDER / "words" / "en.txt"), before=None, after="new " + 90 * "x"),
)
INTENT = switch.Intent(node="n", version=7, files=FILES)

#: What changes a file, or makes a change last.
CALLS = ("open", "fchmod", "fsync", "replace", "unlink", "mkdir")


def main() -> None:
    print(json.dumps(list(deaths() if sys.argv[2] == "kill" else full_disks())))


def deaths() -> list[dict[str, Any]]:
    """Die before the first call, the second, …; and, where somebody has to complete it, while completing."""
    told = []
    for first in range(1, 100):
        prepare()
        ended = in_child(lambda: switch.switch(CONFIGURATION, INTENT), first)
        committed = switch.is_committed(CONFIGURATION)
        told.append(settled(first=first, second=None))
        for second in range(1, 100) if committed else ():
            prepare()
            in_child(lambda: switch.switch(CONFIGURATION, INTENT), first)
            done = in_child(lambda: switch.settle(CONFIGURATION), second)
            told.append(settled(first=first, second=second))
            if done:
                break
        if ended:
            return told
    raise AssertionError("it does not end")


def full_disks() -> list[dict[str, Any]]:
    """Have room for files of so many bytes and no more, a little more each time; then a full disk at the completing."""
    told = []
    for size in range(0, 1000, 20):
        prepare()
        in_child(lambda: switch.switch(CONFIGURATION, INTENT), None, size)
        told.append({**looked(), "size": size, "completed": True})
    first_file = call_number("replace", 2)
    prepare()
    in_child(lambda: switch.switch(CONFIGURATION, INTENT), first_file)
    told.append({**looked(), "size": 1000, "completed": in_child(settle_whole, None, 0), "then": looked()})
    return told


def settle_whole() -> None:
    switch.settle(CONFIGURATION)


def call_number(name: str, nth: int) -> int:
    """Return which of all calls is the n-th of this name."""
    names: list[str] = []
    prepare()
    counted(names.append)
    switch.switch(CONFIGURATION, INTENT)
    return [index for index, one in enumerate(names, 1) if one == name][nth - 1]


def in_child(work: Callable[[], None], last: int | None, most_bytes: int | None = None) -> bool:
    """Do it in a child that is killed before its call of this number; return whether it lived and raised nothing."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    if most_bytes is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    made: list[str] = []

    def die_in_time(name: str) -> None:
        made.append(name)
        if len(made) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    counted(die_in_time)
    try:
        work()
    except (OSError, ConfigurationError):
        os._exit(1)
    os._exit(0)


def counted(tell: Callable[[str], None]) -> None:
    """Have each call told before it is made."""
    # What a killed process has written is there all the same: syncing is for a loss of power, and takes its time.
    os.fsync = lambda fd: None

    def wrap(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def told(*args: Any, **options: Any) -> Any:  # noqa: ANN401
            tell(name)
            return call(*args, **options)

        return told

    for name in CALLS:
        setattr(os, name, wrap(name, getattr(os, name)))


def prepare() -> None:
    for file in FOLDER.rglob("*"):
        if file.is_file():
            file.unlink()
    for one in FILES:
        if one.before is not None:
            Path(one.path).write_text(one.before)


def settled(**told: Any) -> dict[str, Any]:  # noqa: ANN401
    committed = switch.is_committed(CONFIGURATION)
    switch.settle(CONFIGURATION)
    return {**told, **looked(), "committed": committed}


def looked() -> dict[str, Any]:
    """Return what the files say: `before`, `after`, or a mixture."""
    texts = [Path(one.path).read_text() if Path(one.path).exists() else None for one in FILES]
    states = {"before": [one.before for one in FILES], "after": [one.after for one in FILES]}
    found = next((name for name, wanted in states.items() if wanted == texts), "mixture")
    known = switch.completed(CONFIGURATION)
    return {"files": found, "told": None if known is None else known.version}


if __name__ == "__main__":
    main()
