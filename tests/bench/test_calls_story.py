"""What the call benchmark tells of callers, offers, justice and statistics from SIPp's traces."""

from dataclasses import astuple

import pytest
from calls_justice import DoubleRings, double_rings, longest_beside_idle, overtaken
from calls_statistics import read_queue_show
from calls_story import Caller, Offer, Story, number_in, number_of, read_numbers, read_story
from calls_trace import Message
from calls_truth import differences, read_truth

A, B, C = (number_of(1, count) for count in (1, 2, 3))


def sent(at: float, call: str, sequence: str, line: str) -> Message:
    return Message(at, True, call, sequence, line)


def got(at: float, call: str, sequence: str, line: str) -> Message:
    return Message(at, False, call, sequence, line)


def story(callers: list[Caller], *offers: Offer) -> Story:
    return Story({caller.number: caller for caller in callers}, offers)


def caller(number: str, at: float, *, ended: float | None = None, left: bool = False) -> Caller:
    return Caller(number, at, answered_at=at, ended_at=ended, left=left)


# --- reading ---


def test_a_callers_number_stands_in_the_call_id() -> None:
    """The group and the count of `3x27@host` make the number that the inf file has on line 27."""
    assert number_in("3x27@127.0.0.1") == number_of(3, 27) == "96890300027"


def test_the_agents_log_names_the_caller_of_each_leg() -> None:
    """The plus is left out, as are lines without a number."""
    assert read_numbers("leg-1 +96890100001\nleg-2 96890100002\nleg-3 \n") == {
        "leg-1": "96890100001",
        "leg-2": "96890100002",
    }


def test_a_call_that_the_agent_ends_is_told_of_both_sides() -> None:
    """Times are those of the 200 and of the BYE, and retransmissions change nothing."""
    callers = [
        sent(1.0, "1x1@h", "1 INVITE", "INVITE sip:3001@h SIP/2.0"),
        sent(1.5, "1x1@h", "1 INVITE", "INVITE sip:3001@h SIP/2.0"),
        got(1.6, "1x1@h", "1 INVITE", "SIP/2.0 200 OK"),
        got(9.1, "1x1@h", "7 BYE", "BYE sip:caller@h SIP/2.0"),
    ]
    agents = [
        got(2.0, "leg", "5 INVITE", "INVITE sip:2001@h SIP/2.0"),
        sent(2.0, "leg", "5 INVITE", "SIP/2.0 180 Ringing"),
        sent(2.2, "leg", "5 INVITE", "SIP/2.0 200 OK"),
        sent(2.7, "leg", "5 INVITE", "SIP/2.0 200 OK"),
        sent(9.0, "leg", "1 BYE", "BYE sip:asterisk@h SIP/2.0"),
    ]
    found = read_story(callers, agents, {"leg": A})
    assert found.callers == {A: Caller(A, 1.0, answered_at=1.6, ended_at=9.1, left=False)}
    assert found.offers == (Offer("2001", A, 2.0, answered_at=2.2, ended_at=9.0),)


@pytest.mark.parametrize(
    "end",
    [
        sent(2.2, "leg", "5 INVITE", "SIP/2.0 486 Busy Here"),
        got(2.2, "leg", "5 CANCEL", "CANCEL sip:2001@h SIP/2.0"),
    ],
    ids=["rejected", "withdrawn"],
)
def test_an_offer_that_is_not_taken_ends_unanswered(end: Message) -> None:
    """By the agent's refusal or the other side's CANCEL."""
    invited = got(2.0, "leg", "5 INVITE", "INVITE sip:2001@h SIP/2.0")
    assert read_story([], [invited, end], {"leg": A}).offers == (Offer("2001", A, 2.0, ended_at=2.2),)


def test_a_caller_who_leaves_is_told_apart() -> None:
    """The BYE that SIPp sends is the caller's own."""
    callers = [
        sent(1.0, "1x1@h", "1 INVITE", "INVITE sip:3001@h SIP/2.0"),
        got(1.1, "1x1@h", "1 INVITE", "SIP/2.0 200 OK"),
        sent(3.1, "1x1@h", "2 BYE", "BYE sip:h SIP/2.0"),
    ]
    assert read_story(callers, [], {}).callers[A].left


# --- justice ---


def test_a_later_caller_who_is_offered_first_has_overtaken() -> None:
    """Only where the earlier one still waited, and needs the same."""
    offers = (Offer("2001", B, 5.0), Offer("2002", A, 6.0))
    callers = [caller(A, 1.0), caller(B, 2.0)]
    assert overtaken(story(callers, *offers), lambda _: "same") == 1
    assert overtaken(story(callers, *offers), lambda number: number) == 0
    gone = [caller(A, 1.0, ended=4.0, left=True), caller(B, 2.0)]
    assert overtaken(story(gone, offers[0]), lambda _: "same") == 0


