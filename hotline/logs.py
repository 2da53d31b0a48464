"""Logs: what we say about our own work, on the console or as JSON, never with anybody's telephone number.

Names of calls are no personal data and stay as they are, so that a line can be found for a call. Everything
else that looks like a telephone number is masked in whatever value it stands, also in lines of libraries and
in tracebacks.
"""

import logging
import logging.handlers
import re
import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, Literal

import structlog

from hotline.phone import mask

Format = Literal["auto", "console", "json"]

#: Size at which a log file is set aside, bytes, and how many of those are kept.
FILE_BYTES = 20_000_000
FILES_KEPT = 5

#: Keys whose values are numbers of people whatever they look like.
NUMBER_KEYS = frozenset({"caller", "caller_number", "number", "callerid", "connected"})

#: Keys whose values are ours and never masked.
OWN_KEYS = frozenset({"call", "uniqueid", "timestamp", "level", "logger", "seq", "pid", "port"})

# What looks like a number and is none comes first, so that it is passed over as a whole.
_token = re.compile(
    r"""
    (?P<own>
        (?<![0-9]) [12][0-9]{9}\.[0-9]+                                   # a Uniqueid, an epoch time
      | [0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}
      | (?<![0-9]) [0-9]{4}-[0-9]{2}-[0-9]{2} (?![0-9])                  # a date
      | (?<![0-9.]) [0-9]{1,3}(?:\.[0-9]{1,3}){3} (?![0-9.])             # an IPv4 address
      | (?<=-) 00[0-9a-f]{6} (?![0-9a-fA-F])                             # the end of a channel's name
      | (?<![0-9]) [0-9]{1,6}\.[0-9]+                                    # a decimal
      | 0x[0-9a-fA-F]+
    )
    | (?P<number>
        \+ [0-9](?:[\ ().-]{0,2}[0-9]){6,14}                             # international
      | (?<![\w.]) [0-9]{7,15} (?![\w])                                  # digits alone
      | (?<![\w.:-]) [0-9]{2,4}(?:[\ -][0-9]{3,4}){1,3} (?![\w:-])       # in groups
    )
    """,
    re.VERBOSE,
)
_least_digits = 7


def configure(*, level: str = "info", style: Format = "auto", file: Path | None = None) -> None:
    """Send all logs, ours and those of libraries, to stderr or to `file`, which only this user can read.

    `auto` means lines for people on a terminal and JSON otherwise. Raises `ValueError` for an unknown level
    and `OSError` where the file cannot be opened.
    """
    number = logging.getLevelNamesMapping().get(level.upper())
    if number is None:
        message = f"log level {level!r} is unknown: write debug, info, warning or error"
        raise ValueError(message)
    handler = _handler(file)
    as_json = style == "json" or (style == "auto" and (file is not None or not sys.stderr.isatty()))
    shared = _shared_processors()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *_last_processors(as_json),
            ],
        )
    )
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(number)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def mask_numbers(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Mask telephone numbers in all values: a processor of structlog."""
    for key, value in event.items():
        event[key] = _masked(key, value)
    return event


def mask_text(text: str) -> str:
    """Return the text with everything masked that looks like a telephone number."""
    return _token.sub(_masked_token, text)


def _masked(key: str, value: object) -> object:
    if key in OWN_KEYS or value is None:
        return value
    if key in NUMBER_KEYS:
        return mask(str(value))
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, dict):
        return {name: _masked(str(name), part) for name, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_masked("", part) for part in value]
    return mask_text(str(value))


def _masked_token(found: re.Match[str]) -> str:
    text = found[0]
    if found["own"] is not None or sum(character.isdigit() for character in text) < _least_digits:
        return text
    return mask(text)


def _handler(file: Path | None) -> logging.Handler:
    if file is None:
        return logging.StreamHandler(sys.stderr)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.touch(mode=0o600)
    return logging.handlers.RotatingFileHandler(
        file, maxBytes=FILE_BYTES, backupCount=FILES_KEPT, encoding="utf-8"
    )


def _shared_processors() -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]


def _last_processors(as_json: bool) -> list[Any]:
    if as_json:
        return [
            structlog.processors.format_exc_info,
            mask_numbers,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ]
    plain = structlog.dev.plain_traceback
    return [
        structlog.processors.format_exc_info,
        mask_numbers,
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain),
    ]
