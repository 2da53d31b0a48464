"""Screens: televisions that show the wall's figures. Their names stay in the store."""

from .kinds import Event


class ScreenEvent(Event, frozen=True, kw_only=True):
    """A fact about one screen."""

    screen: int


class ScreenMade(ScreenEvent, frozen=True, kw_only=True):
    """Somebody made a screen, and a code to type on it."""

    by: str
    #: There was one already: the browser of before is let go.
    again: bool = False


class ScreenPaired(ScreenEvent, frozen=True, kw_only=True):
    """The code was typed: a browser shows the figures from now on."""


class ScreenRevoked(ScreenEvent, frozen=True, kw_only=True):
    """It shows nothing from now on."""

    by: str
