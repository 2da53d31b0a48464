"""From the bytes of an e-mail to a contact; whatever is in them. Pure.

The parser of the standard library takes nearly everything; what it hands out is read with care here, since real e-mails
break every rule: headers in bytes, charsets that do not exist, parts that do not end, base64 that is none. What cannot
be read at all raises `UnreadableEmailError`, and whoever brought it sets it aside.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from email import policy
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses

from hotline.crm_bridge.contact import Incoming, IncomingFile

from .email_automatic import is_automatic, is_failure
from .email_quotes import without_quotes
from .email_stop import says_more, says_stop
from .email_words import LONGEST_HEADER, decode, header_text, html_text

CHANNEL = "email"

#: Parts that are looked at, and how deep.
MOST_PARTS = 200
DEEPEST = 20

#: Different headers of an e-mail that are read.
MOST_HEADERS = 500

#: Letters of a part's text that are read, before quotations are left out.
LONGEST_PART = 200_000

#: The parser compares each line with the boundary of each part that is open, and makes an object of each part: what it
#: may have to do for one e-mail, comparisons and lines that may begin a part. Both take seconds.
MOST_COMPARISONS = 20_000_000
MOST_BEGINNINGS = 50_000

#: Message-IDs that are taken from References.
MOST_REFERENCES = 50

_returned_id = re.compile(rb"^message-id:\s*(<[^<>\s]{1,400}>)", re.IGNORECASE | re.MULTILINE)
_message_id = re.compile(r"<[^<>\s]{1,400}>")


class _CutHeaders(policy.Compat32):
    """Cuts headers while they are parsed: the standard library takes a parameter list apart in quadratic time."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value of a header."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


_POLICY = _CutHeaders()


class UnreadableEmailError(Exception):
    """Nobody can make anything of it; the text says why, and quotes nothing."""


def read_email(raw: bytes, *, at: float, own: str) -> Incoming:
    """Return the contact. `at`: when it came to the mailbox; the sender's Date is whatever the sender wrote.

    `own` is the address to which citizens write. Raises `UnreadableEmailError`.
    """
    comparisons = raw.count(b"\n") * raw.lower().count(b"boundary")
    if comparisons > MOST_COMPARISONS or raw.count(b"\n--") > MOST_BEGINNINGS:
        message = "it has more parts than are read"
        raise UnreadableEmailError(message)
    try:
        return _read(raw, at, own)
    except Exception as error:  # the parser's own ways to fail have no end
        message = f"the parser ends with {type(error).__name__}"
        raise UnreadableEmailError(message) from error


def _read(raw: bytes, at: float, own: str) -> Incoming:
    message = BytesParser(policy=_POLICY).parsebytes(raw)
    headers = _headers(message)
    name, sender = _address(headers.get("from") or headers.get("sender") or "")
    parts = list(_leaves(message))
    subject, text, files = headers.get("subject", ""), _text(parts), tuple(_files(parts))
    automatic = is_automatic(headers, message.get_content_type(), sender, own)
    stops = not automatic and says_stop(subject, text)
    return Incoming(
        channel=CHANNEL,
        at=at,
        sender=sender,
        sender_name="" if name == sender else name,
        recipient=own,
        subject=subject,
        text=text,
        external_id=_own_id(headers, raw),
        threads=_threads(headers, message),
        files=files,
        raw=raw,
        automatic=automatic,
        stops=stops,
        settled=stops and not files and not says_more(text),
        undelivered=tuple(_returned(message)) if is_failure(message) else (),
    )


# --- headers ---


def _headers(message: Message) -> Mapping[str, str]:
    """Return the first of each header by its name in small letters, decoded."""
    found: dict[str, str] = {}
    for name, value in message.raw_items():
        key = name.lower()
        if key not in found and len(found) < MOST_HEADERS:
            found[key] = header_text(str(value))
    return found


