"""Wires call control to the desk. No logic."""

from hotline.desk.call_api import CallApi

from .desk_ground import DeskGround, DeskPart


def call_part(desk: DeskGround) -> DeskPart:
    """Return the routes of the agents' calls."""
    return DeskPart(CallApi(desk.door, desk.calling.control).routes())
