"""A contact that is no call, as whatever channel brings it, and what became of it."""

import os
from typing import Protocol

import msgspec

from .cases import Report

#: Letters of a contact's text that are kept in the store; what is longer is cut, and the raw keeps the whole.
LONGEST_TEXT = 50_000

#: Letters of a subject, a name, an address.
LONGEST_LINE = 500


class IncomingFile(msgspec.Struct, frozen=True, kw_only=True):
    """Something attached. Nothing of it is believed: neither its name nor its type."""

    name: str
    media_type: str
    content: bytes


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody wrote to us."""

    #: `email`, `sms`, `web`, `open311`, or a key under `[social]`.
    channel: str
    #: When it came, seconds since the epoch.
    at: float
    #: E.164, an e-mail address, a handle; empty: nobody knows.
    sender: str
    recipient: str = ""
    #: What the sender calls himself.
    sender_name: str = ""
    subject: str = ""
    #: Plain text.
    text: str = ""
    #: Language tag; None: to be recognised.
    language: str | None = None
    #: What the other side calls it; the same one is taken in once.
    external_id: str | None = None
    #: `asked_once.digest_of` what is brought: the same `external_id` with another one is refused; None: it never is.
    fingerprint: str | None = None
    #: What holds several together: the Message-IDs that it answers, the newest last; a conversation.
    threads: tuple[str, ...] = ()
    files: tuple[IncomingFile, ...] = ()
    #: The whole as it came; None: it is not kept.
    raw: bytes | None = None
    #: What the citizen filled in; given: a case is opened.
    report: Report | None = None
    #: The purposes that the citizen agreed to by it, with the proof.
    consents: tuple[str, ...] = ()
    proof: str = ""
    #: A machine wrote it (an absence notice, a bounce, a mailing list): it opens no case and is never answered.
    automatic: bool = False
    #: Its sender wants no more words about cases: it is answered, once.
    stops: bool = False
    #: What it wants is done by taking it in: it opens no case, and nobody has to read it.
    settled: bool = False
    #: What of ours it says that it could not be delivered, as we called it.
    undelivered: tuple[str, ...] = ()


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What became of it, committed."""

    #: Identity of the contact.
    contact: str
    #: The case that it opened or belongs to.
    reference: str | None
    citizen: int | None
    #: The queue whose people look after it; None: nobody has to.
    queue: str | None = None
    #: It opened the case.
    opened: bool = False
    #: It was here before; nothing was done.
    repeated: bool = False
    #: `Incoming.fingerprint` of when it was here first.
    fingerprint: str | None = None


def new_contact(at: float) -> str:
    """Return the identity of a new contact, which nobody can guess; later ones stand behind earlier ones."""
    return f"{max(0, int(at * 1000)):012x}-{os.urandom(8).hex()}"


class Intake(Protocol):
    """The port of every channel: a contact came in."""

    async def take(self, incoming: Incoming) -> Taken:
        """Keep it: interaction, words, files, citizen, case and their facts are committed together, once.

        Raises what journal and database raise where they cannot be written: bring it again then; `OtherRequestError`
        where its external identity is that of an earlier one with another fingerprint.
        """
