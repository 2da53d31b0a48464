"""A private PostgreSQL server for tests: data and socket in a temporary folder, ended by its pid."""

import asyncio
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import asyncpg

#: initdb and the start take some seconds on a busy machine.
START_SECONDS = 60.0

#: PostgreSQL refuses to run as root; then it runs as one of these.
USERS = ("postgres", "nobody")

_SETTINGS = (
    *("listen_addresses=", "fsync=off", "full_page_writes=off", "shared_buffers=16MB", "max_connections=40"),
    *("autovacuum=off", "jit=off"),  # each costs more than it saves where everything is small and short
)


def find_programs() -> Path | None:
    """Return the folder with initdb and postgres, None where they are not installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    on_path = shutil.which("initdb")
    folders = [*reversed(installed), *([Path(on_path).resolve().parent] if on_path else [])]
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


class PostgresqlServer:
    """One server. `start()` it, make databases, and `stop()` it."""

    def __init__(self, programs: Path, *, settings: tuple[str, ...] = ()) -> None:
        self._programs = programs
        self._settings = (*_SETTINGS, *settings)
        self._numbers = count(1)
        self._process: subprocess.Popen[bytes] | None = None
        self._user = _unprivileged_user()
        self.folder = Path(tempfile.mkdtemp(prefix="hotline-pg-"))
        if self._user is not None:
            shutil.chown(self.folder, user=self._user)

    @property
    def data(self) -> Path:
        """The folder of the cluster."""
        return self.folder / "data"

    @property
    def pid(self) -> int | None:
        """The server's process, None while it is stopped."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Make the cluster if there is none, start it and wait. Raises `RuntimeError` with what it said."""
        if not self.data.exists():
            options = ("--username=hotline", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
            self._run("initdb", "--pgdata", str(self.data), *options)
        settings = [word for setting in self._settings for word in ("-c", setting)]
        command = [str(self._programs / "postgres"), "-D", str(self.data), "-k", str(self.folder), *settings]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, user=self._user, cwd=self.folder, env=_environment()
            )
        self._wait_ready(START_SECONDS)

    def stop(self, *, how: signal.Signals = signal.SIGINT) -> None:
        """End the server: SIGINT at once but in order, SIGQUIT as in a crash."""
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(how)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGQUIT)
            process.wait(20)

    def remove(self) -> None:
        """End the server and delete everything that it wrote."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str = "postgres") -> str:
        """Return the SQLAlchemy URL of a database."""
        return f"postgresql+asyncpg://hotline@/{database}?host={self.folder}"

    def create_database(self, template: str = "template0") -> str:
        """Make a new database, empty or a copy of another to which nobody is connected, and return its name."""
        name = f"test{next(self._numbers)}"
        self._sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop_database(self, name: str) -> None:
        """Delete a database, whoever is still connected."""
        self._sql(f"DROP DATABASE {name} WITH (FORCE)")

    def _sql(self, statement: str) -> None:
        """Run one statement outside of a transaction. Raises `RuntimeError` where the server refuses it or is away."""
        # A thread, because our caller may have a running loop; no psql, whose start takes longer than the statement.
        with ThreadPoolExecutor(1) as pool:
            pool.submit(asyncio.run, self._execute(statement)).result()

    async def _execute(self, statement: str) -> None:
        try:
            connection = await asyncpg.connect(host=str(self.folder), user="hotline", database="postgres")
            try:
                await connection.execute(statement)
            finally:
                await connection.close()
        except (OSError, asyncpg.PostgresError) as error:
            message = f"PostgreSQL: {statement}: {error}"
            raise RuntimeError(message) from error

    def _wait_ready(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while True:
            try:
                self._sql("SELECT 1")
            except RuntimeError:
                assert self._process is not None  # noqa: S101 - set by our caller
                if self._process.poll() is not None or time.monotonic() > end:
                    said = (self.folder / "log").read_text(errors="replace")
                    message = f"PostgreSQL did not start: {said[-2000:]}"
                    raise RuntimeError(message) from None
                time.sleep(0.05)
            else:
                return

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self._programs / program), *arguments],
            user=self._user,
            cwd=self.folder,
            env=_environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            message = f"{program} failed: {done.stderr.strip() or done.stdout.strip()}"
            raise RuntimeError(message)


def _unprivileged_user() -> str | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(user for user in USERS if user in known)


def _environment() -> dict[str, str]:
    """Return a small environment: what a developer has set for psql must not lead it to another server."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}
