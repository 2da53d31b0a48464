"""Contacts by other channels than the telephone: e-mail, text, web form, social post. Their words are in the store."""

from typing import Literal

from .kinds import CallEvent, Event


class ContactEvent(Event, frozen=True, kw_only=True):
    """A fact about one contact."""

    #: Identity of the contact; the interaction has the same.
    contact: str
    #: `email`, `sms`, `web`, `open311`, or a key under `[social]`.
    channel: str


class ContactReceived(ContactEvent, frozen=True, kw_only=True):
    """A citizen wrote, and it is kept."""

    #: The case to which it belongs; None: to none.
    reference: str | None = None
    citizen: int | None = None


class ContactRouted(ContactEvent, frozen=True, kw_only=True):
    """These people look after it."""

    queue: str


class ContactChanged(ContactEvent, frozen=True, kw_only=True):
    """Somebody took it, put it aside, answered it, or said whose it is; what was and is stands in the audit."""

    by: str
    fields: tuple[str, ...]


class ContactRefused(ContactEvent, frozen=True, kw_only=True):
    """Something came that cannot be taken in; it is kept aside."""

    why: str


class ContactSent(ContactEvent, frozen=True, kw_only=True):
    """We wrote to a citizen or a field team."""

    #: `received`, `assigned`, `on the way`, `solved`, `answer`…
    what: str
    reference: str | None = None
    citizen: int | None = None


class ContactNotSent(ContactEvent, frozen=True, kw_only=True):
    """It could not be sent, or was not to be."""

    what: str
    reference: str | None = None
    citizen: int | None = None
    #: `no consent`, `nowhere to write to`, or what the gateway said.
    why: str


class ScreenPopped(CallEvent, frozen=True, kw_only=True):
    """The reserved agent was told who is calling."""

    agent: str
    #: How many citizens it may be.
    citizens: int
    #: How long it took to look up, seconds; None: it was not there in time, and the agent knows the number only.
    seconds: float | None


class ArticleRead(CallEvent, frozen=True, kw_only=True):
    """The caller heard an article of the knowledge base."""

    article: str
    language: str
    #: To the end.
    whole: bool


class ArticleChanged(Event, frozen=True, kw_only=True):
    """An article was written, changed or taken out."""

    article: str
    by: str
    what: Literal["written", "changed", "removed"]


class TargetLost(Event, frozen=True, kw_only=True):
    """Another system cannot be reached; what it is to learn waits."""

    target: str
    why: str


class TargetFound(Event, frozen=True, kw_only=True):
    """It can be reached again."""

    target: str


class DeliveryRefused(Event, frozen=True, kw_only=True):
    """Another system does not take a delivery, which is set aside as a dead letter."""

    target: str
    delivery: int
    why: str
