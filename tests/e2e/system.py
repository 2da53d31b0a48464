"""The system under test: `hotline up` as an operator starts it, in a folder and on ports of its own."""

import contextlib
import json
import os
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import psutil

from hotline.paths import Paths
from tests.e2e.configuration import SystemPorts, write_configuration
from tests.e2e.ports import Ports, is_free
from tests.e2e.sounds import Sounds
from tests.e2e.story import Story
from tests.e2e.waiting import ExpectationError, allowed, deadline_in

#: From the start of `hotline up` until calls are served, prompts rendered the first time included.
START_SECONDS = 80.0

#: What `hotline report` is to count: midnight may come in the middle of a test.
SINCE_YESTERDAY = ("--from", "yesterday", "--by", "total")

#: How long a command of `hotline` may take.
COMMAND_SECONDS = 30.0

#: From Ctrl-C until everything has ended.
STOP_SECONDS = 15.0

#: How long a port may be taken after its process is gone, seconds.
CLOSE_SECONDS = 2.0

ProcessName = Literal["up", "controller", "transcriber", "asterisk"]


class HotlineSystem:
    """One `hotline up` with all its processes."""

    def __init__(self, ports: Ports, changes: str = "") -> None:
        """Write the configuration, `changes` at its end. The folder's path is short: sockets lie in it."""
        self.folder = Path(tempfile.mkdtemp(prefix="h1111-", dir="/tmp"))
        self.ports = SystemPorts.taken_from(ports)
        self.config = write_configuration(self.folder, self.ports, changes)
        self.paths = Paths(self.folder / "var")
        self.story = Story(self.paths.database)
        self.sounds = Sounds(self.paths.sounds, self.paths.music)
        self._up: subprocess.Popen[bytes] | None = None

    @property
    def sip(self) -> str:
        """Where phones find it, `host:port`."""
        return f"127.0.0.1:{self.ports.sip}"

    def password(self, agent: str) -> str:
        """Return what an agent's phone registers with."""
        return str(json.loads(self.paths.secrets.read_text())["agents"][agent])

    # --- life and death ---

    def start(self) -> None:
        """Start it, and return once it says that it is healthy and is ready to be used.

        Call it in the main thread: the kernel sends the signal of `--pdeathsig` when the thread ends, not the
        process.
        """
        with (self.folder / "up.out").open("ab") as output:
            # setpriv becomes hotline: should the test run be killed, the kernel ends the system as Ctrl-C
            # does.
            command = ["setpriv", "--pdeathsig", "INT", sys.executable, "-m", "hotline"]
            self._up = subprocess.Popen(
                [*command, "up", "--config", str(self.config)],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd=self.folder,
                env={**os.environ, "COLUMNS": "120", "NO_COLOR": "1"},
                start_new_session=True,
            )  # fmt: skip
        said_before = self.output().count("is ready")
        self._wait(
            lambda: self.output().count("is ready") > said_before and self.healthy(), START_SECONDS, "ready"
        )

    def stop(self) -> None:
        """Press Ctrl-C, and check that it ends well and leaves nothing behind."""
        if self._up is None:
            return
        up, self._up = self._up, None
        up.send_signal(signal.SIGINT)
        try:
            status = up.wait(allowed(STOP_SECONDS))
        except subprocess.TimeoutExpired:
            raise AssertionError(
                f"`hotline up` did not end within {allowed(STOP_SECONDS):g} s of Ctrl-C"
            ) from None
        assert status == 0, f"`hotline up` ended with {status}:\n{self.output()[-2000:]}"
        left = [f"{process.pid} {' '.join(process.cmdline())}" for process in self.processes()]
        assert not left, f"processes were left behind: {left}"
        # A busy kernel closes the sockets of a process that was killed a moment after it is gone.
        deadline = deadline_in(CLOSE_SECONDS)
        listens = (self.ports.sip, self.ports.ami, self.ports.agi, self.ports.web)
        while taken := [port for port in listens if not is_free(port)]:
            assert time.monotonic() < deadline, f"ports were left open: {taken}"
            time.sleep(0.1)

    def remove(self) -> None:
        """Kill what is left, and delete the folder. For the end of a fixture, whatever happened."""
        if self._up is not None and self._up.poll() is None:
            self._up.kill()
            self._up.wait()
        for process in self.processes():
            process.kill()
            process.wait(5)
        if "HOTLINE_E2E_KEEP" not in os.environ:
            shutil.rmtree(self.folder, ignore_errors=True)

    def wait_healthy(self, seconds: float = 15.0) -> None:
        """Wait until calls are served again."""
        self._wait(self.healthy, seconds, "healthy")

    def healthy(self) -> bool:
        """Return whether the health page says so."""
        return self.http("/healthz")[0] == 200

    def http(self, path: str) -> tuple[int, str]:
        """Return status and body of a page; status 0 where nobody listens."""
        # A test whose browsers are on other machines has a certificate of its own, which nobody signed.
        scheme = "https" if "HOTLINE__WEB__CERTIFICATE" in os.environ else "http"
        url = f"{scheme}://127.0.0.1:{self.ports.web}{path}"
        anybody = ssl._create_unverified_context()  # noqa: S323
        try:
            with urllib.request.urlopen(url, timeout=2, context=anybody) as response:  # noqa: S310
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except OSError:
            return 0, ""

    # --- processes ---

    def pid(self, name: ProcessName) -> int:
        """Return the identifier of one of its processes."""
        if name == "up":
            assert self._up is not None, "`hotline up` does not run"
            return self._up.pid
        file = (
            self.paths.asterisk_run / "asterisk.pid" if name == "asterisk" else self.paths.run / f"{name}.pid"
        )
        return int(file.read_text().split()[0])

    def kill(self, name: ProcessName) -> None:
        """Kill one of its processes by `kill -9`, as a crash would."""
        os.kill(self.pid(name), signal.SIGKILL)
        if name == "up":
            assert self._up is not None
            self._up.wait(5)
            self._up = None

    def freeze(self, name: ProcessName) -> None:
        """Stop one of its processes in the middle of whatever it does."""
        os.kill(self.pid(name), signal.SIGSTOP)

    @contextlib.contextmanager
    def without(self, name: ProcessName) -> Iterator[None]:
        """Have one of its processes dead inside of the block, which nobody starts again before its end."""
        up = self.pid("up")
        os.kill(up, signal.SIGSTOP)
        try:
            self.kill(name)
            yield
        finally:
            os.kill(up, signal.SIGCONT)

    def processes(self) -> list[psutil.Process]:
        """Return every process that was started on this system's folder."""
        return [process for process in psutil.process_iter() if self._is_ours(process)]

    def _is_ours(self, process: psutil.Process) -> bool:
        if process.pid == os.getpid():
            return False
        try:
            words = process.cmdline()
            return (
                any(str(self.folder) in word for word in words) and process.status() != psutil.STATUS_ZOMBIE
            )
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            return False

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run another command of `hotline` on this system."""
        return subprocess.run(
            [sys.executable, "-m", "hotline", *words, "--config", str(self.config)],
            capture_output=True, text=True, timeout=allowed(COMMAND_SECONDS), check=False, stdin=subprocess.DEVNULL,
            cwd=self.folder,
            env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1"},
        )  # fmt: skip

    # --- what people read when a test fails ---

    def output(self) -> str:
        """Return what `hotline up` printed."""
        file = self.folder / "up.out"
        return file.read_text(errors="replace") if file.exists() else ""

    def logs(self) -> Iterator[tuple[str, str]]:
        """Yield name and text of everything that was written down."""
        yield "hotline up", self.output()
        for file in sorted(self.paths.log.rglob("*")):
            if file.is_file():
                yield str(file.relative_to(self.paths.data)), file.read_text(errors="replace")

    def _wait(self, look: Callable[[], bool], seconds: float, what: str) -> None:
        deadline = deadline_in(seconds)
        while not look():
            status = self._up.poll() if self._up is not None else None
            if status is not None:
                raise ExpectationError(f"`hotline up` ended with {status}:\n{self.output()[-3000:]}")
            if time.monotonic() > deadline:
                raise ExpectationError(f"not {what} within {allowed(seconds):g} s:\n{self.output()[-3000:]}")
            time.sleep(0.1)
