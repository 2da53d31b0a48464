"""A caller goes from one person to another: transfers, consultations, conferences."""

from typing import Literal

from .kinds import CallEvent

#: To whom a caller is given, or who is asked: a queue, an agent, a department's number.
TargetKind = Literal["queue", "agent", "department"]

#: How an agent gives a caller away: at once, after having talked with whom it goes to, or by leaving a conference;
#: lost: nobody wanted it, the agent's telephone vanished in the middle of the talk.
Way = Literal["blind", "consultation", "conference", "lost"]

#: Why a consultation was over.
ConsultationEnd = Literal[
    "completed",
    "cancelled",
    "expert left",
    "agent left",
    "caller left",
    "no answer",
    "rejected",
    "busy",
    "unreachable",
    "failed",
]


class CallTransferred(CallEvent, frozen=True, kw_only=True):
    """The agent gives the caller to somebody else; committed before anything is done about it.

    It holds until `TransferFailed`, until the caller is in a queue again, or somebody has answered.
    """

    agent: str
    kind: TargetKind
    #: Key of the queue, agent or department.
    target: str
    way: Way
    #: Where the call was; the caller goes back there where the target does not take the call.
    queue: str


class TransferFailed(CallEvent, frozen=True, kw_only=True):
    """To whom the caller was given is not there: the call goes back."""

    agent: str
    kind: TargetKind
    target: str
    reason: Literal["busy", "no answer", "unreachable", "failed", "left"]


class ConsultationBegan(CallEvent, frozen=True, kw_only=True):
    """The agent asks somebody else; the caller hears music meanwhile."""

    agent: str
    kind: TargetKind
    target: str
    #: The agent who is asked; None where that is a department's number.
    expert: str | None = None


class ConsultationAnswered(CallEvent, frozen=True, kw_only=True):
    """Who is asked talks with the agent."""

    agent: str


class ConsultationEnded(CallEvent, frozen=True, kw_only=True):
    """Who was asked is not with the agent any more; after `completed` with the caller."""

    agent: str
    why: ConsultationEnd


class CallTakenBack(CallEvent, frozen=True, kw_only=True):
    """Agent and caller are bridged again after a consultation."""

    agent: str
    queue: str
    #: True where the bridge itself was not seen and `at` is a later time.
    estimated: bool = False


class ConferenceBegan(CallEvent, frozen=True, kw_only=True):
    """The caller is bridged with the agent and who was asked."""

    agent: str
    queue: str
    #: True where the bridge itself was not seen and `at` is a later time.
    estimated: bool = False
