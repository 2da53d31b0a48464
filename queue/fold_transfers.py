"""What transfers, consultations and conferences do to the live state; False where the event contradicts it. Pure.

| event | from | to | the agent | who is asked |
|---|---|---|---|---|
| CallTransferred | talking, given away by nobody | unchanged: to whom it goes is noted | | |
| TransferFailed | given away | unchanged: nobody has given it away | | |
| ConsultationBegan | talking, and nobody is asked | talking | consulting | consulted |
| ConsultationAnswered | rung | talks | | |
| ConsultationEnded | somebody is asked | talking; over, or no conference any more | | freed, unless completed |
| CallTakenBack | consulting | talking | talking | |
| ConferenceBegan | who is asked talks | talking | talking | |
| OutsideEnded | transferred | ended if it was answered; otherwise nobody has given it away | | |
| AgentLineLost | talking | unchanged: since when the agent's page is gone is noted, until AgentLineBack | | |

How a talk ends after which somebody else has the caller is in `fold_talks.talk_ended`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    AgentLineBack,
    AgentLineLost,
    CallTakenBack,
    CallTransferred,
    ConferenceBegan,
    ConsultationAnswered,
    ConsultationBegan,
    ConsultationEnded,
    Event,
    OutsideEnded,
    TransferFailed,
)

from .book import Book
from .calls import CallState, LiveCall
from .occupation import Change, after
from .transfers import LiveConsultation, LiveTransfer, Stage


def transferred(book: Book, event: CallTransferred) -> bool:
    """Note to whom the call goes when the talk ends."""
    call = _talking(book, event.call, event.agent)
    if call is None or call.transfer is not None or not _may_leave(call, event):
        return False
    call.transfer = LiveTransfer(event.kind, event.target, event.way, event.agent)
    return True


def _may_leave(call: LiveCall, event: CallTransferred) -> bool:
    """Return whether an agent can give the call away in this manner now."""
    if event.way in {"blind", "lost"}:
        return call.consultation is None
    wanted = Stage.TALKING if event.way == "consultation" else Stage.CONFERENCE
    return call.consultation is not None and call.consultation.stage is wanted


def failed(book: Book, event: TransferFailed) -> bool:
    """Take the call back from where it was given."""
    call = book.calls.get(event.call)
    if call is None or call.transfer is None:
        return False
    call.transfer = None
    return True


def began(book: Book, event: ConsultationBegan) -> bool:
    """Let the agent ask somebody, who is offered no calls meanwhile."""
    call = _talking(book, event.call, event.agent)
    if call is None or call.consultation is not None or call.transfer is not None:
        return False
    agent = book.agents[event.agent]
    asking = after(agent.occupation, Change.ASKED)
    if asking is None or event.expert == event.agent or not _ask(book, call, event.expert):
        return False
    agent.occupation = asking
    call.consultation = LiveConsultation(event.kind, event.target, event.at)
    book.changed(agent)
    return True


def _ask(book: Book, call: LiveCall, name: str | None) -> bool:
    if name is None:
        return True
    expert = book.known(name)
    asked = after(expert.occupation, Change.CONSULTED)
    if asked is None or expert.call is not None:
        return False
    expert.occupation, expert.call, call.expert = asked, call.call, name
    book.changed(expert)
    return True


def answered(book: Book, event: ConsultationAnswered) -> bool:
    """Note that who is asked talks with the agent."""
    return _step(book, event, Stage.RINGING, Stage.TALKING)


def ended(book: Book, event: ConsultationEnded) -> bool:
    """Let who was asked go; the agent waits for the caller, unless all three talked."""
    call = book.calls.get(event.call)
    if call is None or call.consultation is None or call.consultation.stage is Stage.OVER:
        return False
    if event.why == "completed":
        call.consultation = None  # who was asked has the caller now
        return True
    if call.expert is not None and call.consultation.stage is not Stage.RINGING:
        book.agents[call.expert].idle_since = event.at
    book.let_expert_go(call)
    if call.consultation.stage is Stage.CONFERENCE:
        call.consultation = None
    else:
        call.consultation.stage, call.consultation.since = Stage.OVER, event.at
    return True


def taken_back(book: Book, event: CallTakenBack) -> bool:
    """Let agent and caller talk again."""
    call = _talking(book, event.call, event.agent)
    if call is None or not _talk_again(book, event.agent):
        return False
    book.let_expert_go(call)
    call.consultation = call.transfer = None
    return True


def conference_began(book: Book, event: ConferenceBegan) -> bool:
    """Let all three talk."""
    if not _step(book, event, Stage.TALKING, Stage.CONFERENCE):
        return False
    return _talk_again(book, event.agent)


def outside_ended(book: Book, event: OutsideEnded) -> bool:
    """Note whether a number outside took a call that was given to it; what a menu connected is no matter of ours."""
    call = book.calls.get(event.call)
    if call is None or call.state is not CallState.TRANSFERRED:
        return True
    call.transfer = None
    if event.result in {"answered", "unknown"}:
        book.change(call, CallState.ENDED)
    return True


def line_lost(book: Book, event: AgentLineLost) -> bool:
    """Note since when the caller waits for the agent's page."""
    call = _talking(book, event.call, event.agent)
    if call is None or call.line_lost_at is not None:
        return False
    call.line_lost_at = event.at
    return True


def line_back(book: Book, event: AgentLineBack) -> bool:
    """Note that the agent's page is back."""
    call = _talking(book, event.call, event.agent)
    if call is None:
        return False
    call.line_lost_at = None
    return True


def _talking(book: Book, name: str, agent: str) -> LiveCall | None:
    call = book.calls.get(name)
    return call if call is not None and call.state is CallState.TALKING and call.agent == agent else None


def _talk_again(book: Book, name: str) -> bool:
    agent = book.agents[name]
    occupation = after(agent.occupation, Change.TAKEN_BACK)
    if occupation is None:
        return False
    agent.occupation = occupation
    book.changed(agent)
    return True


def _step(book: Book, event: ConsultationAnswered | ConferenceBegan, before: Stage, then: Stage) -> bool:
    call = _talking(book, event.call, event.agent)
    if call is None or call.consultation is None or call.consultation.stage is not before:
        return False
    call.consultation.stage, call.consultation.since = then, event.at
    return True


HANDLERS: Mapping[type[Event], Callable[[Book, Any], bool]] = {
    CallTransferred: transferred,
    TransferFailed: failed,
    ConsultationBegan: began,
    ConsultationAnswered: answered,
    ConsultationEnded: ended,
    CallTakenBack: taken_back,
    ConferenceBegan: conference_began,
    OutsideEnded: outside_ended,
    AgentLineLost: line_lost,
    AgentLineBack: line_back,
}
