"""What the code says, and what has a text."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from hotline.prompts import grammar
from hotline.prompts.catalogue import load_catalogues, prompt_ids
from hotline.prompts.tones import GENERATED

ROOT = Path(__file__).parents[2]

#: Methods of `Speaker` whose texts are names of prompts.
SAYING = {"say", "ask", "last_words"}

#: What is written like the name of a prompt and is none.
NO_PROMPTS = {"call-back"}


def sources() -> Iterator[str]:
    """Yield whatever names prompts: scripts, grammar, dialplan, menus of the demo, defaults, what operators read."""
    for folder, pattern in (("ivr", "*.py"), ("prompts", "**/*.py"), ("dialplans", "**/*.j2"),
                            ("hotline/demo", "*.toml"), ("hotline", "config.py"),
                            ("docs/operator", "*.md")):  # fmt: skip
        for path in (ROOT / folder).glob(pattern):
            yield path.read_text("utf-8")


def said() -> set[str]:
    """Return the prompts that a call's script names where it says them."""
    found: set[str] = set()
    for path in (ROOT / "ivr").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", None) in SAYING:
                found |= {text for argument in node.args for text in texts_in(argument)}
    return {word for word in found if not word.endswith("-")}  # `digit-{n}` is composed


def texts_in(node: ast.AST) -> Iterator[str]:
    """Yield the texts in an expression, but no key of a table: `say(WHY["failed"])` says what the table has."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    children = [node.value] if isinstance(node, ast.Subscript) else ast.iter_child_nodes(node)
    for child in children:
        yield from texts_in(child)


def test_what_is_said_has_a_text() -> None:
    """A prompt that a script names is in the catalogues, or computed."""
    assert len(said()) > 10
    assert said() <= prompt_ids(load_catalogues(("ar", "en"))) | GENERATED.keys()


def dashed() -> Iterator[str]:
    """Yield whatever is written in a script as the name of a prompt is: words with dashes, also in tables."""
    for path in (ROOT / "ivr").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(r"[a-z]+(-[a-z0-9]+)+-?", str(node.value)):
                yield str(node.value)


def test_what_is_written_like_a_prompt_has_a_text() -> None:
    """In every language, wherever it is written; a beginning has at least one prompt."""
    known = prompt_ids(load_catalogues(("ar", "en"))) | GENERATED.keys()
    names = set(dashed()) - NO_PROMPTS
    assert len(names) > 100
    beginnings = {one for one in names if one.endswith("-") and any(id_.startswith(one) for id_ in known)}
    assert sorted(names - known - beginnings) == []


def test_every_text_is_said_by_somebody() -> None:
    """Nobody translates and speaks what no caller can hear."""
    named = {word for text in sources() for word in re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text)}
    catalogues = load_catalogues(("ar", "en"))
    composed = {prompt for language in catalogues for prompt in grammar.fragment_ids(language)}
    texts = {prompt for one in catalogues.values() for prompt in one.texts}
    assert sorted(texts - named - composed) == []  # tests of the grammar know that each fragment is said
