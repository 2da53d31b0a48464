"""What events of the public pages and of field teams say in plain words. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import Event, FieldLinkSent, FieldTeamSignedIn, WebStatusAsked

from .spelling import Spelling


def _asked(event: WebStatusAsked, _spell: Spelling) -> str:
    what = f"the case {event.reference}" if event.reference else "a case that is not told"
    return f"somebody asks on the page about {what}"


#: By type of event; see `words.py`.
PUBLIC_PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    WebStatusAsked: _asked,
    FieldLinkSent: lambda event, _: f"a link for signing in goes to the team {event.team}",
    FieldTeamSignedIn: lambda event, _: f"the team {event.team} signs in",
}
