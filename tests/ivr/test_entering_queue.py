"""A call comes to a queue: it waits, or a rule of overflow sends it elsewhere."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from hotline.config import Hours
from hotline.events import (
    AgentAnswered,
    AgentSignedOut,
    CallbackRequested,
    CallFlowedOut,
    CallQueued,
    RulesLoaded,
)
from hotline.queue.live import CallState
from hotline.queue.rules_of import routing_rules
from hotline.testing.agi import FakeLeg
from hotline.testing.caller import PROMPT_SECONDS, DirectCall
from hotline.testing.city import BEGIN, clock
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time
from tests.ivr.callbacks import CITIZEN, busy_agent, house_with_callbacks
from tests.queue.opening import at

#: Goes straight to the queue `water`, in English.
DIRECT = "1112"

#: The hours of an office that is open on the day of `BEGIN`, and of one that is not.
TODAY = "2026-11-18"
OPEN: dict[str, Any] = {"dates": {TODAY: ["00:00-24:00"]}}
SHUT: dict[str, Any] = {"dates": {TODAY: []}}


def queued(house: House, call: DirectCall) -> list[CallQueued]:
    return [event for event in house.journal.of_type(CallQueued) if event.call == call.uniqueid]


def flowed(house: House, call: DirectCall) -> list[CallFlowedOut]:
    return [event for event in house.journal.of_type(CallFlowedOut) if event.call == call.uniqueid]


async def gone(call: DirectCall) -> None:
    call.hang_up()
    await call.ended()


def test_the_day_of_the_tests_is_today() -> None:
    """Virtual time begins within it, in the city's time zone."""
    assert at(f"{TODAY} 00:00") < BEGIN < at(f"{TODAY} 22:00")


# --- to another queue ---


@in_virtual_time
async def test_a_call_keeps_its_true_age_over_two_queues(tmp_path: Path) -> None:
    """Sent on twice it is as old as at the first queue, hears why each time, and is counted in each queue."""
    house = House(
        tmp_path,
        {
            "queues.streets": {"overflow": [{"waited_seconds": 15, "queue": "general"}]},
            "queues.water.overflow": [{"longer_than": 0, "queue": "streets"}],
        },
    )
    call = house.call(DIRECT)
    await call.until(lambda: len(queued(house, call)) == 3)
    first, second, third = queued(house, call)
    assert [one.queue for one in (first, second, third)] == ["water", "streets", "general"]
    assert (first.since, second.since, third.since) == (None, first.at, first.at)
    assert second.at == pytest.approx(BEGIN + PROMPT_SECONDS)
    assert third.at >= second.at + 15
    assert [(one.to, one.target, one.reason) for one in flowed(house, call)] == [
        ("queue", "streets", "all lines busy"), ("queue", "general", "waited too long"),
    ]  # fmt: skip
    assert house.live(call).since == first.at
    await gone(call)


@in_virtual_time
async def test_a_controller_that_dies_while_the_caller_hears_why_loses_neither_way_nor_age(
    tmp_path: Path,
) -> None:
    """The next one goes on into the other queue."""
    house = House(tmp_path, {"queues.water.overflow": [{"waited_seconds": 20, "queue": "general"}]})
    call = house.call(DIRECT)
    await call.until(lambda: bool(flowed(house, call)))
    successor = await house.killed()
    again = successor.comes_back(call)
    await again.until(lambda: len(queued(successor, again)) == 2)
    first, second = queued(successor, again)
    assert (second.queue, second.since) == ("general", first.at)
    await gone(again)


@in_virtual_time
async def test_an_old_call_from_another_queue_is_before_a_younger_one(tmp_path: Path) -> None:
    """The agent of the other queue takes the one who has waited longest, wherever."""
    house = House(
        tmp_path,
        {
            "queues.water.overflow": [{"waited_seconds": 20, "queue": "general"}],
            "agents": {"1001": {"name": "Aisha", "queues": ["general"]}},
            "numbers.1115": {"queue": "general", "language": "en", "consent_notice": False},
        },
    )
    old = house.call(DIRECT, legs=[FakeLeg()])
    await asyncio.sleep(10)
    young = house.call("1115", legs=[FakeLeg()])
    await old.until(lambda: len(queued(house, old)) == 2)
    await asyncio.sleep(1)
    assert house.dispatcher.live.position(young.uniqueid) == 2
    house.sign_in("1001")
    await old.ended()
    await young.ended()
    assert [one.call for one in house.journal.of_type(AgentAnswered)] == [old.uniqueid, young.uniqueid]


