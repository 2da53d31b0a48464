"""What the call benchmark reads from SIPp's traces."""

import pytest
from calls_trace import Message, failed_calls, read_trace, talks, waits

AGENTS = ["2001", "2002"]


def dialled(at: float, call: str) -> Message:
    return Message(at, True, call, "1 INVITE", "INVITE sip:3001@127.0.0.1:5060 SIP/2.0")


def invited(at: float, call: str, agent: str) -> Message:
    return Message(at, False, call, "7 INVITE", f"INVITE sip:{agent}@127.0.0.1:6000 SIP/2.0")


def hung_up(at: float, call: str) -> Message:
    return Message(at, True, call, "1 BYE", "BYE sip:asterisk@127.0.0.1:5060 SIP/2.0")


def test_reads_a_line_of_sipps_short_trace() -> None:
    """Direction, moment, Call-ID, CSeq and first line are read; an unfinished line is left out."""
    line = "2026-11-22\t08:32:22.895658\t1795336342.895658\tS\t1-844@h\tCSeq:1 INVITE\tINVITE sip:1@h SIP/2.0"
    assert list(read_trace(f"{line}\n2026-11-22\t08:32")) == [
        Message(1795336342.895658, True, "1-844@h", "1 INVITE", "INVITE sip:1@h SIP/2.0")
    ]


def test_an_agent_is_owed_the_caller_who_waits() -> None:
    """The wait runs from an agent's BYE to the same agent's INVITE when a caller waits at the BYE."""
    callers = [dialled(0, "a"), dialled(1, "b"), dialled(2, "c")]
    agents = [
        invited(0.1, "A", "2001"),
        invited(1.1, "B", "2002"),
        hung_up(5, "A"),
        invited(5.25, "C", "2001"),
    ]
    assert waits(callers, agents, AGENTS).of_agents == [0.25]


def test_an_agent_who_waits_for_callers_is_owed_nothing() -> None:
    """The time until the next caller arrives says nothing of the system."""
    callers = [dialled(0, "a"), dialled(9, "b")]
    agents = [invited(0.1, "A", "2001"), hung_up(5, "A"), invited(9.1, "B", "2001")]
    assert waits(callers, agents, ["2001"]).of_agents == []


def test_two_agents_are_not_owed_the_same_caller() -> None:
    """With one caller waiting and two agents freed, only the first of them is owed that caller."""
    callers = [dialled(0, "a"), dialled(1, "b"), dialled(2, "c"), dialled(8, "d")]
    agents = [
        invited(0.1, "A", "2001"), invited(1.1, "B", "2002"), hung_up(5, "A"), hung_up(5.01, "B"),
        invited(5.02, "C", "2001"), invited(8.1, "D", "2002"),
    ]  # fmt: skip
    assert waits(callers, agents, AGENTS).of_agents == pytest.approx([0.02])


def test_a_caller_is_owed_an_agent_who_is_free() -> None:
    """The wait runs from the caller's INVITE to the agent's, only where an agent was free."""
    callers = [dialled(0, "a"), dialled(1, "b")]
    agents = [invited(0.5, "A", "2001"), hung_up(5, "A"), invited(5.1, "B", "2001")]
    assert waits(callers, agents, ["2001"]).of_callers == [0.5]


def test_an_agent_may_be_noted_before_the_caller() -> None:
    """A caller whose INVITE is noted after the agent's shifts no later pair."""
    callers = [dialled(0.2, "a"), dialled(1, "b")]
    agents = [invited(0.1, "A", "2001"), invited(1.5, "B", "2002")]
    assert waits(callers, agents, AGENTS).of_callers == [0.5]


def test_messages_that_were_sent_again_count_once() -> None:
    """A retransmission is no second call and no second end."""
    callers = [dialled(0, "a"), dialled(0.5, "a"), dialled(1, "b")]
    agents = [
        invited(0.1, "A", "2001"), invited(0.6, "A", "2001"), hung_up(5, "A"), hung_up(5.5, "A"),
        invited(5.7, "B", "2001"),
    ]  # fmt: skip
    assert waits(callers, agents, ["2001"]).of_agents == pytest.approx([0.7])


def test_a_talk_counts_when_its_end_is_confirmed() -> None:
    """Calls without a 200 for the agent's BYE are not talked through."""
    confirmed = Message(5.1, False, "A", "1 BYE", "SIP/2.0 200 OK")
    assert talks([invited(0, "A", "2001"), hung_up(5, "A"), confirmed, hung_up(6, "B")]) == 1


def test_failed_calls_are_those_of_the_last_line() -> None:
    """SIPp writes its totals again and again; the last ones count, and none are none."""
    assert failed_calls("SuccessfulCall(C);FailedCall(C)\n1;0\n7;2\n") == 2
    assert failed_calls("SuccessfulCall(C);FailedCall(C)\n") == 0
