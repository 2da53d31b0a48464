"""The formula of quality: golden numbers, and what holds for any form and marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.config.quality import Quality
from hotline.crm_bridge.quality.form import Form, Question, Section, form_of, from_json, standard, to_json
from hotline.crm_bridge.quality.scoring import MarksError, agreement, differences, score

FORM = Form(
    key="f",
    title={},
    sections=(
        Section(key="a", title={}, questions=(
            Question(key="x", text={}, weight=1, best=2),
            Question(key="y", text={}, weight=3, best=4, not_applicable=True),
        )),
        Section(key="b", title={}, questions=(Question(key="z", text={}, weight=2, best=1, fatal=True),)),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("marks", "quality"),
    [
        ({"a.x": 2, "a.y": 4, "b.z": 1}, 1.0),
        ({"a.x": 1, "a.y": 3, "b.z": 1}, (0.5 + 3 * 0.75 + 2) / 6),
        ({"a.x": 1, "a.y": None, "b.z": 1}, (0.5 + 2) / 3),
        ({"a.x": 2, "a.y": 4, "b.z": 0}, 0.0),
        ({}, None),
    ],
)
def test_quality_is_the_weighted_share(marks: dict[str, int | None], quality: float | None) -> None:
    """Σ weight × mark / best over Σ weight of what applies; a fatal error makes it 0."""
    result = score(FORM, marks)
    assert result.quality == (None if quality is None else pytest.approx(quality))


def test_fatal_errors_are_named_and_sections_keep_their_own_share() -> None:
    """A fatal error takes the whole, and hides nothing of what was good."""
    result = score(FORM, {"a.x": 2, "a.y": 4, "b.z": 0})
    assert (result.fatal, result.sections) == (("b.z",), {"a": 1.0, "b": 0.0})


@pytest.mark.parametrize("marks", [{"a.x": 3}, {"a.x": -1}, {"a.x": None}, {"a.q": 1}])
def test_marks_that_the_form_lacks_are_refused(marks: dict[str, int | None]) -> None:
    """A mark beyond the best, below 0, left out where it applies, or of no question is no mark."""
    with pytest.raises(MarksError):
        score(FORM, marks)


_forms = st.lists(
    st.tuples(st.floats(0.1, 100), st.integers(1, 10), st.booleans(), st.booleans()), min_size=1, max_size=8
)


@given(_forms, st.data())
def test_quality_lies_between_nothing_and_all(
    asked: list[tuple[float, int, bool, bool]], data: st.DataObject
) -> None:
    """Any marks give 0 to 1; more of a mark never gives less; the best of everything is 1."""
    questions = tuple(
        Question(key=f"q{n}", text={}, weight=weight, best=best, fatal=fatal, not_applicable=optional)
        for n, (weight, best, fatal, optional) in enumerate(asked)
    )
    form = Form(key="f", title={}, sections=(Section(key="s", title={}, questions=questions),))
    marks = {f"s.{one.key}": data.draw(st.integers(0, one.best)) for one in questions}
    quality = score(form, marks).quality
    assert quality is not None
    assert -1e-9 <= quality <= 1 + 1e-9
    better = {f"s.{one.key}": min(one.best, marks[f"s.{one.key}"] + 1) for one in questions}
    assert (score(form, better).quality or 0.0) >= quality - 1e-9
    assert score(form, {f"s.{one.key}": one.best for one in questions}).quality == pytest.approx(1.0)


def test_two_listeners_are_compared() -> None:
    """Calibration names the questions that they marked differently, and the share that they marked alike."""
    first, second = {"a.x": 1, "a.y": 4, "b.z": 1}, {"a.x": 2, "a.y": 4, "b.z": 1}
    assert [one.question for one in differences(FORM, first, second)] == ["a.x"]
    assert agreement(FORM, first, second) == pytest.approx(5 / 6)


def test_a_form_is_kept_as_it_was() -> None:
    """What an assessment keeps of its form is the form; the standard one is there in both languages."""
    assert from_json(to_json(standard())) == standard()
    assert all({"ar", "en"} <= set(one.text) for _, one in standard().questions())


def test_the_queue_has_its_form() -> None:
    """The form that names the queue counts, then the one for all others, then ours."""
    section: dict[str, object] = {"s": {"title": {}, "questions": {"q": {"text": {}}}}}
    forms = {
        "own": {"title": {}, "queues": ["water"], "sections": section},
        "other": {"title": {}, "sections": section},
    }
    settings = Quality.model_validate({"forms": forms})
    assert [form_of(settings, queue).key for queue in ("water", "general")] == ["own", "other"]
    assert form_of(Quality(), "water").key == "standard"
