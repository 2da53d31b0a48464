"""The page and the picture with the life of a case."""

import html
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def drawn() -> dict[str, object]:
    """What `.venv/bin/python scripts/draw_case_life.py` draws anew."""
    return runpy.run_path(str(ROOT / "scripts" / "draw_case_life.py"))


def test_the_page_is_that_of_the_tables(drawn: dict[str, object]) -> None:
    """Every way of every status, and who may do what."""
    assert drawn["PAGE"].read_text("utf-8") == drawn["page"]()  # type: ignore[attr-defined,operator]


def test_the_picture_is_that_of_the_table(drawn: dict[str, object]) -> None:
    """It carries what it was drawn from; Graphviz itself is not needed here."""
    source = html.escape(drawn["source"]())  # type: ignore[operator]
    assert source in drawn["PICTURE"].read_text("utf-8")  # type: ignore[attr-defined]


def test_the_picture_has_no_arrow_that_the_table_has_not(drawn: dict[str, object]) -> None:
    """Each arrow between groups stands for all of its arrows: new, reopened, at work, settled, closed."""
    arrows = [line for line in drawn["source"]().splitlines() if "->" in line]  # type: ignore[operator]
    assert len(arrows) == 8
