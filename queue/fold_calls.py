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
    CallEnded,
    CallFlowedOut,
    CallQueued,
    CallResumed,
    Event,
    LanguageChosen,
    MessageStarted,
    TalkEnded,
)

from .agents import Occupation
from .book import Book
from .calls import IN_LINE, WITH_AGENT, CallState, LiveCall

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
    call.language = event.language
    book.change(call, CallState.WAITING)
    return True


def reserved(book: Book, event: AgentReserved) -> bool:
    """Keep the agent for the call."""
    return _join(book, event, {CallState.WAITING}, CallState.RESERVED)


def ringing(book: Book, event: AgentRinging) -> bool:
    """Ring the agent."""
    return _join(book, event, {CallState.WAITING, CallState.RESERVED}, CallState.RINGING)


def answered(book: Book, event: AgentAnswered) -> bool:
    """Begin the talk."""
    if not _join(book, event, IN_LINE, CallState.TALKING):
        return False
    book.agents[event.agent].missed = 0
    return True


def _join(book: Book, event: AgentReserved | AgentRinging | AgentAnswered,
          allowed: Collection[CallState], state: CallState) -> bool:  # fmt: skip
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
    book.join(call, agent, state)
    return True


def missed(book: Book, event: AgentMissed) -> bool:
    """Give the caller the old place again, and no further call to the agent: redirection on no answer (RONA).

    A phone that could not be reached is the phone's matter: it rings again as soon as Asterisk finds it.
    After a failure that is nobody's fault the call script decides, by `AgentSetAside`.
    """
    call = book.calls.get(event.call)
    if call is None or call.agent != event.agent or call.state not in IN_LINE:
        return False
    agent = book.agents[event.agent]
    agent.missed += 1
    if event.reason == "unreachable":
        agent.phone = "unreachable"
    elif event.reason != "failed":
        agent.set_aside = True
    book.part(call)
    book.change(call, CallState.WAITING)
    return True


def talk_ended(book: Book, event: TalkEnded) -> bool:
    """End the talk; the agent wraps up."""
    call = book.calls.get(event.call)
    if call is None or call.agent != event.agent or call.state not in WITH_AGENT:
        return False
    agent = book.agents[event.agent]
    book.part(call)
    agent.idle_since = event.at
    if event.wrap_up_seconds > 0 and agent.signed_in:
        agent.occupation = Occupation.WRAPPING_UP
        agent.wrap_up_until = event.at + event.wrap_up_seconds
    book.index.update_agent(agent)
    book.change(call, CallState.ENDED)
    return True


def abandoned(book: Book, event: CallAbandoned) -> bool:
    """Take the call out of the line; an agent who was rung is free."""
    return _leave_line(book, event, CallState.ENDED)


def flowed_out(book: Book, event: CallFlowedOut) -> bool:
    """Take the call out of the line, to leave a message."""
    return _leave_line(book, event, CallState.MESSAGE)


def _leave_line(book: Book, event: CallAbandoned | CallFlowedOut, state: CallState) -> bool:
    call = book.calls.get(event.call)
    if call is None or call.state not in IN_LINE:
        return False
    book.part(call)
    book.change(call, state)
    return True


def message_started(book: Book, event: MessageStarted) -> bool:
    """Note that the caller leaves a message, from a menu or from a queue."""
    call = book.calls.get(event.call)
    if call is None or call.state is CallState.TALKING:
        return False
    book.part(call)
    book.change(call, CallState.MESSAGE)
    return True


def resumed(book: Book, event: CallResumed) -> bool:
    """Put the call where the new controller goes on with it; no agent belongs to it any more."""
    call = book.calls.get(event.call)
    if call is None or (event.step == "queue" and call.state not in IN_LINE):
        return False
    book.part(call, talk_ended_at=event.at)
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
    AgentReserved: reserved,
    AgentRinging: ringing,
    AgentAnswered: answered,
    AgentMissed: missed,
    TalkEnded: talk_ended,
    CallAbandoned: abandoned,
    CallFlowedOut: flowed_out,
    MessageStarted: message_started,
    CallResumed: resumed,
    CallEnded: ended,
}
