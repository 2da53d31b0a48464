"""FastAGI: Asterisk asks us over TCP what to do with a caller, and does it command by command.

`protocol` is the pure part (bytes in, events out), `session` and `server` move the bytes, `channel` is what a
call script works with.
"""

from .channel import CallerChannel
from .errors import AgiConnectionLost, AgiError, CallerHungUp
from .outcome import DialOutcome, Recorded
from .reply import Reply
from .server import FastAgiServer

__all__ = [
    "AgiConnectionLost",
    "AgiError",
    "CallerChannel",
    "CallerHungUp",
    "DialOutcome",
    "FastAgiServer",
    "Recorded",
    "Reply",
]
