"""A folder of articles, `<language>/<name>.md`: read whole or not at all, and written."""

from collections.abc import Sequence
from pathlib import Path

from hotline.files import kind_of, replace_file
from hotline.problems import ConfigurationError, Problem
from hotline.toml_file import read_text

from .article import Draft
from .article_file import SUFFIX, Known, read_article, write_article


def read_folder(folder: Path, known: Known) -> list[Draft]:
    """Return all articles, by language and name; hidden files are none.

    Raises `ConfigurationError` with everything that is wrong with any of them.
    """
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for path in _files(folder):
        try:
            if path.suffix != SUFFIX or path.parent.parent != folder:
                raise _misplaced(path)
            drafts.append(read_article(path, read_text(path), known))
        except ConfigurationError as error:
            problems += error.problems
    if not drafts and not problems:
        what = "has no articles"
        problems.append(Problem(folder, None, "", what, f"They are called <language>/<name>{SUFFIX}."))
    if problems:
        raise ConfigurationError(problems)
    return drafts


def write_folder(folder: Path, drafts: Sequence[Draft]) -> int:
    """Write each article; return how many files are different now. Other files stay. Raises `OSError`."""
    written = 0
    for draft in drafts:
        path = folder / draft.language / f"{draft.name}{SUFFIX}"
        content = write_article(draft).encode()
        if kind_of(path) == "file" and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content)
        written += 1
    return written


def _files(folder: Path) -> list[Path]:
    faults = {
        "nothing": ("does not exist", "Check the path."),
        "file": ("is a file", "Name the folder that has the folders of the languages."),
        "hidden": ("may not be read", "Let the user who runs this read it (chmod, chown)."),
    }
    fault = faults.get(kind_of(folder))
    if fault is not None:
        raise ConfigurationError([Problem(folder, None, "", *fault)])
    try:
        inside = [path for path in folder.rglob("*") if kind_of(path) != "folder"]
    except OSError as error:
        raise ConfigurationError([Problem(folder, None, "", f"cannot be read: {error.strerror}")]) from None
    return sorted(path for path in inside if not _is_hidden(path.relative_to(folder)))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _misplaced(path: Path) -> ConfigurationError:
    remedy = f"Articles are called <language>/<name>{SUFFIX}; take other files out of the folder."
    return ConfigurationError([Problem(path, None, "", "is no article", remedy)])
