"""Words out of an e-mail's bytes: charsets missing or wrong, headers in any dress, HTML as plain text. Pure."""

import contextlib
import re
from email.errors import HeaderParseError
from email.header import decode_header
from html.parser import HTMLParser

#: Characters of a header, and of HTML, that are looked at.
LONGEST_HEADER = 10_000
LONGEST_HTML = 200_000

#: What bytes without a known charset may be, the first that fits: Windows programs of the region write the second.
_GUESSES = ("utf-8", "cp1256")

#: Charsets in which bytes above 127 may look like UTF-8 by chance.
_MULTIBYTE = re.compile(r"utf-?(7|16|32)|gb|big5|euc|shift|sjis|iso-?2022|hz|johab|cp9[345]", re.IGNORECASE)

#: Elements that begin a line.
_LINES = frozenset(
    {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "hr"}
)

#: Elements whose content is not for readers.
_HIDDEN = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "math", "object"})

_encoded = re.compile(r"=\?[^?\s]{1,80}\?[bBqQ]\?[^?]{0,5000}\?=")


def decode(content: bytes, charset: str | None) -> str:
    """Return bytes as text: in UTF-8 where they are that, else as declared, else as they may be. Raises nothing.

    Text above ASCII that is valid UTF-8 is hardly ever anything else, whatever was declared.
    """
    declared = (charset or "").strip().strip("\"'")
    candidates = [declared, *_GUESSES] if _MULTIBYTE.search(declared) else ["utf-8", declared, *_GUESSES]
    for name in filter(None, candidates):
        try:
            return content.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return content.decode("latin-1")


def header_text(raw: str) -> str:
    """Return a header's value: RFC 2047 in whatever mixture, or bytes as they came (RFC 6532). Raises nothing.

    `raw` has the bytes above ASCII as surrogates, as the parser of the standard library hands them out.
    """
    plain = raw[:LONGEST_HEADER].encode("utf-8", "surrogateescape")
    text = " ".join(decode(plain, None).split())
    # Programs split a letter of several bytes over two encoded words; together they can be read.
    text = re.sub(r"\?=\s+=\?", "?==?", text)
    if not _encoded.search(text):
        return text
    try:
        parts = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    return " ".join("".join(_joined(parts)).split())


def _joined(parts: list[tuple[bytes | str, str | None]]) -> list[str]:
    """Return the parts as text; neighbours in one charset are decoded together."""
    joined: list[tuple[bytes | str, str | None]] = []
    for content, charset in parts:
        last = joined[-1] if joined else ("", None)
        if isinstance(content, bytes) and isinstance(last[0], bytes) and charset and charset == last[1]:
            joined[-1] = (last[0] + content, charset)
        else:
            joined.append((content, charset))
    # Parts without a charset come back as bytes of "raw-unicode-escape" when encoded ones stand beside them.
    return [content if isinstance(content, str) else _part(content, charset) for content, charset in joined]


def _part(content: bytes, charset: str | None) -> str:
    if charset is None:
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            return content.decode("raw-unicode-escape", "replace")
    return decode(content, charset)


def html_text(html: str) -> str:
    """Return what a reader of the HTML sees, without what was quoted. Nothing is executed or fetched.

    The parser is not closed: a tag or comment without an end hides what follows, as in a browser. Closing would look
    for its end again from each "<" on, which takes minutes for 200 kB of "<!--".
    """
    reader = _Reader()
    # "<![" and then nothing known: what was read before it is what there is.
    with contextlib.suppress(AssertionError):
        reader.feed(html[:LONGEST_HTML] + "\n")
    lines = (" ".join(line.split()) for line in "".join(reader.words).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Collects the words outside of hidden elements and of quotations."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        #: The element that is skipped, and how often it is open.
        self._skipped: str | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipped is not None:
            self._depth += tag == self._skipped
            return
        classes = " ".join(value or "" for name, value in attrs if name in {"class", "id"})
        if tag in _HIDDEN or tag == "blockquote" or "gmail_quote" in classes:
            self._skipped, self._depth = tag, 1
        elif tag in _LINES:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._skipped == tag:
            self._depth -= 1
            if self._depth == 0:
                self._skipped = None
        elif self._skipped is None and tag in _LINES - {"br", "hr"}:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if self._skipped is None:
            # A line end within HTML is a space.
            self.words.append(" ".join(data.split("\n")))
