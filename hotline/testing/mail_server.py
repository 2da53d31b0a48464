"""Mail servers for tests: a private Dovecot (IMAP) without any right of root, and an SMTP server in this process.

Both listen on loopback. Dovecot keeps its mail in a temporary folder and is ended by its pid.
"""

import contextlib
import grp
import imaplib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from .dovecot import Mailbox

#: The only mailbox.
USER, PASSWORD = "city", "secret"

#: How long Dovecot may take to listen, seconds.
START_SECONDS = 20.0

#: Dovecot serves no mail as root; then it runs as one of these.
_USERS = ("nobody",)


def find_dovecot() -> str | None:
    """Return the program, None where it is not installed."""
    return shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")


class ImapServer:
    """A private Dovecot. `start()` it and `remove()` it."""

    def __init__(self, program: str) -> None:
        """Write its configuration. Raises `OSError` and `RuntimeError` where the program is no Dovecot."""
        self._program = program
        self.port = _free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="hotline-imap-"))
        self._process: subprocess.Popen[bytes] | None = None
        name = next((one for one in _USERS if os.geteuid() == 0), pwd.getpwuid(os.geteuid()).pw_name)
        entry = pwd.getpwnam(name)
        self._uid, self._gid = entry.pw_uid, entry.pw_gid
        group = grp.getgrgid(entry.pw_gid).gr_name
        mailbox = Mailbox(self.folder, self.port, name, group, PASSWORD)
        (self.folder / "dovecot.conf").write_text(mailbox.configuration(program), encoding="utf-8")
        if os.geteuid() == 0:
            shutil.chown(self.folder, self._uid, self._gid)

    def start(self) -> None:
        """Start it and wait until it listens. Raises `RuntimeError` with what it said."""
        root = os.geteuid() == 0
        command = [self._program, "-F", "-c", str(self.folder / "dovecot.conf")]
        with (self.folder / "stderr").open("wb") as errors:
            self._process = subprocess.Popen(
                command,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                user=self._uid if root else None,
                group=self._gid if root else None,
                extra_groups=[] if root else None,
                cwd=self.folder,
                start_new_session=True,  # what it starts lives on in connections; it is ended with its group
            )
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            try:
                self.client().logout()
            except OSError:
                time.sleep(0.05)
            else:
                return
        logs = (self.folder / "stderr", self.folder / "log")
        said = [path.read_text(errors="replace") for path in logs if path.exists()]
        raise RuntimeError(f"Dovecot did not start: {' '.join(said)[-2000:]}")

    def stop(self) -> None:
        """End it, with all its connections."""
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(
                ProcessLookupError
            ):  # it ended by itself, and said why when it was started
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(20)

    def remove(self) -> None:
        """End it and delete everything that it wrote."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def client(self) -> imaplib.IMAP4:
        """Return a connection of our own, for looking at the mailbox. Raises `OSError`."""
        client = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        try:
            client.login(USER, PASSWORD)
        except imaplib.IMAP4.error as error:  # it has just begun to listen
            client.shutdown()
            raise ConnectionError(str(error)) from error
        return client

    def deliver(self, *mails: bytes, folder: str = "INBOX") -> None:
        """Put e-mails into the mailbox, as a delivery would."""
        client = self.client()
        try:
            for mail in mails:
                client.append(folder, "", imaplib.Time2Internaldate(datetime.now(UTC)), mail)
        finally:
            client.logout()

    def count(self, folder: str = "INBOX", what: str = "ALL") -> int:
        """Return how many e-mails are in a folder: `ALL`, `SEEN`, `UNSEEN`."""
        client = self.client()
        try:
            client.select(folder, readonly=True)
            return len(client.search(None, what)[1][0].split())
        finally:
            client.logout()

    def empty(self, *folders: str) -> None:
        """Delete what is in the folders."""
        client = self.client()
        try:
            for folder in folders:
                state, found = client.select(folder)
                if state == "OK" and found != [b"0"]:
                    client.store("1:*", "+FLAGS", "\\Deleted")
                    client.expunge()
        finally:
            client.logout()


class SmtpServer:
    """Takes e-mails, and answers as it is told to."""

    def __init__(self) -> None:
        #: What came: recipients and bytes.
        self.received: list[tuple[Sequence[str], bytes]] = []
        #: The answer to each recipient instead of 250: "550 no such mailbox".
        self.refusal: str | None = None
        self._listens = False
        self._controller = Controller(self, hostname="127.0.0.1", port=_free_port())

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._controller.port)

    def start(self) -> None:
        """Listen, once."""
        self._controller.start()
        self._listens = True

    def stop(self) -> None:
        """Listen no longer; once is enough."""
        if self._listens:
            self._controller.stop()
        self._listens = False

    async def handle_RCPT(  # noqa: N802 - as the library calls it
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[Any]
    ) -> str:
        """Answer to a recipient."""
        if self.refusal is not None:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take an e-mail."""
        content = envelope.content
        self.received.append((list(envelope.rcpt_tos), content if isinstance(content, bytes) else b""))
        return "250 OK"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
