"""What each event of a call-back does to the live state; False where the event contradicts it."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    CallbackAnswered,
    CallbackDialled,
    CallbackDue,
    CallbackEnded,
    CallbackFailed,
    CallbackRequested,
    CallbackRested,
    CallQueued,
    Event,
)

from .book import Book
from .callbacks import CallbackState, LiveCallback
from .calls import CallState, LiveCall
from .occupation import Change

#: The citizen was called, and it is not known yet how that ends.
_UNDER_WAY = frozenset({CallbackState.DIALLING, CallbackState.TAKEN_UP})


def requested(book: Book, event: CallbackRequested) -> bool:
    """Put the call-back into the line, where its citizen stood."""
    if event.callback in book.calls or event.callback in book.ended:
        return False
    book.callbacks[event.callback] = LiveCallback(
        event.callback, event.call, event.queue, event.language, event.number, event.since,
        event.priority_seconds, event.preferred, event.requires,
    )  # fmt: skip
    asked_in = book.calls.get(event.call)
    if asked_in is None or asked_in.queue != event.queue:
        book.order += 1
    place = LiveCall(event.callback, event.at, event.number, language=event.language)
    place.queue, place.queued_at, place.since = event.queue, event.since, event.since
    place.priority_seconds, place.preferred = event.priority_seconds, event.preferred
    place.requires = event.requires
    place.order = asked_in.order if asked_in and asked_in.queue == event.queue else book.order
    place.attached = True
    book.calls[place.call] = place
    book.change(place, CallState.WAITING)
    return True


def dialled(book: Book, event: CallbackDialled) -> bool:
    """Count the attempt; the agent stays reserved."""
    callback = book.callbacks.get(event.callback)
    if callback is None or callback.state is not CallbackState.WAITING or event.attempt <= callback.attempts:
        return False
    callback.state = CallbackState.DIALLING
    callback.attempts, callback.channel = event.attempt, event.channel
    return True


def answered(book: Book, event: CallbackAnswered) -> bool:
    """Note whose call it is; the place and the agent follow when that call is queued."""
    callback = book.callbacks.get(event.callback)
    if callback is None or callback.state is CallbackState.TAKEN_UP:
        return False
    callback.state, callback.taken_by, callback.not_before = CallbackState.TAKEN_UP, event.call, None
    return True


def take_over(book: Book, event: CallQueued) -> bool:
    """Give the call, which was just queued, the place and the agent of the call-back that it names."""
    callback = book.callbacks.get(event.callback or "")
    call = book.calls.get(event.call)
    if callback is None or call is None or callback.taken_by not in {None, event.call}:
        return False
    callback.state, callback.taken_by, callback.not_before = CallbackState.TAKEN_UP, event.call, None
    place = book.calls[callback.callback]
    reserved = place.agent if place.state is CallState.RESERVED else None
    _leave_line(book, place)
    call.order = place.order
    book.moved(call)
    if reserved is not None and call.state is CallState.WAITING:
        call.reserved_at = event.at
        book.join(call, book.agents[reserved], CallState.RESERVED, Change.RESERVED)
    return True


def failed(book: Book, event: CallbackFailed) -> bool:
    """Free the agent, and take the call-back out of the line until it is tried again."""
    callback = book.callbacks.get(event.callback)
    if callback is None or callback.state not in _UNDER_WAY or event.attempt != callback.attempts:
        return False
    last_time = event.again_at is None
    return _rest(
        book, callback, CallbackState.GIVEN_UP if last_time else CallbackState.RESTING, event.again_at
    )


def rested(book: Book, event: CallbackRested) -> bool:
    """Take it out of the line for a while; nobody was called."""
    callback = book.callbacks.get(event.callback)
    if callback is None or callback.state is not CallbackState.WAITING:
        return False
    return _rest(book, callback, CallbackState.RESTING, event.until)


def due(book: Book, event: CallbackDue) -> bool:
    """Put it into the line again, at its old age."""
    callback = book.callbacks.get(event.callback)
    if callback is None or callback.state not in {CallbackState.RESTING, CallbackState.TAKEN_UP}:
        return False
    callback.state, callback.taken_by, callback.not_before = CallbackState.WAITING, None, None
    book.change(book.calls[callback.callback], CallState.WAITING)
    return True


def ended(book: Book, event: CallbackEnded) -> bool:
    """Forget it, and its place."""
    callback = book.callbacks.pop(event.callback, None)
    if callback is None:
        return False
    place = book.calls[callback.callback]
    book.part(place)
    book.forget(place)
    return True


def _rest(book: Book, callback: LiveCallback, state: CallbackState, until: float | None) -> bool:
    callback.state, callback.taken_by, callback.not_before = state, None, until
    _leave_line(book, book.calls[callback.callback])
    return True


def _leave_line(book: Book, place: LiveCall) -> None:
    book.part(place)
    book.change(place, CallState.RESTING)


HANDLERS: Mapping[type[Event], Callable[[Book, Any], bool]] = {
    CallbackRequested: requested,
    CallbackDialled: dialled,
    CallbackAnswered: answered,
    CallbackFailed: failed,
    CallbackRested: rested,
    CallbackDue: due,
    CallbackEnded: ended,
}
