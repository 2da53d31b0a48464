"""Consultations, beside what `tests/app/test_call_control.py` plays: why nobody answered, and who is found again."""

import pytest

from hotline.asterisk.channels import ChannelInfo
from hotline.events import Event
from hotline.ivr.consultation_recovery import ConsultationRecovery
from hotline.ivr.consultations import Consultations, why_not_answered
from hotline.ivr.legs import Legs
from hotline.queue.calls import CallState, LiveCall
from hotline.queue.live import LiveState
from hotline.queue.transfers import LiveConsultation, Stage


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


def test_a_new_controller_takes_no_supervisor_for_who_is_asked() -> None:
    """Whoever joined in before is linked with the call for ever, and listens to the agent."""
    call = LiveCall(
        "n-1795000000.1", 0.0, state=CallState.TALKING, agent="1001", queue="water", expert="1002"
    )
    call.consultation = LiveConsultation("agent", "1002", 1.0, Stage.TALKING)
    live = LiveState()
    live.calls[call.call] = call
    written: list[Event] = []
    hung_up: list[str] = []
    legs = Legs(written.append, lambda: 2.0)
    leg = legs.expect(call.call, "1001", "water", 0.0)
    leg.uniqueid, leg.answered = "n-1795000000.2", True
    book = Consultations(written.append, lambda: live, legs, hung_up.append, lambda: 2.0)
    recovery = ConsultationRecovery(book, legs, written.append, hung_up.append, lambda: 2.0)
    uniqueids = (call.call, leg.uniqueid, "n-1795000001.3", "n-monitor-bcc5dfc0df03")
    recovery.compare(
        call, {one: ChannelInfo(f"PJSIP/{one}", one, call.call, "Up", bridged=True) for one in uniqueids}
    )
    found = book.of(call.call)
    assert found is not None
    assert (found.expert_uniqueid, found.expert_channel) == ("n-1795000001.3", "PJSIP/n-1795000001.3")
    assert (written, hung_up) == ([], [])
