"""What a call does to the live state by itself; False where the event contradicts it.

What happens between a call and an agent is in `fold_talks.py`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    CallAbandoned,
    CallArrived,
    CallDetached,
    CallEnded,
    CallFlowedOut,
    CallQueued,
    CallResumed,
    Event,
    FaxStarted,
    LanguageChosen,
    MessageStarted,
)

from .book import Book
from .calls import IN_LINE, CallState, LiveCall
from .fold_callbacks import take_over

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
    CallAbandoned: abandoned,
    CallFlowedOut: flowed_out,
    MessageStarted: message_started,
    FaxStarted: message_started,
    CallResumed: resumed,
    CallEnded: ended,
}
