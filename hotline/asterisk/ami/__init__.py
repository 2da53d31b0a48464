"""The manager interface of Asterisk (AMI): actions out, events in. Built on panoramisk.

Why and how: docs/decisions/0004-ami-on-panoramisk.md.
"""

from .backoff import Backoff
from .client import AmiClient
from .errors import (
    AmiAuthenticationError,
    AmiConnectionLost,
    AmiError,
    AmiNotConnected,
    AmiTimeout,
    AmiUnreachable,
)
from .event_queue import CONNECTED, DROPPED, LOST
from .messages import AmiEvent, AmiResponse, Headers
from .ports import AmiLink, AmiPort

__all__ = [
    "CONNECTED",
    "DROPPED",
    "LOST",
    "AmiAuthenticationError",
    "AmiClient",
    "AmiConnectionLost",
    "AmiError",
    "AmiEvent",
    "AmiLink",
    "AmiNotConnected",
    "AmiPort",
    "AmiResponse",
    "AmiTimeout",
    "AmiUnreachable",
    "Backoff",
    "Headers",
]
