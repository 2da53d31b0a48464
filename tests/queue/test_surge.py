"""Surge mode as a fold of the journal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.events import CallAbandoned, Event, SurgeSwitchedOff, SurgeSwitchedOn
from hotline.queue.surge import SurgeState


def switched_on(at: float = 100.0, until: float = 200.0, *, instead: bool = False) -> SurgeSwitchedOn:
    return SurgeSwitchedOn(
        at=at, sounds={"ar": f"surge/{at:g}/ar"}, until=until, instead=instead, texts={"ar": "…"}, by="laila"
    )


def state(*events: Event) -> SurgeState:
    surge = SurgeState()
    for event in events:
        surge.apply(event)
    return surge


def test_nothing_is_announced_before_somebody_switches_it_on() -> None:
    """Other events change nothing."""
    assert state(CallAbandoned(at=1.0, call="c", queue="water")).active(150.0) is None


def test_what_is_switched_on_is_active_with_all_that_the_event_says() -> None:
    """Sounds, texts, end, who, and whether the menu follows."""
    active = state(switched_on(instead=True)).active(150.0)
    assert active is not None
    assert active.sounds == {"ar": "surge/100/ar"}
    assert active.texts == {"ar": "…"}
    assert (active.since, active.until, active.instead, active.by) == (100.0, 200.0, True, "laila")


@pytest.mark.parametrize(("now", "on"), [(199.9, True), (200.0, False), (1e9, False)])
def test_it_ends_by_itself(now: float, on: bool) -> None:
    """At its end and for ever after, without any event."""
    assert (state(switched_on()).active(now) is not None) is on


def test_it_can_be_ended_earlier() -> None:
    """Switching off twice does no harm."""
    off = SurgeSwitchedOff(at=110.0)
    assert state(switched_on(), off, off).active(150.0) is None


def test_another_one_replaces_it() -> None:
    """Also where the earlier one would have lasted longer; the earlier one does not come back."""
    surge = state(switched_on(100.0, 900.0), switched_on(120.0, 200.0))
    active = surge.active(150.0)
    assert active is not None
    assert active.sounds == {"ar": "surge/120/ar"}
    assert surge.active(300.0) is None


@given(
    st.lists(st.tuples(st.booleans(), st.floats(1, 50)), max_size=8),
    st.floats(0, 500),
)
def test_only_the_newest_switch_counts(switches: list[tuple[bool, float]], now: float) -> None:
    """Whatever was switched before, a restart that reads only the newest switch knows the same."""
    events: list[Event] = [
        switched_on(10.0 * n, 10.0 * n + lasts) if on else SurgeSwitchedOff(at=10.0 * n)
        for n, (on, lasts) in enumerate(switches)
    ]
    assert state(*events).active(now) == state(*events[-1:]).active(now)
