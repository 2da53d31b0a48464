"""A hotline that an operator spoiled: its files, what is done to them, and what the command then says."""

import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from tests.e2e.configuration import MENUS
from tests.e2e.ports import Ports
from tests.e2e.system import HotlineSystem

#: How long a command may take that starts nothing.
COMMAND_SECONDS = 30

#: Root reads everything; without these capabilities it is subject to modes and owners as anybody (capabilities(7)).
_RIGHTS = "-dac_override,-dac_read_search"
_AS_ANYBODY = ("setpriv", f"--bounding-set={_RIGHTS}", f"--inh-caps={_RIGHTS}")

Answer = subprocess.CompletedProcess[str]


class SpoiledHotline:
    """The configuration of a system under test that is never meant to start."""

    def __init__(self, ports: Ports) -> None:
        self.system = HotlineSystem(ports)
        self.folder = self.system.folder
        self.config = self.system.config
        self.menus = self.folder / "menus.toml"
        self.data = self.system.paths.data
        self._held = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._held.close()
        for place, inside, _ in os.walk(self.folder):
            for folder in (Path(place, name) for name in inside):
                if not folder.is_symlink():
                    folder.chmod(0o700)
        self.system.remove()

    # --- what is spoiled ---

    def replaces(self, old: str, new: str) -> None:
        """Change one place of hotline.toml."""
        text = self.config.read_text()
        assert text.count(old) == 1, f"{old!r} is not once in {self.config}"
        self.config.write_text(text.replace(old, new))

    def replaces_in_menus(self, old: str, new: str) -> None:
        """Change one place of the menus."""
        assert MENUS.count(old) == 1, f"{old!r} is not once in the menus"
        self.menus.write_text(MENUS.replace(old, new))

    def adds(self, tables: str) -> None:
        """Add tables at the end of hotline.toml."""
        with self.config.open("a") as file:
            file.write(f"\n{tables}\n")

    def takes_port(self, port: int, kind: socket.SocketKind = socket.SOCK_STREAM) -> None:
        """Listen where the hotline wants to, until the end of the test."""
        taken = self._held.enter_context(socket.socket(socket.AF_INET, kind))
        taken.bind(("127.0.0.1", port))
        if kind == socket.SOCK_STREAM:
            taken.listen(1)

    # --- what is said ---

    def place(self, text: str) -> str:
        """Return file and line of the one place where the text stands in hotline.toml, as messages name it."""
        lines = [
            number for number, line in enumerate(self.config.read_text().splitlines(), 1) if text in line
        ]
        assert len(lines) == 1, f"{text!r} is in lines {lines}"
        return f"{self.config}:{lines[0]}: "

    def runs(self, *words: str, under: Sequence[str] = ()) -> Answer:
        """Run a command of `hotline`, as a user whom modes and owners bind, or `under` another program."""
        ours = (sys.executable, "-m", "hotline", *words, "--config", str(self.config))
        anybody = _AS_ANYBODY if os.geteuid() == 0 else ()
        environment = {key: value for key, value in os.environ.items() if not key.startswith("HOTLINE__")}
        return subprocess.run(
            [*under, *anybody, *ours],
            capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=COMMAND_SECONDS,
            cwd=self.folder,
            # Wide, so that no line is broken in two.
            env={**environment, "COLUMNS": "1000", "NO_COLOR": "1"},
        )  # fmt: skip
