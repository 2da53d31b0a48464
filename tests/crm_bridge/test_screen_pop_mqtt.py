"""Pops on the bus: one topic for each agent, nothing kept."""

import msgspec

from hotline.bus import LocalBus
from hotline.crm_bridge.screen_pop_message import PopMessage
from hotline.crm_bridge.screen_pop_mqtt import publish


async def test_only_the_agents_own_topic_has_it_and_nothing_is_retained() -> None:
    """Who listens to one agent hears of no other, and who comes later hears nothing old."""
    bus = LocalBus()
    hers, his = bus.subscribe("hotline/demo/agents/1001/pop"), bus.subscribe("hotline/+/agents/1002/pop")
    message = PopMessage(number=1, kind="gone", at=1.0, node="demo", agent="1001", call="c", why="done")
    await publish(bus, message)
    late = bus.subscribe("#")
    await bus.close()
    assert [msgspec.json.decode(one.payload, type=PopMessage) async for one in hers] == [message]
    assert [one async for one in his] == []
    assert [one async for one in late] == []
