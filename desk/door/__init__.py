"""The door: who may come in, as whom, and for how long. docs/developer/desk.md."""

from .guarding import Door, Endpoint
from .visitor import Visitor

__all__ = ["Door", "Endpoint", "Visitor"]
