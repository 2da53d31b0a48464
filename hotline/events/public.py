"""What happens on the pages for everybody, and with field teams."""

from .kinds import Event


class WebStatusAsked(Event, frozen=True, kw_only=True):
    """Somebody asked on the page what became of a case; None: the number was not the case's, or there is none."""

    reference: str | None = None


class FieldLinkSent(Event, frozen=True, kw_only=True):
    """A link for signing in goes to the telephone of a field team."""

    team: str


class FieldTeamSignedIn(Event, frozen=True, kw_only=True):
    """A field team signed in by such a link."""

    team: str
