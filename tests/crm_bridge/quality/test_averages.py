"""Means of assessments: what they are, and from whom they are hidden."""

import pytest

from hotline.crm_bridge.quality.averages import FEW, Averages, Scored, averages
from hotline.crm_bridge.quality.form import Form, Question, Section

FORM = Form(key="f", title={}, sections=(
    Section(key="a", title={}, questions=(Question(key="x", text={}), Question(key="y", text={}))),
))  # fmt: skip


def scored(quality: float, *, agent: str = "1001", source: str = "sample", sealed: bool = False) -> Scored:
    fatal = () if quality else ("a.y",)
    marks = {"a.x": 2, "a.y": 2 if quality else 0}
    return Scored(agent, "water", "2026-11-22", source, quality, fatal, FORM, marks, sealed)


def told(found: Averages) -> list[tuple[float | None, int | None]]:
    tables = (found.by_agent, found.by_queue, found.by_week, found.by_question)
    means = [found.all, *(mean for table in tables for mean in table.values())]
    return [(mean.mean, mean.fatal) for mean in means]


def test_drawn_calls_are_counted_and_others_only_told() -> None:
    """The mean is of drawn calls; fatal errors are counted, of which each made its call 0."""
    found = averages([scored(1.0), scored(0.0), scored(1.0, source="hand")])
    assert (found.all.mean, found.all.count, found.all.fatal, found.by_hand) == (0.5, 2, 1, 1)
    assert {key: mean.mean for key, mean in found.by_question.items()} == {"f/a.x": 1.0, "f/a.y": 0.5}


@pytest.mark.parametrize("sealed", range(1, FEW))
def test_few_that_are_to_be_assessed_blind_are_left_out(sealed: int) -> None:
    """The mean is of the others, which whoever asks has read: what is known of these is no secret."""
    found = averages(scored(0.0 if place < sealed else 1.0, sealed=place < sealed) for place in range(FEW))
    means = [found.all, *found.by_agent.values(), *found.by_queue.values(), *found.by_week.values()]
    assert {(mean.mean, mean.fatal, mean.count, mean.left_out) for mean in means} == {
        (1.0, 0, FEW - sealed, sealed)
    }


def test_a_mean_of_sealed_ones_alone_is_none() -> None:
    """Neither it nor its fatal errors are told, only how many are left out."""
    found = averages(scored(0.0, sealed=True) for _ in range(FEW - 1))
    assert set(told(found)) == {(None, None)}
    assert (found.by_agent["1001"].count, found.by_agent["1001"].left_out) == (0, FEW - 1)


def test_a_mean_of_many_or_of_what_was_read_is_told() -> None:
    """Five sealed marks together give none away; and who has signed or read all of them knows them."""
    assert None not in {mean for mean, _ in told(averages(scored(1.0, sealed=True) for _ in range(FEW)))}
    assert None not in {mean for mean, _ in told(averages(scored(1.0) for _ in range(FEW - 1)))}


def test_the_mean_of_all_less_the_others_tells_nothing() -> None:
    """Of two agents one has a single sealed assessment: the other's mean stands, and all leaves the one out too."""
    found = averages([scored(0.0, agent="1002", sealed=True), *(scored(1.0) for _ in range(FEW))])
    assert (found.by_agent["1002"].mean, found.by_agent["1001"].mean) == (None, 1.0)
    assert (found.all.mean, found.all.left_out) == (1.0, 1)
