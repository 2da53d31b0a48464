"""Finding what a delivery tells of: the interaction that an event made or changed, its case, and whose it is."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.citizen_tables import citizen, citizen_address
from hotline.crm_bridge.interaction import Interaction
from hotline.crm_bridge.interaction_fold import call_of_recording
from hotline.crm_bridge.tables import interaction
from hotline.events import (
    CallEvent,
    CaseOpened,
    ContactEvent,
    Event,
    MessageAddedToCase,
    MessageTranscribed,
    RecordingDeleted,
)

from .snapshot import Person

_INTERACTION = [interaction.c[name] for name in Interaction.__struct_fields__]


async def interaction_of(connection: AsyncConnection, event: Event) -> Interaction | None:
    """Return the interaction that the event tells of; None as long as its call goes on, and where there is none."""
    if isinstance(event, ContactEvent):
        wanted = interaction.c.id == event.contact
    elif isinstance(event, MessageTranscribed | MessageAddedToCase):
        wanted = interaction.c.message == event.message
    elif isinstance(event, RecordingDeleted):
        wanted = interaction.c.id == call_of_recording(event.recording)
    elif isinstance(event, CallEvent | CaseOpened):
        wanted = interaction.c.id == event.call
    else:
        return None
    row = (await connection.execute(sa.select(*_INTERACTION).where(wanted))).mappings().first()
    return None if row is None else Interaction(**{**row, "agents": tuple(row["agents"])})


async def person_of(connection: AsyncConnection, number: int | None) -> Person | None:
    """Return who a citizen is, after merging; None where nobody knows, or where it was erased."""
    if number is None:
        return None
    kept = citizen.alias("kept")
    same = sa.func.coalesce(citizen.c.merged_into, citizen.c.id)
    query = sa.select(kept.c.id, kept.c.name_ar, kept.c.name_en, kept.c.language)
    query = query.select_from(citizen.join(kept, kept.c.id == same))
    row = (
        (await connection.execute(query.where(citizen.c.id == number, kept.c.erased_at.is_(None))))
        .mappings()
        .first()
    )
    if row is None:
        return None
    query_addresses = sa.select(citizen_address.c.kind, citizen_address.c.address)
    found = (
        await connection.execute(
            query_addresses.where(citizen_address.c.citizen == row["id"]).order_by(citizen_address.c.id)
        )
    ).all()
    phones = tuple(address for kind, address in found if kind == "phone")
    emails = tuple(address for kind, address in found if kind == "email")
    return Person(**row, phones=phones, emails=emails)
