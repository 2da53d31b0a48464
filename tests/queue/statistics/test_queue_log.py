"""The journal as Asterisk's queue_log."""

from typing import Any

import pytest

from hotline.events import CallTransferred, ConsultationAnswered, ConsultationBegan, TransferFailed
from hotline.events.transfers import Way
from hotline.phone import mask
from hotline.queue.statistics.queue_log import QueueLog
from hotline.testing.story import BEGIN, Story


def lines_of(story: Story, spell: object = mask) -> list[str]:
    """Return the lines, with seconds after the story's beginning instead of the epoch."""
    log = QueueLog(mask if spell is mask else (lambda number: number or "withheld"), {"water": "2"})
    lines = [line for event in story.events for line in log.apply(event)]
    return [f"{int(at) - int(BEGIN)}|{rest}" for at, _, rest in (line.partition("|") for line in lines)]


def test_whole_day() -> None:
    """Each way through a queue, and each of an agent's, gives the lines that app_queue would have written."""
    story = Story()
    story.restart(0)
    story.sign_in(5, "1001", ("water", "roads"))
    story.sign_in(6, "1002")
    story.queue(100.2, "c1")
    story.queue(101, "c2")
    story.ring(102, "c1")
    story.miss(117.25, "c1")
    story.resume(120, "1001")
    story.answer(128.9, "c1", "1002", rings_at=121.4)
    story.end_talk(188.9, "c1", "1002", by="caller")
    story.ring(190, "c2", "1002")
    story.abandon(193.5, "c2")
    story.queue(200, "c3", caller=None)
    story.flow_out(260, "c3", "message", "waited too long")
    story.end(290, "c3")
    story.queue(300, "c4", "roads")
    story.flow_out(301, "c4", "message", "nobody signed in", queue="roads")
    story.end(310, "c4")
    story.queue(400, "c5")
    story.flow_out(420, "c5", "message")
    story.end(430, "c5")
    story.queue(450, "c6")
    story.request_callback(470, "c6", "b1", since=450)
    story.pause(500, "1002", "prayer")
    story.resume(600, "1002")
    story.queue(700, "c7")
    story.answer(705, "c7", "1001", rings_at=702)
    story.end_talk(725, "c7", "1001")
    story.sign_out(900, "1001")
    assert lines_of(story) == [
        "0|NONE|NONE|NONE|QUEUESTART|",
        "5|NONE|water|1001|ADDMEMBER|",
        "5|NONE|roads|1001|ADDMEMBER|",
        "6|NONE|water|1002|ADDMEMBER|",
        "100|c1|water|NONE|ENTERQUEUE||+968…001|1",
        "101|c2|water|NONE|ENTERQUEUE||+968…001|2",
        "117|c1|water|1001|RINGNOANSWER|15250",
        "117|NONE|NONE|1001|PAUSEALL|Auto-Pause",
        "117|NONE|water|1001|PAUSE|Auto-Pause",
        "117|NONE|roads|1001|PAUSE|Auto-Pause",
        "120|NONE|NONE|1001|UNPAUSEALL|",
        "120|NONE|water|1001|UNPAUSE|",
        "120|NONE|roads|1001|UNPAUSE|",
        "128|c1|water|1002|CONNECT|28|PJSIP/1002-1|7",
        "188|c1|water|1002|COMPLETECALLER|28|60|1",
        "193|c2|water|1002|RINGCANCELED|3500",
        "193|c2|water|NONE|ABANDON|1|2|92",
        "200|c3|water|NONE|ENTERQUEUE||withheld|1",
        "260|c3|water|NONE|EXITWITHTIMEOUT|1|1|60",
        "300|c4|roads|NONE|ENTERQUEUE||+968…001|1",
        "301|c4|roads|NONE|EXITEMPTY|1|1|1",
        "400|c5|water|NONE|ENTERQUEUE||+968…001|1",
        "420|c5|water|NONE|EXITWITHKEY|1|1|1|20",
        "450|c6|water|NONE|ENTERQUEUE||+968…001|1",
        "470|c6|water|NONE|EXITWITHKEY|2|1|1|20",
        "500|NONE|NONE|1002|PAUSEALL|prayer",
        "500|NONE|water|1002|PAUSE|prayer",
        "600|NONE|NONE|1002|UNPAUSEALL|",
        "600|NONE|water|1002|UNPAUSE|",
        "700|c7|water|NONE|ENTERQUEUE||+968…001|2",
        "705|c7|water|1001|CONNECT|5|PJSIP/1001-1|3",
        "725|c7|water|1001|COMPLETEAGENT|5|20|2",
        "900|NONE|water|1001|REMOVEMEMBER|",
        "900|NONE|roads|1001|REMOVEMEMBER|",
    ]


