"""A text that came in, and what became of it. Pure."""

from typing import Protocol

import msgspec


class IncomingText(msgspec.Struct, frozen=True, kw_only=True):
    """A whole text, its parts put together."""

    #: Identity of the contact.
    contact: str
    #: As the network wrote it: a number, a short code, a name.
    sender: str
    #: E.164; None where the sender is no telephone that could be answered.
    number: str | None
    text: str
    #: When it came, seconds since the epoch.
    at: float
    recipient: str = ""
    #: What the gateway calls it; the same one is taken in once.
    external_id: str | None = None
    #: The answer goes back at once with what the gateway gets; otherwise it has to be sent.
    answered_at_once: bool = True


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a text; it is committed."""

    #: `field report`, `survey`, `consent`, `content`, `contact`, `not answered`.
    what: str
    #: It was expected.
    matched: bool = True
    #: It did something.
    understood: bool = True
    #: What the sender is told; empty: nothing.
    words: str = ""
    language: str | None = None
    reference: str | None = None
    citizen: int | None = None
    #: It was here before; nothing was done.
    repeated: bool = False
    #: It was here before, but whoever took it in died before it was answered.
    interrupted: bool = False


class Taker(Protocol):
    """Somebody to whom a text may belong."""

    async def take(self, text: IncomingText) -> Outcome | None:
        """Take a text in and commit what follows, with `text_store.keep` in the same transaction; None: not mine.

        Raises what journal and database raise where they cannot be written: the gateway brings it again then.
        """
