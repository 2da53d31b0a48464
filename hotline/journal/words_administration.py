"""What events of the administration say in plain words. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    Event,
    PromptTakeChanged,
    SettingsNotWritten,
    SettingsPublished,
    TokenGiven,
    TokenTaken,
)

from .spelling import Spelling

_TAKES = {"recorded": "has a new recording", "earlier": "has an earlier recording again",
          "synthetic": "is said by the synthetic voice again"}  # fmt: skip


def _published(event: SettingsPublished, _spell: Spelling) -> str:
    keys = f": {', '.join(event.changed)}" if event.changed else ""
    undone = f", which takes back version {event.undoes}" if event.undoes is not None else ""
    repaired = ", found at the next start" if event.repaired else ""
    kept = f"; changed by hand meanwhile, and left so: {', '.join(event.kept)}" if event.kept else ""
    return f"{event.by} publishes version {event.version} of the settings{undone}{repaired}{keys}{kept}"


def _take(event: PromptTakeChanged, _spell: Spelling) -> str:
    return f"the prompt {event.language}/{event.prompt} {_TAKES[event.what]}, by {event.by}"


def _token(event: TokenGiven, _spell: Spelling) -> str:
    return f"{event.by} gives {event.holder} a token for {', '.join(event.scopes) or 'everything'}"


ADMINISTRATION_PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    SettingsPublished: _published,
    SettingsNotWritten: lambda event, _: (
        f"version {event.version} of the settings, by {event.by}, was not written: the draft is still there"
    ),
    PromptTakeChanged: _take,
    TokenGiven: _token,
    TokenTaken: lambda event, _: f"{event.by} takes the token of {event.holder} away",
}
