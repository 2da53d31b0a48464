"""Where prompts are named in code, computed."""

from pathlib import Path

import pytest

from hotline.app.prompt_uses import GRAMMAR, prompt_uses
from hotline.app.whole import load_whole
from hotline.prompts.catalogue import load_catalogues
from hotline.prompts.uses import uses_in

ROOT = Path(__file__).parents[2]

PROMPTS = {"welcome", "digit-0", "digit-1", "offer-callback", "status-new", "status-closed", "closed"}


@pytest.mark.parametrize(
    ("code", "used"),
    [
        ('say("welcome")', {"welcome"}),
        ('say(f"digit-{key}")', {"digit-0", "digit-1"}),
        ('say("status-" + state)', {"status-new", "status-closed"}),
        ('PREFIX = "status-"', {"status-new", "status-closed"}),
        ('say(f"{prefix}-{key}")', set()),
        ('"""Says welcome."""', set()),
        ('say(f"dig-{key}")', set()),
    ],
)
def test_a_name_in_the_code_is_a_use(tmp_path: Path, code: str, used: set[str]) -> None:
    """Whole names, and the beginnings that names are put together from."""
    (tmp_path / "call.py").write_text(f"\n{code}\n")
    uses = uses_in(tmp_path, PROMPTS)
    assert set(uses) == used
    assert all(places == [f"{tmp_path.name}/call.py:2"] for places in uses.values())


def test_a_name_in_the_dialplan_is_a_use(tmp_path: Path) -> None:
    """The lifeboat's prompts are played without the program."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/x.conf.j2").write_text(
        "; welcome\n same => n,Playback({{ sounds }}/{{ language }}/welcome)\n"
    )
    assert uses_in(tmp_path, PROMPTS) == {"welcome": [f"{tmp_path.name}/parts/x.conf.j2:2"]}


def test_each_kind_of_place_is_found() -> None:
    """Code, grammar, menus, queues, the dialplan: with the demo."""
    loaded = load_whole(None)
    catalogues = load_catalogues(loaded.config.node.languages)
    uses = prompt_uses(loaded, catalogues)
    for language in catalogues:
        found = uses[language]
        assert any("menus.toml" in place for place in found["main-menu"])
        assert any(place.startswith("ivr/greeting.py:") for place in found["welcome"])
        assert any(place.startswith("dialplans/parts/lifeboat") for place in found["lifeboat"])
        assert any(place.startswith("queue ") for place in found["comfort-thanks"])
        assert GRAMMAR in found["digit-1"]


def test_the_demo_plays_every_text_but_those_that_are_offered() -> None:
    """A text that nothing plays is one that the operator's handbook offers for menus and queues."""
    loaded = load_whole(None)
    catalogues = load_catalogues(loaded.config.node.languages)
    uses = prompt_uses(loaded, catalogues)
    handbook = "".join(file.read_text("utf-8") for file in (ROOT / "docs/operator").glob("*.md"))
    for language, catalogue in catalogues.items():
        unplayed = catalogue.texts.keys() - uses[language].keys()
        assert unplayed == {"long-wait", "emergency-notice"}
        assert all(f"`{prompt}`" in handbook for prompt in unplayed)
