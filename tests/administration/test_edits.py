"""Drafts as lists of edits."""

from hotline.administration.edits import Edit, changed_draft, differences, merge, reverse, with_edits

FILE = "configuration"
NOW = {FILE: {"queues": {"water": {"ring_seconds": 15, "title": {"en": "Water"}}}}}


def edit(path: str, before: object, after: object) -> Edit:
    return Edit(file=FILE, path=tuple(path.split(".")), before=before, after=after)


def test_differences_are_the_smallest_edits() -> None:
    """A value in a table is one edit, a whole new table another."""
    after = {"queues": {"water": {"ring_seconds": 20, "title": {"en": "Water"}}, "parks": {}}}
    assert list(differences(FILE, NOW[FILE], after)) == [
        edit("queues.water.ring_seconds", 15, 20),
        edit("queues.parks", None, {}),
    ]


def test_edits_of_others_are_merged() -> None:
    """What somebody else changed at another key stays, and what is so already needs nothing."""
    mine = (edit("queues.water.ring_seconds", 15, 20), edit("queues.water.title.en", "Wet", "Water"))
    merged = merge(mine, NOW)
    assert merged.applied == mine[:1]
    assert merged.conflicts == ()


def test_same_key_is_a_conflict() -> None:
    """A value that somebody else has changed since is not overwritten."""
    mine = (edit("queues.water.ring_seconds", 12, 20),)
    assert merge(mine, NOW).conflicts == mine


def test_edit_of_what_is_gone_is_a_conflict() -> None:
    """A key of a table that somebody else took away does not bring the table back."""
    mine = (edit("queues.parks.ring_seconds", 15, 20),)
    assert merge(mine, NOW).conflicts == mine


def test_value_that_is_as_before_is_no_edit() -> None:
    """Typing the old value again leaves nothing of the edit."""
    draft = (edit("queues.water.ring_seconds", 15, 20),)
    assert changed_draft(draft, NOW, edit("queues.water.ring_seconds", None, 15)) == ()


def test_edits_within_a_new_table_are_one() -> None:
    """A new table stays one edit, whatever is changed in it later."""
    draft = changed_draft((), NOW, edit("queues.parks", None, {}))
    draft = changed_draft(draft, NOW, edit("queues.parks.ring_seconds", None, 9))
    assert draft == (edit("queues.parks", None, {"ring_seconds": 9}),)


def test_reversed_edits_lead_back() -> None:
    """Undoing gives what was before."""
    draft = (edit("queues.water.ring_seconds", 15, 20), edit("queues.parks", None, {"record": False}))
    after = with_edits(NOW[FILE], draft)
    assert with_edits(after, reverse(draft)) == NOW[FILE]
