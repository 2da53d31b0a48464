"""Templates that change while the hotline runs."""

from pathlib import Path

from hotline.crm_bridge.citizen_words.current_templates import CurrentTemplates
from hotline.crm_bridge.citizen_words.templates import Facts

FACTS = Facts(reference="4270")


def test_changed_template_counts_for_the_next_word(tmp_path: Path) -> None:
    """One that is new, changed, broken, taken away, or in another folder; what has not changed is not read again."""
    folders: list[Path | None] = [None]
    templates = CurrentTemplates(lambda: folders[0])
    ours = templates().text("closed", "en", FACTS)
    file = tmp_path / "en" / "closed.txt.j2"
    file.parent.mkdir()
    folders[0] = tmp_path
    for text, said in (("Shut.", "Shut."), ("Over and out.", "Over and out."), ("{{ name }}", ours)):
        file.write_text(text)
        assert templates().text("closed", "en", FACTS) == said
    assert templates() is templates()
    file.unlink()
    assert templates().text("closed", "en", FACTS) == ours
