from typing import Any

import pytest
from starlette.responses import Response

from hotline.config_bridge import Bridge
from hotline.crm_bridge.outbox.delivery import Delivery
from hotline.crm_bridge.targets.port import Refused, Unreachable
from hotline.events import DeliveryRefused, TargetFound, TargetLost
from hotline.testing.webhook_receiver import WebhookReceiver

City = Any


async def test_a_change_of_a_case_arrives_signed(city: City, receiver: WebhookReceiver) -> None:
    """Each change of a case reaches the target once, in order, with the whole case as of then."""
    reference = await city.opens()
    await city.notes(reference, "A team is on the way")
    await city.feed()
    await city.serve(city.relay())
    assert [one["what"] for one in receiver.taken] == ["CaseOpened", "CaseNoteAdded"]
    newest = receiver.newest[reference]["case"]
    assert (newest["reference"], newest["public_note"]["text"]) == (reference, "A team is on the way")
    assert [row.state for row in await city.rows()] == ["sent", "sent"]


async def test_a_target_that_is_down_loses_nothing(city: City, receiver: WebhookReceiver) -> None:
    """While the target fails, one delivery at a time tries it; afterwards all arrive; both are told once."""
    for _ in range(40):
        await city.opens()
    await city.feed()
    relay = city.relay()
    receiver.always = 503
    for _ in range(20):
        await city.serve(relay)
        city.now += 1000
    assert len(receiver.asked) == 16 + 19
    receiver.always = None
    await city.serve(relay)
    city.now += 1000
    await city.serve(relay)
    assert len(receiver.taken) == 40
    assert [type(fact) for fact in await city.facts((TargetLost, TargetFound))] == [TargetLost, TargetFound]
    assert {row.state for row in await city.rows()} == {"sent"}


async def test_what_is_refused_is_set_aside_and_the_next_goes_on(
    city: City, receiver: WebhookReceiver
) -> None:
    """A refused delivery holds up its own case until it is dead, and no other one."""
    city.bridge = Bridge(attempts=3)
    bad, good = await city.opens(), await city.opens()
    await city.notes(bad, "Done")
    await city.feed()

    taken = []

    class Choosy:
        async def deliver(self, delivery: Delivery) -> None:
            if delivery.key == bad and delivery.what == "CaseOpened":
                raise Refused("HTTP 422", "the name Nasser is too long")
            taken.append((delivery.key, delivery.what))

    relay = city.relay(port=Choosy())
    await city.serve(relay)
    assert taken == [(good, "CaseOpened")]
    for _ in range(2):
        city.now += 10
        await city.serve(relay)
    assert taken == [(good, "CaseOpened"), (bad, "CaseNoteAdded")]
    dead = (await city.rows())[0]
    assert (dead.state, dead.refusals, dead.problem) == ("dead", 3, "HTTP 422: the name Nasser is too long")
    assert await city.facts(DeliveryRefused) == [
        DeliveryRefused(at=city.now, target="crm", delivery=dead.id, why="HTTP 422")
    ]


async def test_being_down_is_no_refusal(city: City, receiver: WebhookReceiver) -> None:
    """However long the target was down, its first refusal does not make a dead letter."""
    await city.opens()
    await city.feed()
    relay = city.relay()
    receiver.always = 500
    for _ in range(30):
        await city.serve(relay)
        city.now += 1000
    receiver.always = 422
    await city.serve(relay)
    (row,) = await city.rows()
    assert (row.state, row.attempts, row.refusals) == ("waiting", 31, 1)


async def test_retry_after_is_honoured(city: City, receiver: WebhookReceiver) -> None:
    """A target that wants to be left alone for a time is."""
    await city.opens()
    await city.feed()
    relay = city.relay()
    receiver.next_answers = [Response(status_code=429, headers={"Retry-After": "120"})]
    await city.serve(relay)
    city.now += 119
    await city.serve(relay)
    assert len(receiver.asked) == 1
    city.now += 2
    await city.serve(relay)
    assert len(receiver.taken) == 1


async def test_one_that_always_fails_does_not_hold_up_the_others(city: City) -> None:
    """A delivery on which the target itself fails is tried for ever; the other cases go on."""
    poison = await city.opens()
    others = [await city.opens() for _ in range(40)]
    await city.feed()
    taken = []

    class Failing:
        async def deliver(self, delivery: Delivery) -> None:
            if delivery.key == poison:
                raise Unreachable("HTTP 500")
            taken.append(delivery.key)

    relay = city.relay(port=Failing())
    for _ in range(10):
        await city.serve(relay)
        city.now += 1
    assert sorted(taken) == sorted(others)
    assert (await city.rows())[0].state == "waiting"


async def test_two_relays_share_a_target(city: City, receiver: WebhookReceiver) -> None:
    """What one controller has claimed, and what follows it in the same case, another one leaves alone."""
    reference = await city.opens()
    await city.notes(reference, "Later")
    await city.feed()
    relay, other = city.relay(), city.relay()
    claimed = await relay._claim(city.now)
    assert await other.serve() > 0
    assert receiver.asked == []
    city.now += 121  # the first one died
    await city.serve(other)
    assert [one["what"] for one in receiver.taken] == ["CaseOpened", "CaseNoteAdded"]
    assert len(claimed) == 1


async def test_without_the_secret_nothing_is_sent(
    city: City, receiver: WebhookReceiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing secret says which variable is meant, and what is to be sent waits."""
    monkeypatch.delenv("CRM_SECRET")
    await city.opens()
    await city.feed()
    relay = city.relay()
    await city.serve(relay)
    assert "CRM_SECRET is empty" in relay.circuit.problem
    assert receiver.asked == []
    assert (await city.rows())[0].state == "waiting"
