"""What of settings may be shown, journalled and audited: never a secret, no number in the journal. Pure."""

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from hotline.phone import mask
from hotline.problems import key_text

from .edits import Edit, KeyNames

#: What stands in the place of a secret.
HIDDEN = "…"

#: Keys whose values are not shown, whatever they hold: URLs may carry a password.
_SECRET = re.compile(r"(^|_)(password|secret|token|key|url)$")
_HARMLESS = frozenset({"public_url"})
_CREDENTIALS = re.compile(r"(?<=://)[^\s/@\"']+(?=@)")
_SECRET_LINE = re.compile(r"^(\s*[\w\"'.-]*(?:password|secret|token|url)[\"']?\s*=\s*).+$", re.IGNORECASE)
_NUMBER = re.compile(r"\+?[0-9]{6,15}")


def is_secret(path: KeyNames) -> bool:
    """Return whether the value at this path is not to be shown; keys of menus and call-backs are keys to press."""
    if path[:1] in (("menus",), ("queues",)) or not path:
        return False
    return path[-1] not in _HARMLESS and _SECRET.search(path[-1]) is not None


def shown(edit: Edit) -> Edit:
    """Return the edit with secrets hidden."""
    return Edit(
        file=edit.file,
        path=edit.path,
        before=_hidden(edit.path, edit.before),
        after=_hidden(edit.path, edit.after),
    )


def _hidden(path: KeyNames, value: Any) -> Any:  # noqa: ANN401  whatever TOML holds
    if isinstance(value, dict):
        return {key: _hidden((*path, key), one) for key, one in value.items()}
    if value is not None and is_secret(path):
        return HIDDEN
    return _CREDENTIALS.sub(HIDDEN, value) if isinstance(value, str) else value


def journal_keys(edits: Iterable[Edit]) -> tuple[str, ...]:
    """Return what the journal says of edits: their files and keys, numbers masked."""
    return tuple(
        f"{edit.file}: {key_text(tuple(map(_masked, edit.path)))}" if edit.path else edit.file
        for edit in edits
    )


def _masked(part: str) -> str:
    return mask(part) if _NUMBER.fullmatch(part) else part


def text_difference(before: str | None, after: str | None, name: str) -> str:
    """Return the lines that differ as `diff -u` writes them, without secrets."""
    lines = difflib.unified_diff(
        (before or "").splitlines(), (after or "").splitlines(), name, name, lineterm="", n=2
    )
    return "\n".join(_without_secrets(lines))


def _without_secrets(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        sign, rest = line[:1], line[1:]
        if not line.startswith(("---", "+++", "@@")):
            rest = _CREDENTIALS.sub(HIDDEN, _SECRET_LINE.sub(rf"\g<1>{HIDDEN}", rest))
        yield sign + rest
