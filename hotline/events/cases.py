"""Cases: what the city has to do for a citizen."""

from .kinds import CallEvent, Event


class CaseOpened(CallEvent, frozen=True, kw_only=True):
    """A case is in the case store."""

    #: What the citizen hears and says.
    reference: str


class ReferenceSpoken(CallEvent, frozen=True, kw_only=True):
    """The caller heard the whole reference number."""

    reference: str


class CaseEvent(Event, frozen=True, kw_only=True):
    """A fact about one case."""

    reference: str
    #: An agent, the user of the machine, or `citizen`.
    by: str


class CaseAssigned(CaseEvent, frozen=True, kw_only=True):
    """Another department or person looks after the case."""

    department: str | None
    #: An agent's key; None: nobody in particular.
    owner: str | None


class CaseStatusChanged(CaseEvent, frozen=True, kw_only=True):
    """The case has another status."""

    status: str


class CaseReopened(CaseEvent, frozen=True, kw_only=True):
    """The citizen or somebody else says that a closed case is not done."""

    #: The call in which it happened; None: in none.
    call: str | None = None


class CaseDueChanged(CaseEvent, frozen=True, kw_only=True):
    """The case is due at another time."""

    #: Seconds since the epoch; None: at no time.
    due_at: float | None


class CaseNoteAdded(CaseEvent, frozen=True, kw_only=True):
    """Somebody wrote a note; its text is in the case store."""

    #: The citizen may hear it.
    public: bool
