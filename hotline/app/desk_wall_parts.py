"""Wires the supervisors' part of the desk: the live wallboard."""

from hotline.desk.door import Visitor
from hotline.desk.pages import Page
from hotline.desk.roles import Role

from .desk_ground import DeskGround, DeskPart
from .wall_feed import WallFeed
from .wall_records import WallRecords


def wall_part(desk: DeskGround) -> DeskPart:
    """Return what the wallboard adds; it hears the journal from now on."""
    ground = desk.ground
    records = WallRecords(ground.current, ground.dispatcher, desk.statistics, ground.clock)
    feed = WallFeed(
        records,
        desk.statistics,
        ground.clock,
        queues=desk.hub.topic("queues", is_supervisor),
        agents=desk.hub.topic("agents", is_supervisor),
        calls=desk.hub.topic("calls", is_supervisor),
    )
    ground.journal.listeners.append(feed.hear)
    return DeskPart(
        pages=(Page("wall", (Role.SUPERVISOR,), ("wall",)),),
        lasting={"wallboard": feed.run},
    )


def is_supervisor(visitor: Visitor) -> bool:
    """Return whether the visitor may see the wall."""
    return Role.SUPERVISOR in visitor.roles
