"""A private Mosquitto broker for tests: its own folder and a free port, ended by its pid."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

#: How long a start may take on a busy machine, seconds.
START_SECONDS = 20.0


def find_program() -> str | None:
    """Return the path of mosquitto, None where it is not installed."""
    return shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin")


class Mosquitto:
    """One broker on one port. What it retains and whom it owes messages survives its restart."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None
        self.folder = Path(tempfile.mkdtemp(prefix="hotline-mqtt-"))
        self.port = _free_port()

    @property
    def url(self) -> str:
        """The broker's address as the configuration has it."""
        return f"mqtt://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it listens. Raises `RuntimeError` with what it said."""
        configuration = self.folder / "mosquitto.conf"
        configuration.write_text(
            f"listener {self.port} 127.0.0.1\nallow_anonymous true\npersistence true\n"
            f"persistence_location {self.folder}/\nmax_queued_messages 100000\n"
            + ("user root\n" if os.geteuid() == 0 else "")  # else it becomes a user who cannot write here
        )
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._program, "-c", str(configuration)], stdout=log, stderr=log
            )
        self._wait_listening(self._process)

    def stop(self) -> None:
        """End it in order; it saves what it retains."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)

    def remove(self) -> None:
        """End it and delete everything that it wrote."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _wait_listening(self, process: subprocess.Popen[bytes]) -> None:
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                if process.poll() is not None or time.monotonic() > end:
                    said = (self.folder / "log").read_text(errors="replace")
                    message = f"Mosquitto did not start: {said[-2000:]}"
                    raise RuntimeError(message) from None
                time.sleep(0.02)
            else:
                return


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port
