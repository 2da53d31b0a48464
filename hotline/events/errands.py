"""What callers do from the menus beside talking: operators' functions, numbers outside, questions about a case."""

from typing import Literal

from .kinds import CallEvent


class CallFactLearned(CallEvent, frozen=True, kw_only=True):
    """A function of the operator's has found out something about the call."""

    name: str
    #: May be personal.
    value: str


class OutsideDialled(CallEvent, frozen=True, kw_only=True):
    """The caller is being connected to a number that is not ours."""

    #: Its key under `[outside]` in the configuration.
    outside: str


class OutsideEnded(CallEvent, frozen=True, kw_only=True):
    """The connection to the number outside is over, or there was none."""

    outside: str
    #: "unknown": the call ended while no controller ran.
    result: Literal["answered", "busy", "no answer", "unreachable", "failed", "unknown"]
    talk_seconds: float = 0.0


class StatusAsked(CallEvent, frozen=True, kw_only=True):
    """The caller asked about a case; who guesses references shows up here."""

    #: By the whole reference, or by the caller's own number and the reference's last digits.
    by: Literal["reference", "number"]
    #: None where no case fits.
    reference: str | None


class StatusTold(CallEvent, frozen=True, kw_only=True):
    """The caller heard the state of the case to its end."""

    reference: str
