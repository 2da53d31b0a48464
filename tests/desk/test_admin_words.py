"""Every key that the administration edits has its explanation, every refusal its words."""

import ast
import re
from pathlib import Path

import pytest

from hotline.app.publishing_desk import TABLES
from hotline.config import CallbackOffer, OverflowRule, RelaxationStep, Section
from hotline.config.cases import FormField, Sla

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "desk" / "front" / "src" / "parts" / "admin" / "explanations.ts"
WORDS = (SOURCE.with_name("refusals.ts"), ROOT / "desk" / "front" / "src" / "lib" / "refusals.ts")
REFUSING = (*(ROOT / "hotline" / "app").glob("publishing*.py"), *(ROOT / "desk" / "door").glob("*.py"),
            *(ROOT / "desk" / "admin").glob("*.py"))  # fmt: skip
OWN = {"PublishingError", "UserError", "super().__init__"}
INNER: dict[str, type[Section]] = {
    "overflow": OverflowRule, "relax": RelaxationStep, "callback": CallbackOffer, "sla": Sla, "fields": FormField,
}  # fmt: skip


@pytest.mark.parametrize(("table", "model"), [*TABLES.items(), *INNER.items()])
def test_every_key_is_explained(table: str, model: type[Section]) -> None:
    """A new key of the configuration needs its words in both languages before the page shows it."""
    words = set(re.findall(r'^  "([\w*]+\.\w+)":', SOURCE.read_text(encoding="utf-8"), re.MULTILINE))
    missing = [key for key in model.model_fields if not {f"{table}.{key}", f"*.{key}"} & words]
    assert missing == []


def codes(source: Path) -> set[str]:
    """Return by which codes a module refuses: the second word of its own errors, `code=` of others."""
    calls = [
        node for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    own = [call.args[1] for call in calls if ast.unparse(call.func) in OWN and len(call.args) == 2]
    named = [word.value for call in calls for word in call.keywords if word.arg == "code"]
    return {str(node.value) for node in [*own, *named] if isinstance(node, ast.Constant)}


def test_every_refusal_has_words() -> None:
    """Who does not read English is told by its code why the server refused; `busy` is told with a time."""
    told = {
        key
        for words in WORDS
        for key in re.findall(r'^  "?([a-z -]+?)"?: \(\)', words.read_text("utf-8"), re.M)
    }
    refused = set().union(*(codes(source) for source in REFUSING))
    assert {"draft changed", "moved", "name taken", "password"} <= refused
    assert refused - told == {"busy"}
