"""Wires what follows from what happened to cases: closing by themselves, words to departments, hints, the index."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge import case_followup, case_hinting
from hotline.crm_bridge.case_department import WrittenDepartmentWords
from hotline.crm_bridge.case_followup import CaseFollowup
from hotline.crm_bridge.case_hinting import CaseHinting, Spoken
from hotline.crm_bridge.case_indexing import CaseIndexing
from hotline.crm_bridge.follower import Follower
from hotline.crm_bridge.job_queue import Handler
from hotline.voicemail.tables import message

from .ground import Ground


@dataclass(frozen=True, slots=True)
class CaseParts:
    """What a controller runs of it."""

    #: What must go on as long as the controller does, by name.
    lasting: Mapping[str, Callable[[], Coroutine[None, None, None]]]
    #: For the worker of jobs.
    handlers: Mapping[str, Handler]


def case_parts(ground: Ground) -> CaseParts:
    """Return the parts; nothing runs yet."""
    current = ground.current.config
    followup = CaseFollowup(current, WrittenDepartmentWords(current), ground.clock)
    hinting = CaseHinting(current, spoken_of)
    followers = {
        "cases": Follower(
            case_followup.CURSOR, ground.engine, ground.reader, followup.take, journal=ground.journal,
            types=case_followup.FACTS,
        ),
        "hints of cases": Follower(
            case_hinting.CURSOR, ground.engine, ground.reader, hinting.take, types=case_hinting.FACTS,
        ),
    }  # fmt: skip
    lasting = {name: follower.run for name, follower in followers.items()}
    lasting["words of cases"] = CaseIndexing(ground.engine).run
    return CaseParts(lasting, followup.handlers)


async def spoken_of(connection: AsyncConnection, identity: str) -> Spoken | None:
    """Return what was written down of all messages of this one's case, the oldest first."""
    query = sa.select(message.c.reference).where(message.c.id == identity)
    reference: str | None = (await connection.execute(query)).scalar()
    if reference is None:
        return None
    spoken = sa.select(message.c.transcript).where(message.c.reference == reference)
    texts = (await connection.execute(spoken.order_by(message.c.created_at, message.c.id))).scalars()
    return Spoken(reference, "\n".join(texts))
