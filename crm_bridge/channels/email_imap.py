"""The mailbox from which e-mails are fetched (IMAP4rev1, RFC 3501), for one thread at a time.

What was taken in is moved to `done_folder`, or marked as read. The marks on the server are the only place in the
mailbox that is remembered: UIDs are used within one connection, so a new UIDVALIDITY (2.3.1.1) confuses nobody.

A large e-mail is not fetched whole: its size is asked first, then its structure, its header, and what is written in it.
"""

import contextlib
import socket
import ssl
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from hotline.config.bridge import Email, Mailbox

#: How long the server has for an answer, seconds.
ANSWER_SECONDS = 30.0

#: Of an e-mail that is too large, bytes of the header and of the text that are fetched.
LONGEST_HEADER = 262_144
LONGEST_TEXT = 524_288

#: What goes wrong with servers and the way to them.
IMAP_ERRORS = (IMAPClientError, OSError, ssl.SSLError, EOFError)


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """An e-mail as the server has it."""

    uid: int
    #: When it came to the mailbox, seconds since the epoch.
    at: float
    size: int
    raw: bytes
    #: It was too large: only header and text are in `raw`.
    is_cut: bool = False


class ImapMailbox:
    """A connection to the mailbox. Not for several threads at a time, but for `abort`."""

    def __init__(self, settings: Email, mailbox: Mailbox, password: str) -> None:
        """Connect and open the folder. Raises one of `IMAP_ERRORS`."""
        self._settings = settings
        self._client = _connect(mailbox)
        try:
            self._open(mailbox, password)
        except IMAP_ERRORS:
            self.close()
            raise
        self._can_idle = bool(self._client.has_capability("IDLE"))
        self._can_move = bool(self._client.has_capability("MOVE"))

    def _open(self, mailbox: Mailbox, password: str) -> None:
        if mailbox.user:
            self._client.login(mailbox.user, password)
        done = self._settings.done_folder
        if done is not None and not self._client.folder_exists(done):
            self._client.create_folder(done)
        self._client.select_folder(self._settings.folder)

    def waiting(self) -> list[int]:
        """Return the UIDs of what was not taken in, the oldest first. Raises one of `IMAP_ERRORS`."""
        what = ["UNDELETED"] if self._settings.done_folder is not None else ["UNSEEN", "UNDELETED"]
        return sorted(self._client.search(what))

    def fetch(self, uid: int) -> Fetched | None:
        """Return an e-mail, None where it is gone meanwhile. Nothing is marked. Raises one of `IMAP_ERRORS`."""
        found = self._client.fetch([uid], ["RFC822.SIZE", "INTERNALDATE"]).get(uid)
        if found is None:
            return None
        size, came = int(found[b"RFC822.SIZE"]), found[b"INTERNALDATE"]
        is_cut = size > self._settings.max_megabytes * 1_000_000
        raw = self._cut(uid) if is_cut else self._part(uid, "BODY.PEEK[]")
        return Fetched(uid=uid, at=_seconds(came), size=size, raw=raw, is_cut=is_cut)

    def _part(self, uid: int, what: str) -> bytes:
        """Return one part; servers name it in their own way, and it is the only one."""
        found = self._client.fetch([uid], [what]).get(uid, {})
        return next((value for name, value in found.items() if name.startswith(b"BODY[")), b"") or b""

    def _cut(self, uid: int) -> bytes:
        """Return a smaller e-mail with the header and the first written part of the large one."""
        header = self._part(uid, f"BODY.PEEK[HEADER]<0.{LONGEST_HEADER}>")
        structure = self._client.fetch([uid], ["BODYSTRUCTURE"]).get(uid, {}).get(b"BODYSTRUCTURE")
        words = None if structure is None else _written_part(structure, "")
        lines = [line for line in _unfolded(header) if not line.lower().startswith((b"content-", b"mime-"))]
        if words is None:
            return b"\r\n".join([*lines, b"", b""])
        content = self._part(uid, f"BODY.PEEK[{words.section}]<0.{LONGEST_TEXT}>")
        lines += [
            b"MIME-Version: 1.0",
            f'Content-Type: {words.kind}; charset="{words.charset}"'.encode("ascii", "replace"),
            f"Content-Transfer-Encoding: {words.encoding}".encode("ascii", "replace"),
        ]
        return b"\r\n".join([*lines, b"", content])

    def done(self, uid: int) -> None:
        """Put it away: it is taken in, and that is committed. Raises one of `IMAP_ERRORS`."""
        self._client.add_flags([uid], [b"\\Seen"], silent=True)
        folder = self._settings.done_folder
        if folder is None:
            return
        if self._can_move:
            self._client.move([uid], folder)
            return
        self._client.copy([uid], folder)
        self._client.delete_messages([uid], silent=True)
        # Only where UIDPLUS lets us name what is expunged: others may have deleted something, too.
        if self._client.has_capability("UIDPLUS"):
            self._client.expunge([uid])

    def wait(self, seconds: float) -> None:
        """Return when something may have come, after `seconds` at the latest. Raises one of `IMAP_ERRORS`."""
        if not self._can_idle:
            self._client.noop()
            return
        self._client.idle()
        try:
            self._client.idle_check(timeout=seconds)
        finally:
            self._client.idle_done()

    @property
    def can_idle(self) -> bool:
        """The server tells what comes (RFC 2177); otherwise it has to be asked."""
        return self._can_idle

    def abort(self) -> None:
        """Cut the connection, so that a thread that waits in it ends. Raises nothing."""
        with contextlib.suppress(OSError, AttributeError):
            self._client.socket().shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Say good-bye, and close. Raises nothing."""
        try:
            self._client.logout()
        except IMAP_ERRORS:
            with contextlib.suppress(*IMAP_ERRORS):
                self._client.shutdown()


def _connect(mailbox: Mailbox) -> IMAPClient:
    tls = mailbox.security == "tls"
    context = None if mailbox.security == "none" else ssl.create_default_context()
    client = IMAPClient(
        mailbox.host, mailbox.port, ssl=tls, ssl_context=context if tls else None, timeout=ANSWER_SECONDS
    )
    client.normalise_times = False
    if mailbox.security == "starttls":
        try:
            client.starttls(context)
        except IMAP_ERRORS:
            client.shutdown()
            raise
    return client


def _seconds(came: object) -> float:
    return came.timestamp() if isinstance(came, datetime) else 0.0


def _unfolded(header: bytes) -> list[bytes]:
    """Return each header with its continuation lines."""
    fields: list[bytes] = []
    for line in header.replace(b"\r\n", b"\n").split(b"\n"):
        if line[:1] in {b" ", b"\t"} and fields:
            fields[-1] += b"\r\n" + line
        elif line:
            fields.append(line)
    return fields


class _Written(msgspec.Struct, frozen=True):
    section: str
    kind: str
    charset: str
    encoding: str


def _written_part(structure: Sequence[Any], section: str) -> _Written | None:
    """Find the first written part in a BODYSTRUCTURE (RFC 3501, 7.4.2): the section by which it is fetched."""
    if structure and isinstance(structure[0], list):  # multipart: the parts, then the subtype
        found = (
            _written_part(part, f"{section}.{place}".lstrip("."))
            for place, part in enumerate(structure[0], 1)
        )
        return next((one for one in found if one is not None), None)
    if len(structure) < 6 or _word(structure[0]) != "text" or _word(structure[1]) not in {"plain", "html"}:
        return None
    parameters = _parameters(structure[2])
    return _Written(
        section or "1",
        f"text/{_word(structure[1])}",
        parameters.get("charset", "utf-8"),
        _word(structure[5]) or "7bit",
    )


def _parameters(found: object) -> Mapping[str, str]:
    if not isinstance(found, tuple | list):
        return {}
    words = [_word(one) for one in found]
    return dict(zip(words[::2], words[1::2], strict=False))


def _word(found: object) -> str:
    """Return a token in small letters, without what could end a header."""
    text = found.decode("ascii", "replace") if isinstance(found, bytes) else str(found or "")
    return "".join(sign for sign in text.lower() if sign.isprintable() and sign not in '";\\')
