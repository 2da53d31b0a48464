"""Logs without personal data: whatever looks like a telephone number is masked, wherever it stands."""

import logging
import re
import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, TextIO

import structlog

from hotline.phone import mask

#: Seven to fifteen digits, with a plus sign or not, that are no part of a longer word, of a decimal number, or of a
#: call's identity such as `demo-1763800000.12`.
_number = re.compile(r"(?<![\w.\-/])\+?[0-9]{7,15}(?![\w.\-/])|\+[0-9]{7,15}")

#: Keys whose numbers are no telephone numbers.
_harmless_keys = frozenset({"timestamp", "call", "uniqueid", "pid", "seq", "bytes", "size", "port"})


def configure(file: Path | None = None, *, stream: TextIO | None = None) -> None:
    """Send log lines as JSON to the file (made with mode 600), or to `stream`, by default standard error."""
    output = stream or sys.stderr
    if file is not None:
        file.touch(mode=0o600)
        output = file.open("a", encoding="utf-8")
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            mask_numbers,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(file=output),
        cache_logger_on_first_use=True,
    )


def mask_numbers(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Mask telephone numbers in every value; a structlog processor."""
    return {key: value if key in _harmless_keys else _masked(value) for key, value in event.items()}


def _masked(value: object) -> object:
    match value:
        case str():
            return _number.sub(lambda found: mask(found[0]), value)
        case dict():
            return {key: _masked(inner) for key, inner in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_masked(inner) for inner in value]
        case bool() | int() | float() | None:
            return value
        case _:
            return _masked(str(value))