@pytest.mark.parametrize(
    ("way", "target", "line"),
    [
        ("blind", "roads", "BLINDTRANSFER|roads|queue|5|20|1"),
        ("lost", "water", "COMPLETEAGENT|5|20|1"),
    ],
)
def test_a_caller_who_is_given_away(way: Way, target: str, line: str) -> None:
    """A transfer is told in place of the agent's end; that of a telephone which vanished is none."""
    story = Story()
    story.sign_in(0, "1001")
    story.queue(100, "c1")
    story.answer(105, "c1", "1001", rings_at=102)
    at = BEGIN + 124
    given = CallTransferred(
        at=at, call="c1", agent="1001", kind="queue", target=target, way=way, queue="water"
    )
    story.events.append(given)
    story.end_talk(125, "c1", "1001")
    assert lines_of(story)[-1] == f"125|c1|water|1001|{line}"


def test_a_caller_who_goes_to_whom_the_agent_asked() -> None:
    """An attended transfer; one that failed before is none."""
    story = Story()
    story.sign_in(0, "1001")
    story.sign_in(1, "1002")
    story.queue(100, "c1")
    story.answer(105, "c1", "1001", rings_at=102)
    told: dict[str, Any] = {"call": "c1", "agent": "1001", "kind": "agent", "target": "1002"}
    story.events += [
        CallTransferred(at=BEGIN + 106, **told, way="blind", queue="water"),
        TransferFailed(at=BEGIN + 107, **told, reason="failed"),
        ConsultationBegan(at=BEGIN + 108, **told, expert="1002"),
        ConsultationAnswered(at=BEGIN + 109, call="c1", agent="1001"),
        CallTransferred(at=BEGIN + 110, **told, way="consultation", queue="water"),
    ]
    story.end_talk(125, "c1", "1001")
    assert lines_of(story)[-1] == "125|c1|water|1001|ATTENDEDTRANSFER|BRIDGE|1002|5|20|1"


def test_numbers_are_whole_where_that_is_wished() -> None:
    """The function that spells decides; nothing else of a line can tell who called."""
    story = Story()
    story.queue(0, "c1")
    assert lines_of(story, spell=None) == ["0|c1|water|NONE|ENTERQUEUE||+96891230001|1"]
    assert "91230001" not in "".join(lines_of(story))


def test_every_entry_has_one_exit_also_where_events_were_lost() -> None:
    """A call that ends, or is queued elsewhere, without a word has left; one whose end of talk was lost is complete."""
    story = Story()
    story.sign_in(0)
    story.queue(0, "c1")
    story.queue(10, "c1", "roads")
    story.end(30, "c1")
    story.queue(40, "c2")
    story.answer(45, "c2")
    story.end(60, "c2")
    assert lines_of(story)[1:] == [
        "0|c1|water|NONE|ENTERQUEUE||+968…001|1",
        "10|c1|water|NONE|EXITWITHTIMEOUT|1|1|10",
        "10|c1|roads|NONE|ENTERQUEUE||+968…001|1",
        "30|c1|roads|NONE|ABANDON|1|1|20",
        "40|c2|water|NONE|ENTERQUEUE||+968…001|1",
        "45|c2|water|1001|CONNECT|5||0",
        "60|c2|water|1001|COMPLETEAGENT|5|15|1",
    ]


def test_doubled_events_give_no_second_line() -> None:
    """What contradicts the live state is not told."""
    story = Story()
    story.sign_in(0)
    story.queue(0, "c1")
    story.answer(5, "c1", rings_at=2)
    story.end_talk(60, "c1")
    doubled = Story()
    doubled.events = [event for event in story.events for _ in range(2)]
    assert lines_of(doubled) == lines_of(story)


@pytest.mark.parametrize("reason", ["a|b", "a\nb", "a\rb"])
def test_reason_cannot_break_a_line(reason: str) -> None:
    """Bars and ends of lines are no part of a field."""
    story = Story()
    story.sign_in(0)
    story.pause(5, reason=reason)
    lines = lines_of(story)
    assert len(lines) == 3
    assert all(line.count("|") == 5 and "\n" not in line and "\r" not in line for line in lines)
