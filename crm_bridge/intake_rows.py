"""What a contact is written as: its case, its words, its interaction. Nothing is read or written here."""

from typing import Any

import msgspec

from hotline.config import Configuration

from .cases import NewCase, Report
from .intake_item import Around, Item
from .intake_rules import department_of, department_queue, queue_of, thread_of
from .interaction import Interaction
from .written_interaction import written

#: Letters of a case's subject.
LONGEST_SUBJECT = 120


class Belongs(msgspec.Struct, frozen=True, kw_only=True):
    """What a contact turned out to belong to."""

    reference: str | None
    citizen: int | None
    queue: str | None


def case_to_open(item: Item, citizen: int | None, config: Configuration) -> NewCase:
    """Return the case that a contact opens, if it opens one."""
    incoming, report = item.incoming, _report(item, citizen, config)
    return NewCase(
        at=incoming.at,
        channel=incoming.channel,
        caller=item.address if item.kind == "phone" and incoming.channel == "sms" else None,
        language=item.language or config.node.languages[0],
        queue=department_queue(report.department, config) or queue_of(item, None, config),
        call=None,
        subject=_subject(item, report, config),
        report=report,
    )


def thread_name(item: Item, around: Around) -> str | None:
    """Return what holds a contact and its answers together: the thread that it goes on with, or begins."""
    incoming, earlier = item.incoming, thread_of(item, around)
    own = incoming.threads[0] if incoming.threads else incoming.external_id
    return (earlier.thread if earlier is not None else None) or own


def words_row(item: Item, around: Around, belongs: Belongs) -> dict[str, Any]:
    """Return the row of `correspondence`."""
    incoming = item.incoming
    return {
        "contact": item.contact,
        "channel": incoming.channel,
        "direction": "in",
        "at": incoming.at,
        "sender": item.sender,
        "recipient": incoming.recipient,
        "subject": incoming.subject,
        "text": incoming.text,
        "language": item.language,
        "external_id": incoming.external_id,
        "fingerprint": incoming.fingerprint,
        "thread": thread_name(item, around),
        "citizen": belongs.citizen,
        "reference": belongs.reference,
        "queue": belongs.queue,
        "state": "done" if belongs.queue is None else "waiting",
        "raw_path": item.raw_path,
    }


def interaction_of(item: Item, belongs: Belongs) -> Interaction:
    """Return the contact among all others."""
    incoming = item.incoming
    return written(
        item.contact,
        at=incoming.at,
        channel=incoming.channel,
        direction="in",
        address=item.sender,
        citizen=belongs.citizen,
        dialled=incoming.recipient,
        language=item.language,
        queue=belongs.queue,
        reference=belongs.reference,
        subject=incoming.subject,
    )


def place_of_picture(item: Item) -> tuple[float, float] | None:
    """Return where a picture was taken, of a contact that says nothing of the place itself; None: nobody knows.

    Who names a place means that one, and it may be published: where the picture was taken may be the sender's home.
    """
    report = item.incoming.report
    if report is not None and (report.place or report.latitude is not None):
        return None
    return next((stored.place for stored in item.files if stored.place), None)


def _report(item: Item, citizen: int | None, config: Configuration) -> Report:
    """Return what is known of the new case: what was filled in, with what follows from it."""
    report = item.incoming.report or Report()
    place = place_of_picture(item)
    if place is not None:
        report = msgspec.structs.replace(report, latitude=place[0], longitude=place[1])
    category = config.categories.get(report.category or "")
    priority = report.priority
    if category is not None and priority == "normal":
        priority = category.priority
    return msgspec.structs.replace(
        report,
        citizen=citizen,
        description=report.description or item.incoming.text,
        department=report.department or department_of(report.category, config),
        priority=priority,
    )


def _subject(item: Item, report: Report, config: Configuration) -> str:
    """Return what the case is called: the contact's subject, its category, or the first words."""
    subject = item.incoming.subject
    category = config.categories.get(report.category or "")
    if not subject and category is not None:
        titles = category.title
        subject = titles.get(item.language or "", "") or next(iter(titles.values()), "")
    first_line = (item.incoming.text or report.description).partition("\n")[0]
    return (subject or first_line or item.incoming.channel)[:LONGEST_SUBJECT]
