"""An article as a Markdown file: a little TOML between two lines `+++`, an empty line, the text.

    +++
    title = "Rubbish collection days"
    category = "rubbish"
    public = true
    +++

    The city collects household rubbish three times a week.

Its folder is the language and its name the article's: `articles/en/rubbish-days.md`. Pure.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from hotline.config.field_types import Name, Section
from hotline.problems import ConfigurationError, Problem, did_you_mean
from hotline.toml_file import parse_toml
from hotline.toml_model import build, file_faults

from .article import MOST_TEXT, MOST_TITLE, NAME, ArticleError, Draft

FENCE = "+++"
SUFFIX = ".md"

_HOW = f'Begin the file with a line {FENCE}, title = "…" below it, and another line {FENCE}.'


class Head(Section):
    """What stands between the fences."""

    title: Annotated[str, Field(min_length=1, max_length=MOST_TITLE)]
    category: Name | None = None
    public: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What articles may name."""

    languages: Collection[str]
    categories: Collection[str]


def read_article(path: Path, content: str, known: Known) -> Draft:
    """Return the article that the file `path` with this content is. Raises `ConfigurationError` with all problems."""
    problems = _path_problems(path, known)
    lines = content.replace("\r\n", "\n").split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if lines[0].rstrip() != FENCE or end is None:
        what = f"does not begin with lines between two {FENCE}"
        raise ConfigurationError([*problems, Problem(path, 1, "", what, _HOW)])
    text = "\n".join(lines[end + 1 :]).strip()
    problems += _text_problems(path, end + 2, text)
    # An empty line stands for the fence, so that the lines of faults are those of the file.
    head, more = _head(path, "\n" + "\n".join(lines[1:end]) + "\n", known)
    problems += more
    if head is None or problems:
        raise ConfigurationError(problems)
    draft = Draft(path.stem, path.parent.name, head.title, text, head.category, head.public)
    try:
        draft.check()
    except ArticleError as error:
        raise ConfigurationError([Problem(path, 1, "", str(error))]) from None
    return draft


def write_article(draft: Draft) -> str:
    """Return the file's content; `read_article` returns the draft again."""
    category = [f'category = "{draft.category}"'] if draft.category is not None else []
    # A JSON text without escapes above ASCII is a basic string of TOML.
    title = json.dumps(draft.title, ensure_ascii=False).replace("\x7f", "\\u007f")
    head = [FENCE, f"title = {title}", *category, f"public = {str(draft.public).lower()}", FENCE]
    return "\n".join([*head, "", draft.text, ""])


def _head(path: Path, text: str, known: Known) -> tuple[Head | None, list[Problem]]:
    try:
        file = parse_toml(path, text)
    except ConfigurationError as error:
        return None, list(error.problems)
    faults = file_faults(Head, file.data)
    head, more = build(Head, file.data)
    faults += [fault for fault in more if fault[0] not in {where for where, _, _ in faults}]
    if head is not None and head.category is not None and head.category not in known.categories:
        remedy = f"{did_you_mean(head.category, known.categories)} Or take the line out."
        faults.append((("category",), f"there is no category `{head.category}`", remedy))
    return head, [file.problem(*fault) for fault in faults]


def _path_problems(path: Path, known: Known) -> list[Problem]:
    problems = []
    if path.parent.name not in known.languages:
        what = f"is in the folder `{path.parent.name}`, which is no language of node.languages"
        remedy = f"Put it into one of: {', '.join(known.languages)}."
        problems.append(Problem(path, None, "", what, remedy))
    if NAME.fullmatch(path.stem) is None:
        remedy = "Use small letters a-z, digits, hyphens and underscores, at most 40: `water-leak.md`."
        problems.append(Problem(path, None, "", f"the name `{path.stem}` cannot be used", remedy))
    return problems


def _text_problems(path: Path, line: int, text: str) -> list[Problem]:
    if not text:
        return [Problem(path, line, "", "has no text", f"Write it below the second line {FENCE}.")]
    if len(text) > MOST_TEXT:
        what = f"has a text of {len(text)} characters"
        return [Problem(path, line, "", what, f"Use at most {MOST_TEXT}: make two articles of it.")]
    return []
