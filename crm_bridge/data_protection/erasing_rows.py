"""What an erasure does to each table of the case store, within its one transaction.

Rows of contacts and done cases stay without anything of the person, since they count in figures; words, files and
addresses go.
"""

from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.citizen_tables import (
    audit,
    citizen,
    citizen_address,
    citizen_word,
    consent,
    household,
)
from hotline.crm_bridge.contact_tables import attachment, correspondence
from hotline.crm_bridge.sms.part_table import text_part
from hotline.crm_bridge.tables import case_note, case_question, cases, interaction, survey
from hotline.crm_bridge.targets.names import CITIZEN, person_key
from hotline.crm_bridge.work_tables import delivery, external

from .about import About, batches

#: Fields of a case whose audit says nothing about the person.
_IMPERSONAL = ("status", "department", "owner", "category", "priority", "due_at", "duplicate_of")

#: Of a case: everything by which, or in which, the person is known.
_EMPTY_CASE: Mapping[str, Any] = {
    "caller": None,
    "subject": "",
    "description": "",
    "form": {},
    "hints": "[]",
    "place": None,
    "latitude": None,
    "longitude": None,
}


async def forget_addresses(connection: AsyncConnection, about: About, pseudonyms: Mapping[str, str]) -> None:
    """Put pseudonyms in the place of addresses in interactions, surveys and questions."""
    for address, name in pseudonyms.items():
        for batch in batches(about.contacts):
            mine = sa.and_(interaction.c.id.in_(batch), interaction.c.address == address)
            await connection.execute(sa.update(interaction).where(mine).values(address=name))
        if address in about.sole_numbers:
            asked = sa.update(case_question).where(case_question.c.caller == address)
            await connection.execute(asked.values(caller=name))
            rated = sa.update(survey).where(
                survey.c.caller == address, survey.c.call.not_in(about.kept_contacts)
            )
            await connection.execute(rated.values(caller=name))
    for batch in batches(about.contacts):
        await connection.execute(
            sa.update(interaction).where(interaction.c.id.in_(batch)).values(subject=None)
        )
        spoken = sa.update(survey).where(survey.c.call.in_(batch))
        empty = {"caller": None, "comment_path": None, "comment_seconds": None, "comment_language": None}
        await connection.execute(spoken.values(empty))


async def forget_words(connection: AsyncConnection, about: About, at: float) -> list[str]:
    """Take away what was written, to us and by us, and what done cases say; return paths of files without a row."""
    paths: set[str] = set()
    senders = [*about.sole_numbers, *(number.removeprefix("+") for number in about.sole_numbers)]
    await connection.execute(sa.delete(text_part).where(text_part.c.sender.in_(senders)))
    for batch in batches(about.contacts):
        paths |= await _delete_contacts(connection, batch)
    for batch in batches(about.done):
        paths |= await _delete(connection, attachment, attachment.c.reference.in_(batch), "path")
        await connection.execute(sa.delete(case_note).where(case_note.c.reference.in_(batch)))
        emptied = sa.update(cases).where(cases.c.reference.in_(batch))
        counted = {"version": cases.c.version + 1, "changed_at": at}
        await connection.execute(emptied.values(dict(_EMPTY_CASE) | counted))
        personal = audit.c.field.not_in(_IMPERSONAL)
        await _blank_audit(connection, "case", batch, personal)
    return sorted(paths)


async def forget_deliveries(connection: AsyncConnection, about: About) -> None:
    """Take away what other systems were told, and what is still to be told them, and their names for the citizen."""
    for batch in batches(about.contacts | about.done):
        mine = delivery.c.key.in_(batch)
        await connection.execute(sa.delete(delivery).where(mine, delivery.c.state == "waiting"))
        await connection.execute(sa.update(delivery).where(mine).values(payload="{}"))
    ours = [person_key(number) for number in about.citizen.group]
    theirs = sa.and_(external.c.kind == CITIZEN, external.c.ours.in_(ours))
    await connection.execute(sa.delete(external).where(theirs))


async def forget_person(connection: AsyncConnection, about: About) -> None:
    """Take away who it was: names, addresses, consents, what the audit says of them, an empty household."""
    group = about.citizen.group
    await connection.execute(sa.delete(citizen_address).where(citizen_address.c.citizen.in_(group)))
    await connection.execute(sa.delete(consent).where(consent.c.citizen.in_(group)))
    empty: dict[str, Any] = dict.fromkeys(("name_ar", "name_en", "language", "household", "warning"))
    await connection.execute(
        sa.update(citizen).where(citizen.c.id.in_(group)).values(empty | {"searchable": ""})
    )
    await connection.execute(sa.delete(citizen_word).where(citizen_word.c.citizen.in_(group)))
    subjects = [str(number) for number in group]
    await _blank_audit(connection, "citizen", subjects, audit.c.field != "merged_into")
    # The audit calls a change of sharing by the address that is shared.
    named = sa.and_(
        audit.c.kind == "citizen", audit.c.subject.in_(subjects), audit.c.field.startswith("shared ")
    )
    await connection.execute(sa.update(audit).where(named).values(field="shared"))
    left = sa.exists().where(citizen.c.household == household.c.id)
    home = about.citizen.household
    if home is not None:
        gone = await connection.execute(sa.delete(household).where(household.c.id == home, sa.not_(left)))
        if gone.rowcount:
            await _blank_audit(connection, "household", [str(home)], sa.true())


async def mark_erased(connection: AsyncConnection, about: About, at: float) -> None:
    """Say that it was erased; the rows stay, so that a number never means somebody else."""
    values = {"erased_at": at, "changed_at": at, "version": citizen.c.version + 1}
    await connection.execute(sa.update(citizen).where(citizen.c.id.in_(about.citizen.group)).values(values))


async def comments_of(connection: AsyncConnection, contacts: Collection[str]) -> list[str]:
    """Return the paths of what was spoken to surveys, relative to the folder of messages."""
    found: list[str] = []
    for batch in batches(contacts):
        query = sa.select(survey.c.comment_path).where(survey.c.call.in_(batch))
        found += [path for path in (await connection.execute(query)).scalars() if path]
    return found


async def _delete_contacts(connection: AsyncConnection, contacts: list[str]) -> set[str]:
    paths = await _delete(connection, attachment, attachment.c.contact.in_(contacts), "path")
    return paths | await _delete(
        connection, correspondence, correspondence.c.contact.in_(contacts), "raw_path"
    )


async def _delete(
    connection: AsyncConnection, table: sa.Table, condition: sa.ColumnElement[bool], path: str
) -> set[str]:
    """Delete rows and return the paths of their files."""
    rows = await connection.execute(sa.delete(table).where(condition).returning(table.c[path]))
    return {found for found in rows.scalars() if found}


async def _blank_audit(
    connection: AsyncConnection, kind: str, subjects: list[str], condition: sa.ColumnElement[bool]
) -> None:
    mine = sa.and_(audit.c.kind == kind, audit.c.subject.in_(subjects), condition)
    await connection.execute(sa.update(audit).where(mine).values(old="null", new="null"))