def _address(value: str) -> tuple[str, str]:
    """Return name and address of a From field."""
    for name, address in getaddresses([value]):
        if "@" in address:
            return name.strip(), address.strip()
    found = re.search(r"[^\s<>\"',;:]+@[^\s<>\"',;:]+", value)
    return "", found[0] if found else ""


def _own_id(headers: Mapping[str, str], raw: bytes) -> str:
    """Return the Message-ID; without one, the hash of the e-mail is as good."""
    found = _message_id.search(headers.get("message-id", ""))
    return found[0] if found else f"<{hashlib.sha256(raw).hexdigest()}@no-message-id>"


def _threads(headers: Mapping[str, str], message: Message) -> tuple[str, ...]:
    """Return the Message-IDs that it answers, the newest last (RFC 5322, 3.6.4); a bounce answers what it returns."""
    named = _message_id.findall(headers.get("references", ""))[-MOST_REFERENCES:]
    named += _message_id.findall(headers.get("in-reply-to", ""))[:1]
    if message.get_content_type() == "multipart/report":
        named += _returned(message)
    return tuple(dict.fromkeys(named))


def _returned(report: Message) -> list[str]:
    """Return the Message-ID of the e-mail that a report is about (RFC 3462: its third part)."""
    for part in report.walk():
        if part.get_content_type() == "text/rfc822-headers":
            found = _returned_id.search(_content(part))
            return [found[1].decode("ascii", "replace")] if found else []
        if part is not report and part.get("message-id"):
            return _message_id.findall(header_text(str(part["message-id"])))[:1]
    return []


# --- parts ---


def _leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that hold something, in order; an e-mail within is one of them."""
    waiting, seen = [(message, 0)], 0
    while waiting and seen < MOST_PARTS:
        part, depth = waiting.pop(0)
        seen += 1
        children = part.get_payload()
        if part.is_multipart() and isinstance(children, list) and part.get_content_maintype() != "message":
            if depth < DEEPEST:
                waiting[:0] = [(child, depth + 1) for child in children if isinstance(child, Message)]
        else:
            yield part


def _kind(part: Message) -> str:
    """Return a part's type; several parts that are not told apart (no boundary) are text."""
    return "text/plain" if part.get_content_maintype() == "multipart" else part.get_content_type()


def _is_words(part: Message) -> bool:
    is_attached = part.get_content_disposition() == "attachment" or part.get_filename() is not None
    return _kind(part) in {"text/plain", "text/html"} and not is_attached


def _text(parts: list[Message]) -> str:
    """Return what was written: plain text where there is some, otherwise HTML as plain text."""
    words = [part for part in parts if _is_words(part)]
    plain = [_decoded(part) for part in words if _kind(part) == "text/plain"]
    text = "\n\n".join(filter(None, (one.strip() for one in plain)))
    if not text:
        html = (html_text(_decoded(part)) for part in words if _kind(part) == "text/html")
        text = "\n\n".join(filter(None, html))
    return without_quotes(text)


def _decoded(part: Message) -> str:
    return decode(_content(part), part.get_content_charset())[:LONGEST_PART]


def _content(part: Message) -> bytes:
    """Return a part's bytes; base64 that is none comes as it is. An e-mail within comes whole."""
    if part.get_content_maintype() == "message":
        inner = part.get_payload()
        within = inner if isinstance(inner, list) else []
        return b"\n\n".join(one.as_bytes() for one in within if isinstance(one, Message))
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _files(parts: list[Message]) -> Iterator[IncomingFile]:
    for place, part in enumerate(parts, 1):
        if _is_words(part):
            continue
        content, kind = _content(part), part.get_content_type()
        if content:
            yield IncomingFile(name=_file_name(part, place), media_type=kind, content=content)


def _file_name(part: Message, place: int) -> str:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError):  # RFC 2231 with a charset that does not exist
        name = None
    if name:
        return header_text(name)
    ending = ".eml" if part.get_content_maintype() == "message" else ""
    return f"part-{place}{ending}"
