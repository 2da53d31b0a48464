"""Cases: what the city has to do for a citizen."""

from .kinds import CallEvent, Event


class CaseOpened(Event, frozen=True, kw_only=True):
    """A case is in the case store."""

    #: What the citizen hears and says.
    reference: str
    #: The call in which it was opened; None for other channels.
    call: str | None = None
    #: How the citizen came: `voice`, `fax`, `email`, `sms`, `web`, `open311`, a key under `[social]`.
    channel: str = "voice"
    category: str | None = None
    department: str | None = None
    citizen: int | None = None


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


class CaseCategorised(CaseEvent, frozen=True, kw_only=True):
    """The case is about something else."""

    category: str | None


class CasePrioritised(CaseEvent, frozen=True, kw_only=True):
    """The case is more urgent, or less."""

    priority: str


class CaseDetailsChanged(CaseEvent, frozen=True, kw_only=True):
    """Something else about the case is different; what it was and is stands in the audit."""

    fields: tuple[str, ...]


class CaseLinked(CaseEvent, frozen=True, kw_only=True):
    """The case has to do with another one."""

    other: str
    #: `related`, `duplicate of`, `part of`.
    how: str


class CaseUnlinked(CaseEvent, frozen=True, kw_only=True):
    """It has not."""

    other: str
    how: str


class CaseFileAdded(CaseEvent, frozen=True, kw_only=True):
    """A file belongs to the case."""

    attachment: int
    #: The citizen may see it.
    public: bool


class DepartmentTold(CaseEvent, frozen=True, kw_only=True):
    """Whoever looks after the case is told what its citizen did."""

    #: `reopened`.
    what: str
    #: The case's own, or the nearest above it that can be told; None: none can.
    department: str | None
    #: Keys of those among them who are agents: the owner, the department's lead.
    agents: tuple[str, ...] = ()


class CaseSlaWarned(CaseEvent, frozen=True, kw_only=True):
    """Little time is left."""

    #: `first response`, `update`, `solution`.
    sla: str
    due_at: float


class CaseEscalated(CaseEvent, frozen=True, kw_only=True):
    """The case is overdue, and somebody further up hears of it."""

    sla: str
    due_at: float
    #: The department that hears of it; `level` 0 is the case's own.
    department: str | None
    level: int
