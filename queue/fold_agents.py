"""What each event of an agent does to the live state; False where the event contradicts it."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    AgentHeldBack,
    AgentPaused,
    AgentPhoneChanged,
    AgentReleased,
    AgentResumed,
    AgentSetAside,
    AgentSignedIn,
    AgentSignedOut,
    Event,
    WrapUpEnded,
    WrapUpExtended,
)

from .agents import AgentState, LiveAgent
from .book import Book
from .occupation import Change, Occupation, after


def signed_in(book: Book, event: AgentSignedIn) -> bool:
    """Begin to take calls; who does already keeps the place among the idle."""
    agent = book.known(event.agent)
    if agent.state is not AgentState.AVAILABLE:
        agent.idle_since = event.at
    agent.signed_in = True
    agent.queues = tuple(dict.fromkeys(event.queues))
    return _end_pause(book, agent)


def signed_out(book: Book, event: AgentSignedOut) -> bool:
    """Take no more calls; a wrap-up is over with it."""
    agent = book.known(event.agent)
    agent.signed_in = False
    occupation = after(agent.occupation, Change.WRAP_UP_ENDED)
    if occupation is not None:
        agent.occupation = occupation
        agent.wrap_up_until = None
    return _end_pause(book, agent)


def paused(book: Book, event: AgentPaused) -> bool:
    """Offer nothing from now on."""
    agent = book.known(event.agent)
    agent.pause_reason = event.reason
    book.changed(agent)
    return True


def resumed(book: Book, event: AgentResumed) -> bool:
    """End a pause, also one by RONA."""
    agent = book.known(event.agent)
    if agent.state is not AgentState.AVAILABLE:
        agent.idle_since = event.at
    return _end_pause(book, agent)


def _end_pause(book: Book, agent: LiveAgent) -> bool:
    agent.pause_reason = None
    agent.set_aside = False
    agent.missed = 0
    book.changed(agent)
    return True


def set_aside(book: Book, event: AgentSetAside) -> bool:
    """Offer nothing until the agent signs in or resumes."""
    agent = book.known(event.agent)
    agent.set_aside = True
    book.changed(agent)
    return True


def wrap_up_ended(book: Book, event: WrapUpEnded) -> bool:
    """Be free again."""
    agent = book.agents.get(event.agent)
    occupation = after(agent.occupation, Change.WRAP_UP_ENDED) if agent else None
    if agent is None or occupation is None:
        return False
    agent.occupation = occupation
    agent.wrap_up_until = None
    agent.idle_since = event.at
    book.changed(agent)
    return True


def wrap_up_extended(book: Book, event: WrapUpExtended) -> bool:
    """Plan another end of the wrap-up."""
    agent = book.agents.get(event.agent)
    if agent is None or agent.occupation is not Occupation.WRAPPING_UP:
        return False
    agent.wrap_up_until = event.until
    return True


def held_back(book: Book, event: AgentHeldBack) -> bool:
    """Ring the agent for nothing while a feature code is dialled."""
    return _hold_back(book, event.agent, held=True)


def released(book: Book, event: AgentReleased) -> bool:
    """Ring the agent again."""
    return _hold_back(book, event.agent, held=False)


def _hold_back(book: Book, name: str, *, held: bool) -> bool:
    agent = book.known(name)
    if agent.held_back is held:
        return False
    agent.held_back = held
    book.changed(agent)
    return True


def phone_changed(book: Book, event: AgentPhoneChanged) -> bool:
    """Note what Asterisk knows of the phone; whose phone comes back is idle from then on."""
    agent = book.known(event.agent)
    if event.phone == "idle" and agent.phone != "idle":
        agent.idle_since = event.at
    agent.phone = event.phone
    book.changed(agent)
    return True


HANDLERS: Mapping[type[Event], Callable[[Book, Any], bool]] = {
    AgentSignedIn: signed_in,
    AgentSignedOut: signed_out,
    AgentPaused: paused,
    AgentResumed: resumed,
    AgentSetAside: set_aside,
    WrapUpEnded: wrap_up_ended,
    WrapUpExtended: wrap_up_extended,
    AgentHeldBack: held_back,
    AgentReleased: released,
    AgentPhoneChanged: phone_changed,
}
