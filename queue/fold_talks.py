"""What a call and its agent do to the live state together; False where the event contradicts it."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentReserved,
    AgentRinging,
    CallHeld,
    CallRetrieved,
    Event,
    TalkEnded,
)

from .book import Book
from .calls import IN_LINE, WITH_AGENT, CallState, LiveCall
from .occupation import Change, after
from .transfers import Stage, waited_so_far


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


HANDLERS: Mapping[type[Event], Callable[[Book, Any], bool]] = {
    AgentReserved: reserved,
    AgentRinging: ringing,
    AgentAnswered: answered,
    AgentMissed: missed,
    CallHeld: held,
    CallRetrieved: retrieved,
    TalkEnded: talk_ended,
}
