"""What the documents say of the repository is so: links, paths, commands, variables, words."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.main

from hotline.cli import COMMANDS, build

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])

#: Folders of the product, and what else a reader of the README must find there.
FOLDERS = {path.name for path in (ROOT / "hotline").iterdir() if path.is_symlink()} | {
    "hotline",
    "bench",
    "docs",
}

#: Where code, templates and scripts lie that documents speak of.
CODE = [*FOLDERS - {"docs", "bench"}, "scripts", "tests"]

#: A path in backticks from the root of the repository; patterns and placeholders are none.
_path = re.compile(rf"(?:{'|'.join(sorted(FOLDERS | {'scripts', 'tests'}))})/[\w./-]*[\w/]")
_anchor = re.compile(r"[^\w\- ]")


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def links(page: Path) -> list[str]:
    """Return the targets of links and pictures that lie in the repository."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)\s]+)\)", text)
    return [target for target in targets if not re.match(r"[a-z]+:", target)]


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as the usual viewers make them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {_anchor.sub("", heading.lower()).replace(" ", "-") for heading in headings}


def code_in(page: Path) -> Iterator[str]:
    """Yield what stands in backticks, and the lines of blocks of code."""
    text = page.read_text("utf-8")
    for block in re.findall(r"```\w*\n(.*?)```", text, re.DOTALL):
        yield from block.splitlines()
    yield from re.findall(r"^ {4}(\S.*)$", text, re.MULTILINE)
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


@cache
def code() -> str:
    """Return everything that is written in code."""
    found: list[Path] = []
    for folder in CODE:
        found += [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    others = {"__pycache__", "node_modules", "built"}
    return "\n".join(
        path.read_text("utf-8", errors="ignore") for path in found if not others & set(path.parts)
    )


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    """Each link within the repository has its file, and its heading if it names one."""
    for target in links(page):
        file, _, anchor = target.partition("#")
        there = (page.parent / file).resolve() if file else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_paths_exist(page: Path) -> None:
    """A path in backticks that begins with a folder of ours is there."""
    lost = [
        path for path in code_in(page) if _path.fullmatch(path) and not (ROOT / path).exists()
        and not (DOCS / path).exists()
    ]  # fmt: skip
    assert lost == []


def options(command: Any) -> set[str]:  # noqa: ANN401 - typer's own
    return {word for parameter in command.params for word in (*parameter.opts, *parameter.secondary_opts)}


@cache
def program() -> Any:  # noqa: ANN401 - typer's own
    """Return the whole command line."""
    return typer.main.get_command(build(COMMANDS))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_exist(page: Path) -> None:
    """`hotline …` names a command, and only options that it has."""
    for line in code_in(page):
        match = re.match(r"(?:\S*bin/|.*sudo -u asterisk \S*)?hotline ((?:[a-z][a-z-]* ?)+)(.*)", line)
        if match is None or line.startswith("hotline/"):
            continue
        command: Any = program()
        for word in match[1].split():
            if not hasattr(command, "commands"):
                break
            command = command.commands[word]
        used = set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", match[2]))
        assert used <= options(command) | {"--help"}, line


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_variables_exist(page: Path) -> None:
    """An environment variable that is named is read somewhere."""
    for variable in re.findall(r"\bHOTLINE_[A-Z0-9_]+\b", page.read_text("utf-8")):
        assert "__" in variable or variable in code(), variable


def test_every_page_is_in_the_table_of_contents() -> None:
    """docs/README.md leads to each page."""
    contents = DOCS / "README.md"
    listed = {(DOCS / target).resolve() for target in links(contents)}
    assert [name(page) for page in PAGES if page != contents and page.resolve() not in listed] == []


def test_decisions_are_numbered_and_titled() -> None:
    """Page NNNN begins with its number, and no number is missing."""
    pages = sorted((DOCS / "decisions").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for number, page in enumerate(pages, 1):
        assert page.read_text("utf-8").startswith(f"# {number}. ")


def test_the_readme_shows_every_folder() -> None:
    """Who opens the repository finds each folder in the table of the README."""
    rows = re.findall(r"^\| (\[.*?) \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"\[([\w-]+)/\]", "".join(rows))) == FOLDERS


def test_metrics_and_addresses_are_documented() -> None:
    """The page about watching names what the web server serves and what the controller measures, and nothing else."""
    text = (DOCS / "operator" / "watching.md").read_text("utf-8")
    metrics = (ROOT / "hotline" / "app" / "live_view.py").read_text("utf-8")
    assert set(re.findall(r"^\| `(hotline_\w+)`", text, re.MULTILINE)) == set(
        re.findall(r'"(hotline_\w+)"', metrics)
    )
    served = re.findall(r'Route\("(/[\w/]*)"', (ROOT / "desk" / "status.py").read_text("utf-8"))
    assert re.findall(r"^\| `(/[\w/]*)`", text, re.MULTILINE) == served


def glossary() -> list[str]:
    text = (DOCS / "glossary.md").read_text("utf-8")
    return re.findall(r"^\| ([\w -]+) \| ", text, re.MULTILINE)[1:]


def test_the_glossary_is_in_order() -> None:
    """Words stand in the order of the alphabet, each once."""
    assert glossary() == sorted(set(glossary()), key=str.lower)


@pytest.mark.parametrize("word", glossary())
def test_words_of_the_glossary_are_in_the_code(word: str) -> None:
    """A word that the code does not use binds nobody."""
    spelling = re.sub(r"[ -]", r"[ _-]?", word)
    assert re.search(spelling, code(), re.IGNORECASE), word
