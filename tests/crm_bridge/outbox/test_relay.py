import asyncio

import pytest
import sqlalchemy as sa
from starlette.responses import Response

from hotline.config.bridge import Bridge
from hotline.crm_bridge.outbox.delivery import Delivery
from hotline.crm_bridge.outbox.desk import OutboxDesk, OutboxError
from hotline.crm_bridge.outbox.relay import Relay
from hotline.crm_bridge.targets.port import NotYet, Refused, Unreachable
from hotline.crm_bridge.work_tables import delivery
from hotline.events import DeliveryRefused, TargetFound, TargetLost
from hotline.journal import Journal
from hotline.testing.webhook_receiver import WebhookReceiver

from .conftest import City


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
    assert [type(fact) for fact in await city.facts(TargetLost, TargetFound)] == [TargetLost, TargetFound]
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


async def test_a_node_takes_back_what_it_had_claimed(city: City, receiver: WebhookReceiver) -> None:
    """After a kill the same node sends at once what it had claimed; another node's claims it leaves alone."""
    await city.opens()
    await city.feed()
    await city.relay()._claim(city.now)  # and is killed
    other = Journal(city.engine, "other")
    stranger = Relay(
        "crm", city.relay()._port, engine=city.engine, journal=other, bridge=Bridge, clock=city.clock
    )
    for relay, count in ((stranger, 0), (city.relay(), 1)):
        await relay._take_back()
        await city.serve(relay)
        assert len(receiver.taken) == count
    await other.close()


async def test_a_relay_that_ends_keeps_what_was_taken(city: City, receiver: WebhookReceiver) -> None:
    """When a target is changed while a batch is under way, what it has taken does not come again, and the rest does."""
    for _ in range(20):
        await city.opens()
    await city.feed()
    first = (await city.rows())[0].key
    reached = asyncio.Event()

    class Stuck:
        async def deliver(self, delivery: Delivery) -> None:
            if delivery.key != first:
                reached.set()
                await asyncio.sleep(3600)

    task = asyncio.create_task(city.relay(port=Stuck()).serve())
    await reached.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await city.serve(city.relay())
    assert (len(receiver.taken), receiver.repeated) == (19, 0)


async def test_what_is_being_sent_is_not_sent_again(city: City) -> None:
    """`again` of a delivery that is under way changes nothing; of one that was erased it says that nothing is left."""
    await city.opens()
    await city.feed()
    await city.relay()._claim(city.now)
    before = await city.rows()
    desk = OutboxDesk(city.engine, city.journal)
    await desk.send_again(before[0].id, city.now)
    assert await city.rows() == before
    await city.execute(sa.update(delivery).values(payload="{}", state="dead"))
    with pytest.raises(OutboxError, match="erased"):
        await desk.send_again(before[0].id, city.now)
    assert await desk.send_dead_again("crm", city.now) == 0


async def test_one_that_must_wait_says_nothing_of_the_target(city: City) -> None:
    """A delivery that an adapter puts off comes again after its time; target and refusals are as before."""
    await city.opens()
    await city.feed()

    class Careful:
        async def deliver(self, delivery: Delivery) -> None:
            raise NotYet("not found yet", 10.0)

    relay = city.relay(port=Careful())
    await city.serve(relay)
    (row,) = await city.rows()
    assert (row.state, row.refusals, row.next_at, row.problem) == (
        "waiting",
        0,
        city.now + 10,
        "not found yet",
    )
    assert not relay.circuit.is_open


async def test_what_is_open_is_counted_apart(city: City) -> None:
    """The figures of some targets have what waits and what is dead; those for people have all of all."""
    city.targets["gone"] = city.webhook()
    await city.opens()
    await city.opens()
    await city.feed()
    first = (await city.rows())[0]
    await city.execute(sa.update(delivery).where(delivery.c.id == first.id).values(state="sent"))
    desk = OutboxDesk(city.engine, city.journal)
    found = [(one.target, one.state, one.count) for one in await desk.counts(open_of=("crm",))]
    assert found == [("crm", "waiting", 1)]
    assert len(await desk.counts()) == 3
