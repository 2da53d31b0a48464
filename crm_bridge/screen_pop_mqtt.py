"""Publishes pops for desktops that listen to the broker."""

from hotline.bus import Bus

from .screen_pop_message import PopMessage, encode


async def publish(bus: Bus, message: PopMessage) -> None:
    """Return when the broker has it; not retained: an old pop would be a wrong one. Raises `BusUnavailableError`."""
    await bus.publish(f"hotline/{message.node}/agents/{message.agent}/pop", encode(message))
