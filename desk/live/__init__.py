"""The live socket: keyed tables that pages follow. docs/developer/desk.md."""

from .hub import LiveHub
from .topic import LiveTopic, Record

__all__ = ["LiveHub", "LiveTopic", "Record"]
