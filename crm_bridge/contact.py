"""A contact that is no call, as whatever channel brings it, and what became of it."""

from typing import Protocol

import msgspec

from .cases import Report


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


class Intake(Protocol):
    """The port of every channel: a contact came in."""

    async def take(self, incoming: Incoming) -> Taken:
        """Keep it: interaction, words, files, citizen, case and their facts are committed together, once.

        Raises what journal and database raise where they cannot be written: bring it again then; `OtherRequestError`
        where its external identity is that of an earlier one with another fingerprint.
        """
