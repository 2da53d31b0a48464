"""`hotline prompts render`, as the operator types it."""

import pytest

from hotline.prompts import synthesis
from tests.prompts.operator import Operator


@pytest.mark.usefixtures("quick_speech")
def test_the_command_renders_and_says_what_it_did(operator: Operator) -> None:
    """The second run says that nothing had to be made."""
    first = operator.types("render")
    assert first.exit_code == 0, first.output
    assert " made, 0 unchanged, in " in first.output
    assert (operator.folder / "var/sounds/en/welcome.ulaw").exists()
    assert "0 made, " in operator.types("render").output


def test_a_missing_synthesiser_is_one_line(operator: Operator, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the way to get it, and without a traceback."""
    monkeypatch.setattr(synthesis, "PROGRAM", "no-such-espeak")
    result = operator.types("render")
    assert result.exit_code == 1
    assert result.output.strip() == "no-such-espeak is not installed. Get it: apt-get install espeak-ng"


def test_a_mistake_in_a_catalogue_is_told_with_its_line(operator: Operator) -> None:
    """Status 2, as for every mistake in the configuration."""
    operator.texts.write_text('[prompts]\nwelcome = ""\n')
    result = operator.types("render")
    assert result.exit_code == 2
    assert "catalogue.toml:2: prompts.welcome: is empty." in result.output
