from hypothesis import given
from hypothesis import strategies as st

from hotline.crm_bridge.outbox.back_off import LONGEST_WISH_SECONDS, Circuit, pause

chances = st.floats(0, 1)


@given(st.integers(1, 10_000), st.floats(1, 86_400), chances)
def test_no_pause_is_longer_than_configured(attempts: int, longest: float, chance: float) -> None:
    """Pauses double from one second, stay within the configured longest, and are never shorter than half a second."""
    assert 0.5 <= pause(attempts, longest, chance) <= longest


def test_pauses_double() -> None:
    """1, 2, 4, 8… seconds at the longest, half of that at the shortest."""
    assert [pause(number, 600, 1.0) for number in (1, 2, 3, 4, 20)] == [1, 2, 4, 8, 600]
    assert pause(4, 600, 0.0) == 4


@given(st.lists(st.one_of(st.none(), st.floats(0, 1e9)), min_size=1, max_size=20), chances)
def test_a_target_is_open_until_it_answers(wishes: list[float | None], chance: float) -> None:
    """It is down from the first failure to the first answer, and its own wishes are believed for an hour."""
    circuit = Circuit()
    for wish in wishes:
        circuit.failed(1000.0, "HTTP 503", longest=600.0, chance=chance)
        circuit.asked_to_wait(1000.0, wish)
    assert circuit.is_open
    assert 1000.0 < circuit.until <= 1000.0 + LONGEST_WISH_SECONDS
    circuit.answered()
    assert (circuit.is_open, circuit.until, circuit.problem) == (False, 0.0, "")
