"""What controllers and supervisors do to the live state; False where the event contradicts it."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import ControllerStarted, Event, RulesLoaded

from .book import Book


def controller_started(book: Book, _event: ControllerStarted) -> bool:
    """Note that no call has a script any more, and no agent dials a feature code."""
    return detach_all(book)


def detach_all(book: Book) -> bool:
    """Ring nobody for a call of an earlier controller before it is resumed."""
    for call in book.calls.values():
        if call.call not in book.callbacks:  # those wait without a script
            call.attached = False
            book.moved(call)
    for agent in book.agents.values():
        if agent.held_back:
            agent.held_back = False
            book.changed(agent)
    return True


def attach(book: Book, name: str) -> None:
    """Note that a call's script is there, if the call is known."""
    call = book.calls.get(name)
    if call is not None:
        call.attached = True
        book.moved(call)


def rules_loaded(book: Book, event: RulesLoaded) -> bool:
    """Route by these rules from now on."""
    book.follow(event.rules)
    return True


HANDLERS: Mapping[type[Event], Callable[[Book, Any], bool]] = {
    ControllerStarted: controller_started,
    RulesLoaded: rules_loaded,
}
