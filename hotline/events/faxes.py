"""Faxes."""

from .kinds import CallEvent


class FaxStarted(CallEvent, frozen=True, kw_only=True):
    """A fax machine is on the line; its pages are written to `path`."""

    fax: str
    #: Relative to the folder of messages.
    path: str


class FaxReceived(CallEvent, frozen=True, kw_only=True):
    """Pages are on disk and in a case."""

    fax: str
    #: The PDF, relative to the folder of messages.
    path: str
    pages: int
    #: Who sent it, E.164; None if withheld.
    caller: str | None
    #: What the sending machine calls itself.
    station: str = ""
    #: False: the line broke before the last page.
    whole: bool = True


class FaxFailed(CallEvent, frozen=True, kw_only=True):
    """No page came."""

    fax: str
    reason: str
