"""Wires what people do with messages: handling, call-backs, counts, and the routes. No logic."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.routing import BaseRoute

from hotline.config import Configuration
from hotline.desk.access import Access
from hotline.desk.messages_api import MessagesApi
from hotline.queue.rules_of import routing_rules
from hotline.voicemail.assignment import Assignment
from hotline.voicemail.handling import MessageHandling
from hotline.voicemail.listing import Listing

from .ground import Ground
from .message_callbacks import MessageCallbacks
from .message_counts import MessageCounts


@dataclass(frozen=True, slots=True)
class InboxParts:
    """What the controller runs of it."""

    callbacks: MessageCallbacks
    counts: MessageCounts
    routes: list[BaseRoute]


def inbox_parts(ground: Ground, access: Access) -> InboxParts:
    """Make them."""
    current, clock = ground.current, ground.clock
    assignment = current_assignment(current.config)
    listing = Listing(ground.engine, ground.loaded.paths.messages, clock)
    handling = MessageHandling(ground.journal, assignment, clock)
    callbacks = MessageCallbacks(
        handling=handling,
        journal=ground.journal,
        reader=ground.reader,
        dispatcher=ground.dispatcher,
        current=current.config,
        answering=listing.answering,
        clock=clock,
    )
    api = MessagesApi(
        access,
        listing,
        handling,
        call_back=callbacks.request,
        assignment=assignment,
        agents=lambda: current.agents,
        node=ground.loaded.config.node.name,
    )
    counts = MessageCounts(listing.open_by_queue, current.queues.keys)
    return InboxParts(callbacks, counts, [*api.routes()])


def current_assignment(current: Callable[[], Configuration]) -> Callable[[], Assignment]:
    """Return what gives the assignment of the configuration that counts now, made once for each."""
    known: list[tuple[Configuration, Assignment]] = []

    def assignment() -> Assignment:
        config = current()
        if not known or known[0][0] is not config:
            known[:] = [(config, Assignment(routing_rules(config)))]
        return known[0][1]

    return assignment
