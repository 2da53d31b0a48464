"""Every key that the administration edits has its explanation."""

import re
from pathlib import Path

import pytest

from hotline.app.publishing_desk import TABLES
from hotline.config import CallbackOffer, OverflowRule, RelaxationStep, Section
from hotline.config.cases import FormField, Sla

SOURCE = Path(__file__).parents[2] / "desk" / "front" / "src" / "parts" / "admin" / "explanations.ts"
INNER: dict[str, type[Section]] = {
    "overflow": OverflowRule, "relax": RelaxationStep, "callback": CallbackOffer, "sla": Sla, "fields": FormField,
}  # fmt: skip


@pytest.mark.parametrize(("table", "model"), [*TABLES.items(), *INNER.items()])
def test_every_key_is_explained(table: str, model: type[Section]) -> None:
    """A new key of the configuration needs its words in both languages before the page shows it."""
    words = set(re.findall(r'^  "([\w*]+\.\w+)":', SOURCE.read_text(encoding="utf-8"), re.MULTILINE))
    missing = [key for key in model.model_fields if not {f"{table}.{key}", f"*.{key}"} & words]
    assert missing == []
