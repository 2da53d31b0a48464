"""What each event of a call does to the live state; False where the event contradicts it."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentReserved,
    AgentRinging,
    CallAbandoned,
    CallArrived,
    CallDetached,
    CallEnded,
    CallFlowedOut,
    CallHeld,
    CallQueued,
    CallResumed,
    CallRetrieved,
    Event,
    FaxStarted,
    LanguageChosen,
    MessageStarted,
    TalkEnded,
)

from .book import Book
from .calls import IN_LINE, WITH_AGENT, CallState, LiveCall
from .fold_callbacks import take_over
from .occupation import Change, after
from .transfers import Stage, waited_so_far

#: Where a call is that another controller takes over, by `CallResumed.step`.
_RESUMED = {
    "menu": CallState.MENU,
    "queue": CallState.WAITING,
    "message": CallState.MESSAGE,
    "end": CallState.ENDED,
}


def arrived(book: Book, event: CallArrived) -> bool:
    """Begin a call."""
    if event.call in book.calls or event.call in book.ended:
        return False
    book.calls[event.call] = LiveCall(event.call, event.at, event.caller, event.dialled)
    return True


def language_chosen(book: Book, event: LanguageChosen) -> bool:
    """Note the language, in which a resumed call goes on."""
    call = book.calls.get(event.call)
    if call is None:
        return False
    call.language = event.language
    return True


def queued(book: Book, event: CallQueued) -> bool:
    """Give the call a place; one that it has in this queue already stays."""
    call = book.calls.get(event.call)
    if call is None:
        if event.call in book.ended:
            return False
        # Its arrival was lost; the caller is there all the same.
        call = book.calls[event.call] = LiveCall(event.call, event.at)
    elif call.queue == event.queue and (call.state in IN_LINE or call.queued_at == event.at):
        return False
    book.part(call, talk_ended_at=event.at)
    book.order += 1
    call.queue, call.queued_at, call.order = event.queue, event.at, book.order
    call.since = event.at if event.since is None else event.since
    call.priority_seconds, call.requires, call.flowed_to = event.priority_seconds, event.requires, ""
    call.preferred, call.preferred_seconds = event.preferred, event.preferred_seconds
    call.directed = event.directed
    call.language, call.attached = event.language, True
    book.experience.came(event.queue, event.at, event.priority_seconds)
    book.change(call, CallState.WAITING)
    if event.callback is not None:
        take_over(book, event)  # nothing to take over from a call-back that was settled meanwhile
    return True


def detached(book: Book, event: CallDetached) -> bool:
    """Ring nobody for the call until it is resumed."""
    call = book.calls.get(event.call)
    if call is None:
        return False
    call.attached = False
    book.moved(call)
    return True


def reserved(book: Book, event: AgentReserved) -> bool:
    """Keep the agent for the call."""
    if not _join(book, event, {CallState.WAITING}, CallState.RESERVED, Change.RESERVED):
        return False
    book.reservations += 1
    book.calls[event.call].reserved_at = event.at
    book.agents[event.agent].last_reserved = book.reservations
    return True


def ringing(book: Book, event: AgentRinging) -> bool:
    """Ring the agent."""
    allowed = {CallState.WAITING, CallState.RESERVED}
    reserved_before = _is_kept(book, event)
    if not _join(book, event, allowed, CallState.RINGING, Change.RUNG):
        return False
    if not reserved_before:
        book.calls[event.call].reserved_at = event.at
    return True


def answered(book: Book, event: AgentAnswered) -> bool:
    """Begin the talk."""
    reserved_before = _is_kept(book, event)
    handed_over = _is_handed_over(book, event)
    allowed = {CallState.TRANSFERRED} if handed_over else IN_LINE
    if not _join(book, event, allowed, CallState.TALKING, Change.ANSWERED):
        return False
    call, agent = book.calls[event.call], book.agents[event.agent]
    if handed_over:
        call.since = event.at  # nothing was waited for this agent
    call.answered_at = event.at
    if not reserved_before:
        call.reserved_at = event.at
    agent.missed = 0
    today = book.day(event.at)
    agent.calls_today = agent.calls_today + 1 if agent.calls_day == today else 1
    agent.calls_day = today
    if not handed_over:
        book.experience.waited(call.queue or event.queue, event.at - call.queued_at, abandoned=False)
    return True


def _is_handed_over(book: Book, event: AgentAnswered) -> bool:
    """Return whether this is who was asked about the call, and has it now from the agent who asked."""
    call = book.calls.get(event.call)
    return call is not None and call.state is CallState.TRANSFERRED and call.expert == event.agent


def _is_kept(book: Book, event: AgentRinging | AgentAnswered) -> bool:
    call = book.calls.get(event.call)
    return call is not None and call.agent == event.agent


def _join(book: Book, event: AgentReserved | AgentRinging | AgentAnswered,
          allowed: Collection[CallState], state: CallState, change: Change) -> bool:  # fmt: skip
    """Bring call and agent together, or two that are together one step on.

    An agent of whom the call does not know comes in place of the one of whom it does: the newer fact wins,
    what was in between must have been lost. But nobody is taken from another call.
    """
    call = book.calls.get(event.call)
    if call is None or call.state not in allowed:
        return False
    agent = book.known(event.agent)
    if agent.call not in {None, event.call}:
        return False
    return book.join(call, agent, state, change)


def missed(book: Book, event: AgentMissed) -> bool:
    """Give the caller the old place again; after too many misses no further call to the agent (RONA).

    Until then the agent is the last among the idle. A phone that could not be reached is the phone's matter: it rings
    again as soon as Asterisk finds it. After a failure that is nobody's fault the call script decides, by
    `AgentSetAside`.
    """
    call = book.calls.get(event.call)
    if call is None or call.agent != event.agent or call.state not in IN_LINE:
        return False
    agent = book.agents[event.agent]
    agent.idle_since = event.at
    if event.reason == "unreachable":
        agent.phone = "unreachable"
    elif event.reason != "failed":
        agent.missed += 1
        agent.set_aside = agent.missed >= book.rules_of(call.queue or event.queue).rona_after
    if call.directed and call.preferred == event.agent:
        call.preferred = call.preferred_seconds = None  # whom the colleague chose does not take the call
    book.part(call)
    book.change(call, CallState.WAITING)
    return True


def held(book: Book, event: CallHeld) -> bool:
    """Let the caller hear music."""
    return _within_talk(book, event, Change.HELD)


def retrieved(book: Book, event: CallRetrieved) -> bool:
    """Go on with the talk."""
    return _within_talk(book, event, Change.RETRIEVED)


def _within_talk(book: Book, event: CallHeld | CallRetrieved, change: Change) -> bool:
    call = book.calls.get(event.call)
    if call is None or call.agent != event.agent:
        return False
    agent = book.agents[event.agent]
    occupation = after(agent.occupation, change)
    if occupation is None:
        return False
    agent.occupation = occupation
    book.changed(agent)
    return True


def talk_ended(book: Book, event: TalkEnded) -> bool:
    """End the talk; the agent wraps up. Who was given away, or left alone while somebody was asked, is on the way."""
    call = book.calls.get(event.call)
    if call is None or call.agent != event.agent or call.state not in WITH_AGENT:
        return False
    agent = book.agents[event.agent]
    wraps_up = event.wrap_up_seconds > 0 and agent.signed_in
    agent.talk_ended_at = agent.idle_since = event.at
    agent.last_queue = call.queue or ""
    occupation = after(agent.occupation, Change.TALK_ENDED if wraps_up else Change.FREED)
    call.agent = agent.call = call.line_lost_at = None
    agent.occupation = occupation or agent.occupation
    agent.wrap_up_until = event.at + event.wrap_up_seconds if wraps_up else None
    book.changed(agent)
    book.change(call, _after_talk(book, call))
    handling = event.at - call.reserved_at + (event.wrap_up_seconds if wraps_up else 0.0)
    book.experience.handled(call.queue or "", handling)
    return True


def _after_talk(book: Book, call: LiveCall) -> CallState:
    """Return where a call is whose agent has left it; who was asked stays only to take it over."""
    asked, given = call.consultation, call.transfer
    if given is None:
        book.let_expert_go(call)
        call.consultation = None
        if asked is None or asked.stage is Stage.CONFERENCE:
            return CallState.ENDED
    call.waited_before = waited_so_far(call.since, call.answered_at, call.waited_before)
    return CallState.TRANSFERRED


def abandoned(book: Book, event: CallAbandoned) -> bool:
    """Take the call out of the line; an agent who was rung is free."""
    if not _leave_line(book, event, CallState.ENDED):
        return False
    call = book.calls[event.call]
    book.experience.waited(call.queue or event.queue, event.at - call.queued_at, abandoned=True)
    return True


#: Where a call is that left its queue, by `CallFlowedOut.to`. One that goes to another queue is queued there next.
_FLOWED = {
    "message": CallState.MESSAGE,
    "call-back": CallState.ENDED,
    "announcement": CallState.ENDED,
    "fax": CallState.MESSAGE,
    "queue": CallState.MENU,
}


def flowed_out(book: Book, event: CallFlowedOut) -> bool:
    """Take the call out of the line, for something else than an agent."""
    if not _leave_line(book, event, _FLOWED[event.to]):
        return False
    book.calls[event.call].flowed_to = event.target if event.to == "queue" else ""
    return True


def _leave_line(book: Book, event: CallAbandoned | CallFlowedOut, state: CallState) -> bool:
    call = book.calls.get(event.call)
    if call is None or call.state not in IN_LINE:
        return False
    book.part(call)
    book.change(call, state)
    return True


def message_started(book: Book, event: MessageStarted | FaxStarted) -> bool:
    """Note that the caller leaves a message or sends a fax, from a menu or from a queue."""
    call = book.calls.get(event.call)
    if call is None or call.state is CallState.TALKING:
        return False
    book.part(call)
    book.change(call, CallState.MESSAGE)
    return True


def resumed(book: Book, event: CallResumed) -> bool:
    """Put the call where the new controller goes on with it; by the step `talk` an agent may still belong to it."""
    call = book.calls.get(event.call)
    if call is None or (event.step == "queue" and call.state not in IN_LINE):
        return False
    if event.step == "talk":
        goes_on = call.state in {CallState.TALKING, CallState.TRANSFERRED}
        call.attached = call.attached or goes_on
        return goes_on
    book.part(call, talk_ended_at=event.at)
    call.attached = True
    book.change(call, _RESUMED[event.step])
    return True


def ended(book: Book, event: CallEnded) -> bool:
    """Forget the call; an agent who was still with it is free."""
    call = book.calls.get(event.call)
    if call is None:
        return False
    book.part(call, talk_ended_at=event.at)
    book.forget(call)
    return True


HANDLERS: Mapping[type[Event], Callable[[Book, Any], bool]] = {
    CallArrived: arrived,
    LanguageChosen: language_chosen,
    CallQueued: queued,
    CallDetached: detached,
    AgentReserved: reserved,
    AgentRinging: ringing,
    AgentAnswered: answered,
    AgentMissed: missed,
    CallHeld: held,
    CallRetrieved: retrieved,
    TalkEnded: talk_ended,
    CallAbandoned: abandoned,
    CallFlowedOut: flowed_out,
    MessageStarted: message_started,
    FaxStarted: message_started,
    CallResumed: resumed,
    CallEnded: ended,
}
