"""Values that are put into files which people wrote."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.administration.edits import Edit, differences, with_edits
from hotline.administration.toml_text import EditError, edited
from hotline.config.loader import DEMO

TEXT = DEMO.read_text(encoding="utf-8")
DATA = tomllib.loads(TEXT)


def edit(path: str, after: object) -> Edit:
    return Edit(file="configuration", path=tuple(path.split(".")), after=after)


def lines_changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that are gone and those that are new."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def comments(text: str) -> list[str]:
    return [line.partition("#")[2] for line in text.splitlines() if "#" in line]


def test_nothing_wanted_changes_nothing() -> None:
    """A file into which nothing is put stays as it is, to the last byte."""
    assert edited(TEXT, []) == TEXT


@pytest.mark.parametrize(
    ("path", "after", "gone", "new"),
    [
        (
            "sip.allow_anonymous", False,
            ["allow_anonymous = true  # so that any SIP phone on this machine can dial 1111"],
            ["allow_anonymous = false  # so that any SIP phone on this machine can dial 1111"],
        ),
        ("queues.water.ring_seconds", 20, [], ["ring_seconds = 20"]),
        ("agents.1001.skills.pipes", None,
         ["skills = { arabic = 5, english = 3, pipes = 4 }"], ["skills = { arabic = 5, english = 3 }"]),
        ("categories.noise.title.en", "Loud \"noise\"",
         ['title = { ar = "ضوضاء", en = "Noise" }'], ['title = { ar = "ضوضاء", en = "Loud \\"noise\\"" }']),
        ("hours.office.dates", {"2026-03-19": []}, [], ["dates = { 2026-03-19 = [] }"]),
    ],
)  # fmt: skip
def test_one_value_changes_one_line(path: str, after: object, gone: list[str], new: list[str]) -> None:
    """Only the line of the value is another one, and the comment in it is still there."""
    assert lines_changed(TEXT, edited(TEXT, [edit(path, after)])) == (gone, new)


def test_new_table_stands_behind_its_kind() -> None:
    """A new queue comes behind the last queue, before the comments of what follows."""
    new = edited(TEXT, [edit("queues.parks", {"title": {"ar": "الحدائق", "en": "Parks"}})])
    assert '\n\n[queues.parks]\ntitle = { ar = "الحدائق", en = "Parks" }\n\n[agents.1001]\n' in new


def test_table_that_goes_leaves_the_comments_of_others() -> None:
    """Taking a table out takes nothing else, also where a comment stands between it and the next."""
    new = edited(TEXT, [edit("open311", None)])
    assert "open311" not in tomllib.loads(new)
    assert "# To offer call-backs, name the telephone company that can call citizens:" in new


def test_array_keeps_comments_beside_what_stays() -> None:
    """An element that changes leaves the comments of its neighbours."""
    text = "[queues.water]\noverflow = [\n  { closed = true },  # at night\n  { longer_than = 20 },\n]\n"
    after = [{"closed": True}, {"longer_than": 30}]
    assert edited(text, [edit("queues.water.overflow", after)]) == text.replace("20", "30")


@pytest.mark.parametrize(
    "value", ["</script><script>alert(1)</script>", 'a"\\\n\t\x7f', "مرحبا\u200f", "'''\"\"\""]
)
def test_any_text_is_only_a_text(value: str) -> None:
    """Whatever is typed into a field stays within its quotes."""
    new = edited(TEXT, [edit("categories.noise.title.en", value)])
    assert tomllib.loads(new)["categories"]["noise"]["title"]["en"] == value


def test_layout_that_cannot_be_changed_is_refused() -> None:
    """Where the new text would not say what is wanted, nothing is changed and the key is named."""
    with pytest.raises(EditError, match="queues"):
        edited("queues = 3\n", [edit("queues.water.title", "x")])


_LEAVES = st.one_of(
    st.booleans(), st.integers(0, 10**6), st.text(max_size=12),
    st.lists(st.text(max_size=6), max_size=4), st.floats(0, 1e6, allow_nan=False),
)  # fmt: skip
_PATHS = [
    edit.path
    for top in DATA
    for edit in differences("x", {}, {top: {}})
    for edit in differences("x", {top: {}}, {top: DATA[top]}, ())
]


@settings(max_examples=40, deadline=None)
@given(
    path=st.sampled_from([*_PATHS, ("queues", "water", "x"), ("queues", "new"), ("new", "x.y", "z")]),
    value=st.one_of(
        _LEAVES, st.dictionaries(st.text("ab.é ", min_size=1, max_size=4), _LEAVES, max_size=3), st.none()
    ),
)
def test_round_trip(path: tuple[str, ...], value: object) -> None:
    """Whatever is put anywhere: the file says exactly that besides what it said, and a value keeps every comment."""
    wanted = [Edit(file="x", path=path, after=value)]
    new = edited(TEXT, wanted)
    said, meant = tomllib.loads(new), with_edits(DATA, wanted)
    if value is None:  # the last entry may take its table with it
        said, meant = ({key: one for key, one in data.items() if one} for data in (said, meant))
    assert said == meant
    if not isinstance(value, dict) and value is not None and path in _PATHS and len(path) > 2:
        assert set(comments(TEXT)) <= set(comments(new))


def test_the_menus_of_the_demo_take_edits() -> None:
    """Keys of menus that are written as tables, and as lines, are changed, added and taken away."""
    text = (Path(DEMO).parent / "menus.toml").read_text(encoding="utf-8")
    new = edited(
        text,
        [
            edit("menus.main.keys.6", {"queue": "general"}),
            edit("menus.office.keys.3", None),
            edit("menus.office.prompts", ["office-menu"]),
        ],
    )
    data = tomllib.loads(new)["menus"]
    assert data["main"]["keys"]["6"] == {"queue": "general"}
    assert set(data["office"]["keys"]) == {"1", "2"}
    assert set(comments(text)) == set(comments(new))