@in_virtual_time
async def test_a_rule_about_the_expected_wait_sends_on_where_data_carry_it(tmp_path: Path) -> None:
    """Two talks of five minutes with one agent: who comes next would wait longer than four."""
    rule = {"expected_wait_above_seconds": 240, "queue": "general"}
    house = House(tmp_path, {"queues.water.overflow": [rule], "queues.water.expected_handling_seconds": 300})
    house.sign_in("1001")
    talk = house.call(DIRECT, legs=[FakeLeg(talk_seconds=None)])
    await talk.until(lambda: talk.leg == "talking")
    assert flowed(house, talk) == []
    call = house.call(DIRECT)
    await call.until(lambda: len(queued(house, call)) == 2)
    (sent,) = flowed(house, call)
    assert (sent.target, sent.reason) == ("general", "expected wait")
    for one in (call, talk):
        await gone(one)


# --- message, announcement ---


@in_virtual_time
async def test_a_rule_takes_a_message_with_its_own_words(tmp_path: Path) -> None:
    """Its announcement comes in place of the usual one."""
    rule = {"nobody_signed_in": True, "announcement": "water-hours", "message": True}
    house = House(tmp_path, {"queues.water.overflow": [rule]})
    call = house.call(DIRECT)
    await call.ended()
    assert call.prompts[:2] == ["en/water-hours", "en/message-instructions"]
    assert len(house.inbox.kept) == 1
    (sent,) = flowed(house, call)
    assert (sent.to, sent.reason, sent.target) == ("message", "nobody signed in", "water-hours")


@in_virtual_time
async def test_an_announcement_alone_ends_the_call(tmp_path: Path) -> None:
    """The caller hears it and a farewell, and nothing was abandoned."""
    house = House(
        tmp_path, {"queues.water.overflow": [{"nobody_signed_in": True, "announcement": "water-hours"}]}
    )
    call = house.call(DIRECT)
    await call.ended()
    assert call.prompts == ["en/water-hours", "en/thanks", "en/goodbye"]
    assert house.told(call)[2:] == ["CallQueued", "CallFlowedOut", "CallEnded"]
    assert flowed(house, call)[0].to == "announcement"


@in_virtual_time
async def test_a_rule_that_fits_later_takes_the_call_out_of_the_line(tmp_path: Path) -> None:
    """The last agent signs out: within one look the caller is told."""
    house = House(tmp_path, {"queues.water.overflow": [{"nobody_signed_in": True, "message": True}]})
    house.sign_in("1001")
    talk = house.call(DIRECT, legs=[FakeLeg(talk_seconds=None)])
    await talk.until(lambda: talk.leg == "talking")
    call = house.call(DIRECT)
    await asyncio.sleep(3)
    assert flowed(house, call) == []
    house.journal.append(AgentSignedOut(at=clock(), agent="1001"))
    await call.hears("nobody-signed-in", "message-instructions")
    assert flowed(house, call)[0].reason == "nobody signed in"
    await call.ended()
    await gone(talk)


# --- hours ---


@in_virtual_time
async def test_a_closed_queue_takes_a_message(tmp_path: Path) -> None:
    """Although an agent is there."""
    house = House(tmp_path, {"hours.office": SHUT, "queues.water.hours": "office"})
    house.sign_in("1001")
    call = house.call(DIRECT)
    await call.ended()
    assert call.prompts[:2] == ["en/closed", "en/message-instructions"]
    assert flowed(house, call)[0].reason == "closed"


@in_virtual_time
async def test_who_was_let_in_is_not_sent_away_at_closing_time(tmp_path: Path) -> None:
    """The doors close behind the callers who wait."""
    house = House(tmp_path, {"hours.office": OPEN, "queues.water.hours": "office"})
    await busy_agent(house)
    call = house.call(DIRECT)
    await asyncio.sleep(1)
    closing = at(f"{TODAY} 23:59") + 60 - BEGIN
    await asyncio.sleep(closing)
    assert house.live(call).state is CallState.WAITING
    late = house.call(DIRECT)
    await late.hears("closed")
    for one in (call, late):
        await gone(one)


# --- call-backs ---


def closed_with_callback(folder: Path, **more: Any) -> House:  # noqa: ANN401  as many kinds as keys
    """Return a house whose closed queue offers call-backs."""
    rules = [{"closed": True, "callback": True}]
    return house_with_callbacks(
        folder, hours={"office": SHUT}, queues__water__hours="office", queues__water__overflow=rules, **more
    )


