"""A contact that is ready to be written, and what is known around it within the transaction. Pure."""

from collections.abc import Mapping

import msgspec

from hotline.events import Event

from .contact import Incoming, Taken
from .files import Stored


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A contact whose words are cleaned and whose files are on disk."""

    #: Identity of the contact, if it is new.
    contact: str
    incoming: Incoming
    #: What kind of address the sender is, and its one spelling; None: it is none that can be remembered.
    kind: str
    address: str | None
    language: str | None
    #: References that it may name, the surest first.
    mentions: tuple[str, ...] = ()
    #: What it is probably about: a key under `[categories]`.
    hint: str | None = None
    files: tuple[Stored, ...] = ()
    #: The whole as it came, relative to the folder of files.
    raw_path: str | None = None

    @property
    def sender(self) -> str:
        """In its one spelling where it has one."""
        return self.address or self.incoming.sender

    @property
    def key(self) -> tuple[str, str] | None:
        """By which it is recognised when it comes again."""
        external = self.incoming.external_id
        return None if external is None else (self.incoming.channel, external)


class KnownCase(msgspec.Struct, frozen=True, kw_only=True):
    """What has to be known of a case to which a contact may belong."""

    reference: str
    #: After merging.
    citizen: int | None
    caller: str | None
    is_done: bool
    queue: str | None
    department: str | None


class KnownThread(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier contact that is named by this one."""

    thread: str | None
    reference: str | None


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """What the store knows that concerns a batch of contacts."""

    #: By channel and external identity: those that are here already.
    repeated: Mapping[tuple[str, str], Taken] = {}
    #: By kind and address: the one citizen; None: several share it. What is missing is nobody's yet.
    citizens: Mapping[tuple[str, str], int | None] = {}
    #: By channel and what a contact names as its thread.
    threads: Mapping[tuple[str, str], KnownThread] = {}
    cases: Mapping[str, KnownCase] = {}
    #: Who wrote about which case before: reference and address.
    wrote: frozenset[tuple[str, str]] = frozenset()


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a contact, and the facts of it."""

    taken: Taken
    facts: tuple[Event, ...] = ()
