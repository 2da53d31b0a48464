"""What is sent when an agent is to see, or no longer to see, who calls."""

from typing import Literal

import msgspec

from .screen_pop import ScreenPop

#: Why an agent no longer sees it: did not take the call, the caller left, call and wrap-up are over, or the call went
#: to somebody else.
Why = Literal["missed", "caller left", "done", "elsewhere"]


class PopMessage(msgspec.Struct, frozen=True, kw_only=True):
    """All that an agent is to see now; it replaces what was sent before."""

    #: Grows from message to message, also over restarts: of two for one agent the greater one counts.
    number: int
    #: An agent was reserved; more is known of the same call; the agent has nothing more to see.
    kind: Literal["pop", "update", "gone"]
    #: Seconds since the epoch.
    at: float
    node: str
    agent: str
    call: str
    #: Of `gone`.
    why: Why | None = None
    #: None of `gone`.
    pop: ScreenPop | None = None


_encoder = msgspec.json.Encoder()


def encode(message: PopMessage) -> bytes:
    """Return it as JSON, UTF-8, in one line."""
    return _encoder.encode(message)