@in_virtual_time
async def test_a_call_back_that_a_rule_offers_has_the_rules_reason(tmp_path: Path) -> None:
    """The caller hears why, presses the key, confirms the number, and may go."""
    house = closed_with_callback(tmp_path)
    call = house.call(DIRECT, caller=CITIZEN, keys={"offer-callback": "2", "callback-confirm": "1"})
    await call.ended()
    assert call.prompts[:2] == ["en/closed", "en/offer-callback"]
    (wish,) = house.journal.of_type(CallbackRequested)
    assert (wish.call, wish.number) == (call.uniqueid, CITIZEN)
    assert [(one.to, one.reason) for one in flowed(house, call)] == [("call-back", "closed")]


@in_virtual_time
async def test_who_refuses_the_call_back_of_a_closed_queue_does_not_wait_in_it(tmp_path: Path) -> None:
    """The next rule counts: behind every queue's own rules stands that it takes a message when it is closed."""
    house = closed_with_callback(tmp_path)
    call = house.call(DIRECT, caller=CITIZEN)
    await call.hears("closed", "offer-callback", "closed", "message-instructions")
    assert [(one.to, one.reason) for one in flowed(house, call)] == [("message", "closed")]
    await call.ended()


@in_virtual_time
async def test_the_caller_may_think_about_the_call_back(tmp_path: Path) -> None:
    """The key still works a moment after the offer, before the next rule counts."""
    house = closed_with_callback(tmp_path)
    call = house.call(DIRECT, caller=CITIZEN, keys={"callback-confirm": "1"})
    await call.hears("offer-callback")
    await asyncio.sleep(2 * PROMPT_SECONDS + 1)
    call.press("2")
    await call.hears("callback-kept")
    await call.ended()


@in_virtual_time
async def test_an_office_that_opens_meanwhile_lets_the_caller_wait(tmp_path: Path) -> None:
    """Whoever refuses the call-back of an office that has just opened is no caller of a closed one."""
    house = closed_with_callback(tmp_path)
    call = house.call(DIRECT, caller=CITIZEN)
    await call.hears("offer-callback")
    house.config = house.config.model_copy(update={"hours": {"office": Hours.model_validate(OPEN)}})
    await asyncio.sleep(30)
    assert house.live(call).state is CallState.WAITING
    assert flowed(house, call) == []
    assert "en/sorry-problem" not in call.prompts
    await gone(call)


@in_virtual_time
async def test_where_call_backs_cannot_be_had_the_next_rule_counts_at_once(tmp_path: Path) -> None:
    """Without a trunk to call through nothing is offered that cannot be kept."""
    house = House(
        tmp_path,
        {
            "hours.office": SHUT,
            "queues.water.hours": "office",
            "queues.water.callback": {},
            "queues.water.overflow": [{"closed": True, "callback": True}],
        },
    )
    call = house.call(DIRECT)
    await call.ended()
    assert call.prompts[:2] == ["en/closed", "en/message-instructions"]


@in_virtual_time
async def test_a_kept_place_skips_the_rules(tmp_path: Path) -> None:
    """The citizen who was promised a place and calls again gets it, also where the queue is full."""
    house = house_with_callbacks(tmp_path, queues__water__max_waiting=1)
    talk = await busy_agent(house)
    asked = house.call(DIRECT, caller=CITIZEN, keys={"callback-confirm": "1"})
    await asked.until(lambda: asked.music is not None)
    asked.press("2")
    await asked.ended()
    stranger = house.call(DIRECT, caller="+96891230009")
    await stranger.hears("agents-busy", "message-instructions")
    again = house.call(DIRECT, caller=CITIZEN)
    await again.hears("callback-place-kept")
    assert flowed(house, again) == []
    assert house.live(again).since == queued(house, asked)[0].at
    for one in (again, stranger, talk):
        await gone(one)


# --- priority ---


@in_virtual_time
async def test_the_priorities_of_number_and_queue_add_up(tmp_path: Path) -> None:
    """As artificial age; the true age stays what it is."""
    number = {"queue": "water", "language": "en", "consent_notice": False, "priority_seconds": 30}
    house = House(tmp_path, {"numbers.1115": number, "queues.water.priority_seconds": 100})
    house.journal.append(RulesLoaded(at=BEGIN, rules=routing_rules(house.config)))
    usual = house.call(DIRECT)
    await asyncio.sleep(20)
    urgent = house.call("1115")
    await house.turn()
    assert [one.priority_seconds for one in house.journal.of_type(CallQueued)] == [100.0, 130.0]
    assert house.live(urgent).since == BEGIN + 20
    assert house.dispatcher.live.position(usual.uniqueid) == 2
    for one in (usual, urgent):
        await gone(one)
