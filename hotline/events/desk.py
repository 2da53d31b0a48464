"""The desk: who may sign in, and who did."""

from .kinds import Event


class UserEvent(Event, frozen=True, kw_only=True):
    """A fact about somebody who may sign in."""

    #: The name to sign in with.
    user: str
    #: The user who did it, or the user of the machine.
    by: str


class UserAdded(UserEvent, frozen=True, kw_only=True):
    """Somebody may sign in from now on."""

    roles: tuple[str, ...]


class UserChanged(UserEvent, frozen=True, kw_only=True):
    """Something about a user is different; what it was and is stands in the audit, passwords nowhere."""

    #: `password` among them: there is a new one.
    fields: tuple[str, ...]


class UserRemoved(UserEvent, frozen=True, kw_only=True):
    """Somebody may not sign in any more."""


class UserSignedIn(UserEvent, frozen=True, kw_only=True):
    """Somebody came in."""

    #: `password`, `link` or `oidc`.
    how: str


class UserSignedOut(UserEvent, frozen=True, kw_only=True):
    """Somebody ended a session."""


class SignInLinkMade(UserEvent, frozen=True, kw_only=True):
    """A link was made that signs the user in once."""
