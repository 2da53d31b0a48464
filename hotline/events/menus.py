"""The caller's way through the menus."""

from typing import Literal

from .kinds import CallEvent


class CallArrived(CallEvent, frozen=True, kw_only=True):
    """The caller's channel was answered and reached the controller."""

    #: Who calls, E.164; None if withheld.
    caller: str | None
    #: The number that was dialled.
    dialled: str
    #: Asterisk's name of the channel.
    channel: str


class CallResumed(CallEvent, frozen=True, kw_only=True):
    """A new controller took over a call that an earlier one had begun."""

    #: The step at which the call goes on; `talk`: an agent asks somebody about it, or has given it away.
    step: Literal["menu", "queue", "message", "end", "talk"]


class ConsentNoticePlayed(CallEvent, frozen=True, kw_only=True):
    """The caller was told that the call may be recorded."""


class LanguageChosen(CallEvent, frozen=True, kw_only=True):
    """The call goes on in this language."""

    #: Language tag, for example `ar`.
    language: str
    #: By the caller's key, by the number that was dialled, or by default because the caller stayed silent.
    by: Literal["key", "number", "default"]


class MenuEntered(CallEvent, frozen=True, kw_only=True):
    """The caller hears a menu."""

    menu: str


class MenuChosen(CallEvent, frozen=True, kw_only=True):
    """The caller pressed a key that the menu knows, or said its words."""

    menu: str
    key: str
    #: Whether the key was pressed, or its words were said.
    by: Literal["key", "speech"] = "key"
    #: How sure the speech engine was, 0 to 1; None for a key.
    confidence: float | None = None


class SpeechUnclear(CallEvent, frozen=True, kw_only=True):
    """The caller said something in which no word of the menu could be heard well enough."""

    menu: str
    #: Of the best word, 0 to 1; None where there was none.
    confidence: float | None = None


class MenuGivenUp(CallEvent, frozen=True, kw_only=True):
    """After too many silent or wrong tries the caller is taken to a person."""

    menu: str
