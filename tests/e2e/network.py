"""A machine of its own for a browser: a network namespace whose cable can be pulled, or cut unnoticed.

Packets are really lost then, UDP and TCP alike.
"""

import itertools
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_numbers = itertools.count()


class Cable:
    """Between this machine and the browser's."""

    def __init__(self, name: str, number: int) -> None:
        self.name = name
        self._ours = f"{name}o"
        self._theirs = f"{name}t"
        #: This machine's address, seen from there.
        self.here = f"10.231.{number}.1"
        self._there = f"10.231.{number}.2"

    def lay(self) -> None:
        """Make the machine and connect it. Raises `CalledProcessError`."""
        _run("ip", "netns", "add", self.name)
        _run(
            "ip", "link", "add", self._ours, "type", "veth", "peer", "name", self._theirs, "netns", self.name
        )
        _run("ip", "address", "add", f"{self.here}/30", "dev", self._ours)
        _run("ip", "link", "set", self._ours, "up")
        for words in (
            ("address", "add", f"{self._there}/30", "dev", self._theirs),
            ("link", "set", self._theirs, "up"),
            ("link", "set", "lo", "up"),
            ("route", "add", "default", "via", self.here),
        ):
            _run(*self._over_there("ip", *words))

    def pull(self) -> None:
        """Pull it: both sides see that the link is down."""
        _run("ip", "link", "set", self._ours, "down")

    def plug(self) -> None:
        """Plug it in again."""
        _run("ip", "link", "set", self._ours, "up")

    def cut(self) -> None:
        """Lose every packet, both ways, somewhere in between: no machine is told."""
        for command in self._shapers("add"):
            # A bucket into which no packet fits.
            _run(*command, "tbf", "rate", "8bit", "burst", "1", "limit", "1")

    def mend(self) -> None:
        """Let packets through again."""
        for command in self._shapers("delete"):
            _run(*command)

    def _shapers(self, verb: str) -> tuple[tuple[str, ...], ...]:
        return (
            ("tc", "qdisc", verb, "dev", self._ours, "root"),
            self._over_there("tc", "qdisc", verb, "dev", self._theirs, "root"),
        )

    def _over_there(self, *command: str) -> tuple[str, ...]:
        """Return the command on that machine; not by `ip netns exec`, which mounts, and so fails behind a chroot."""
        return ("nsenter", f"--net=/run/netns/{self.name}", *command)

    def take_away(self) -> None:
        """Remove all of it."""
        subprocess.run(["ip", "link", "delete", self._ours], check=False, capture_output=True)
        subprocess.run(["ip", "netns", "delete", self.name], check=False, capture_output=True)

    def program(self, program: str, folder: Path) -> Path:
        """Return a program that runs another one on that machine."""
        file = folder / f"on-{self.name}"
        command = " ".join(self._over_there(program))
        file.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="ascii")
        file.chmod(0o755)
        return file


@contextmanager
def cable() -> Iterator[Cable]:
    """Lay a cable to another machine; skips the test where nobody may."""
    if shutil.which("ip") is None:
        pytest.skip("not installed: iproute2")
    if os.geteuid() != 0:
        pytest.skip("needs root: a network namespace whose cable is pulled")
    number = next(_numbers)
    laid = Cable(f"h{os.getpid()}n{number}"[-13:], (os.getpid() + number) % 250)
    try:
        laid.lay()
    except subprocess.CalledProcessError as error:
        laid.take_away()
        pytest.skip(f"the kernel gives no network namespace: {error.stderr.decode().strip()}")
    try:
        yield laid
    finally:
        laid.take_away()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
