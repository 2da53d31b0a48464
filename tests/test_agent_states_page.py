"""The page with the agents' states."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_diagrams_are_those_of_the_code() -> None:
    """`.venv/bin/python scripts/draw_agent_states.py` draws them anew."""
    drawn = runpy.run_path(str(ROOT / "scripts" / "draw_agent_states.py"))
    assert drawn["PAGE"].read_text("utf-8") == drawn["page"]()
