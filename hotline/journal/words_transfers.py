"""What events about transfers, consultations and conferences say in plain words. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    CallTakenBack,
    CallTransferred,
    ConferenceBegan,
    ConsultationAnswered,
    ConsultationBegan,
    ConsultationEnded,
    Event,
    TransferFailed,
)

from .spelling import Spelling

_HOW = {
    "blind": "",
    "consultation": " after asking",
    "conference": " by leaving the conference",
}


def _transferred(event: CallTransferred, _spell: Spelling) -> str:
    if event.way == "lost":
        return f"the telephone of {event.agent} has vanished; the caller goes back to the {event.kind} {event.target}"
    return f"{event.agent} gives the caller to the {event.kind} {event.target}{_HOW[event.way]}"


def _began(event: ConsultationBegan, _spell: Spelling) -> str:
    whom = f": {event.expert}" if event.kind == "queue" and event.expert is not None else ""
    return f"{event.agent} asks the {event.kind} {event.target}{whom}; the caller hears music"


#: By type of event; see `words.py`.
TRANSFER_PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    CallTransferred: _transferred,
    TransferFailed: lambda event, _: (
        f"the {event.kind} {event.target} does not take the call ({event.reason}): it goes back"
    ),
    ConsultationBegan: _began,
    ConsultationAnswered: lambda event, _: f"{event.agent} talks with whom was asked",
    ConsultationEnded: lambda event, _: f"the consultation of {event.agent} is over ({event.why})",
    CallTakenBack: lambda event, _: f"{event.agent} talks with the caller again",
    ConferenceBegan: lambda event, _: f"the caller, {event.agent} and who was asked talk together",
}
