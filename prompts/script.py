"""The script for the studio: what is to be spoken into which file, as a table and as a page to print."""

import csv
import io
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .catalogue import Catalogue
from .page_words import PageWords
from .speaking_time import expected_seconds, longest_hint

#: Where a line of the script ends on paper is the browser's matter; the page's template lies beside this file.
_TEMPLATE = "script.html.j2"

COLUMNS = ("file", "text", "note", "where used", "longest, s")


@dataclass(frozen=True, slots=True)
class Line:
    """One recording to be made."""

    file: str
    text: str
    note: str
    used: tuple[str, ...]
    #: The recording should take no longer, seconds.
    longest: float
    #: How long a speaker takes, about, seconds.
    expected: float


def script_of(
    catalogue: Catalogue, uses: Mapping[str, Collection[str]], recorded: Collection[str] = ()
) -> list[Line]:
    """Return the lines in the order of the catalogue, but for the prompts that are recorded already."""
    return [
        Line(
            f"{prompt}.wav", one.text, one.note, tuple(uses.get(prompt, ())), longest_hint(one.text),
            round(expected_seconds(one.text), 1),
        )
        for prompt, one in catalogue.texts.items()
        if prompt not in recorded
    ]  # fmt: skip


def as_csv(lines: Sequence[Line]) -> str:
    """Return the table; RFC 4180, its first row names the columns."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    writer.writerows(
        [one.file, one.text, one.note, "; ".join(one.used), f"{one.longest:.1f}"] for one in lines
    )
    return buffer.getvalue()


def as_page(lines: Sequence[Line], language: str, words: PageWords) -> str:
    """Return one page of HTML that needs nothing else, in the language's own words and the direction of its writing."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    minutes = sum(one.expected for one in lines) / 60
    page = templates.get_template(_TEMPLATE)
    side = direction(lines)
    return page.render(lines=lines, language=language, words=words, direction=side, minutes=minutes)


def direction(lines: Sequence[Line]) -> Literal["ltr", "rtl"]:
    """Return the direction of most letters (Unicode Standard Annex 9, strong types), so that no language is named."""
    kinds = [unicodedata.bidirectional(sign) for one in lines for sign in one.text]
    right = sum(kind in {"R", "AL"} for kind in kinds)
    return "rtl" if right > kinds.count("L") else "ltr"
