"""What events about the users of the desk say in plain words. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    Event,
    SignInLinkMade,
    UserAdded,
    UserChanged,
    UserRemoved,
    UserSignedIn,
    UserSignedOut,
)

from .spelling import Spelling

#: By type of event; see `words.py`.
USER_PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    UserAdded: lambda event, _: f"{event.by} adds the user {event.user}: {', '.join(event.roles)}",
    UserChanged: lambda event, _: f"{event.by} changes {', '.join(event.fields)} of the user {event.user}",
    UserRemoved: lambda event, _: f"{event.by} removes the user {event.user}",
    UserSignedIn: lambda event, _: f"{event.user} signs in at the desk by {event.how}",
    UserSignedOut: lambda event, _: f"{event.user} signs out of the desk",
    SignInLinkMade: lambda event, _: f"{event.by} makes a link that signs {event.user} in once",
}