def test_callers_who_come_or_are_offered_together_do_not_overtake() -> None:
    """The network may swap what lies within a tenth of a second."""
    offers = (Offer("2001", B, 5.0), Offer("2002", A, 6.0))
    assert overtaken(story([caller(A, 1.0), caller(B, 1.05)], *offers), lambda _: "") == 0
    close = (Offer("2001", B, 5.0), Offer("2002", A, 5.05))
    assert overtaken(story([caller(A, 1.0), caller(B, 2.0)], *close), lambda _: "") == 0


def test_a_caller_who_waits_for_ever_is_overtaken_by_everybody_behind() -> None:
    """No offer at all is worse than a late one."""
    callers = [caller(A, 1.0), caller(B, 2.0), caller(C, 3.0)]
    assert overtaken(story(callers, Offer("2001", B, 5.0), Offer("2002", C, 6.0)), lambda _: "") == 2


def test_overlapping_offers_are_double_rings() -> None:
    """Of the agent who has two, and of the caller for whom two ring; one after the other is right."""
    right = story([], Offer("2001", A, 1.0, ended_at=2.0), Offer("2001", B, 2.0, ended_at=3.0))
    assert double_rings(right) == DoubleRings(0, 0)
    twice = story([], Offer("2001", A, 1.0, ended_at=2.0), Offer("2001", B, 1.5), Offer("2002", A, 1.9))
    assert double_rings(twice) == DoubleRings(of_agents=1, of_callers=1)


def test_waiting_beside_an_idle_agent_is_measured() -> None:
    """From when both were there to the first offer of either, and only where the agent suits."""
    offers = (Offer("2001", A, 1.0, answered_at=1.2, ended_at=6.0), Offer("2001", B, 9.0, ended_at=10.0))
    callers = [caller(A, 0.9), caller(B, 2.0)]
    assert longest_beside_idle(story(callers, *offers), lambda _: ["2001"], 20.0) == pytest.approx(3.0)
    suits = {A: ["2001"], B: []}
    assert longest_beside_idle(story(callers, *offers), suits.__getitem__, 20.0) == pytest.approx(0.1)


def test_an_agent_who_is_never_rung_is_idle_all_the_time() -> None:
    """A caller who leaves has waited beside that agent from the answer to the end."""
    callers = [caller(A, 2.0, ended=5.0, left=True)]
    assert longest_beside_idle(story(callers), lambda _: ["2009"], 20.0) == 3.0


# --- statistics ---


def test_the_truth_counts_waits_talks_and_those_who_left() -> None:
    """A wait runs from the hotline's answer to the agent's, a talk to the first BYE."""
    callers = [caller(A, 1.0, ended=9.0), caller(B, 2.0, ended=5.0, left=True), caller(C, 3.0, ended=20.0)]
    offers = (
        Offer("2001", A, 1.5, answered_at=2.0, ended_at=8.99),
        Offer("2002", C, 4.0, ended_at=7.0),
        Offer("2002", C, 9.0, answered_at=10.0, ended_at=20.1),
    )
    truth = read_truth(story(callers, *offers), threshold_seconds=4.0)
    assert truth.waits == {A: 1.0, C: 7.0}
    assert truth.talks == pytest.approx({A: 6.99, C: 10.0})
    assert truth.abandons == {B: 3.0}
    numbers = truth.numbers
    assert (numbers.offered, numbers.answered, numbers.abandoned) == (3, 2, 1)
    assert numbers.service_level == pytest.approx(1 / 3)
    assert numbers.mean_wait == pytest.approx(4.0)


def test_times_of_calls_that_only_one_side_knows_are_not_compared() -> None:
    """The counts tell of these."""
    assert differences({A: 1.5, B: 2.0}, {A: 1.0, C: 9.0}) == [0.5]


def test_app_queues_own_numbers_are_read() -> None:
    """As `queue show` prints them; of another text nothing is made up."""
    text = (
        "peer-counted has 0 calls (max unlimited) in 'leastrecent' strategy "
        "(16s holdtime, 3s talktime), W:0, C:30, A:2, SL:29.3%, SL2:27.5% within 4s\n   Members:\n"
    )
    numbers = read_queue_show(text)
    assert numbers is not None
    assert astuple(numbers) == pytest.approx((32, 30, 2, 0.293, 16.0, 3.0))
    assert read_queue_show("No such queue: x.") is None
