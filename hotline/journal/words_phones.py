"""What events about agents' telephones say in plain words. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import AgentLineBack, AgentLineLost, AgentPhoneChosen, Event

from .spelling import Spelling


def _chosen(event: AgentPhoneChosen, _spell: Spelling) -> str:
    return f"{event.agent} takes calls with the {event.phone} phone"


#: By type of event; see `words.py`.
PHONE_PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    AgentPhoneChosen: _chosen,
    AgentLineLost: lambda event, _: f"the page of {event.agent} is gone; the caller is asked for a moment",
    AgentLineBack: lambda event, _: f"{event.agent} is back in the talk",
}
