"""Consultations, beside what `tests/app/test_call_control.py` plays: why who was asked did not answer."""

import pytest

from hotline.ivr.consultations import why_not_answered


@pytest.mark.parametrize(
    ("status", "cause", "why"),
    [
        ("BUSY", "17", "busy"),
        ("CHANUNAVAIL", "21", "rejected"),
        ("NOANSWER", "0", "no answer"),
        ("NOANSWER", "21", "no answer"),
        ("CHANUNAVAIL", "3", "unreachable"),
        ("CHANUNAVAIL", "20", "unreachable"),
        ("CONGESTION", "34", "unreachable"),
        ("CANCEL", "0", "no answer"),
        ("INVALIDARGS", "", "failed"),
    ],
)
def test_what_dial_says_of_who_was_asked_becomes_a_word_of_the_journal(
    status: str, cause: str, why: str
) -> None:
    """As measured on Asterisk 22: SIP 486, 603, time-outs (once with an earlier leg's cause), not registered, 503."""
    assert why_not_answered(status, cause) == why
