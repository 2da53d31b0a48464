from functools import partial
from zoneinfo import ZoneInfo

import msgspec
import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.config import Configuration
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.reachable import ways
from hotline.crm_bridge.sla import CLOCKS
from hotline.crm_bridge.sla_notices import Notice
from hotline.crm_bridge.sla_words import words
from hotline.crm_bridge.sla_written_notices import WrittenNotices
from hotline.journal import Journal
from hotline.testing.city import configuration

MUSCAT = ZoneInfo("Asia/Muscat")

NOTICE = Notice(
    what="sla warning", reference="4271", sla="solution", due_at=1795420800.0, agent="1001",
    email="water@example.org", phone="24000001",
)  # fmt: skip


def configured(*, email: bool = True, texts: bool = True) -> Configuration:
    changes: dict[str, object] = {}
    if email:
        changes["email"] = {"address": "city@example.org", "smtp": {"host": "mail.example.org", "port": 465}}
    if texts:
        changes["text_messages"] = {"url": "http://127.0.0.1:9/texts"}
    return configuration(changes)


@pytest.mark.parametrize(
    ("what", "language", "text"),
    [
        (
            "sla warning", "en",
            "Case 4271: little time is left. What is due: solution, until 2026-11-23 12:00.",
        ),
        ("escalation", "de", "Case 4271 is overdue. What was due: solution, until 2026-11-23 12:00."),
        ("sla warning", "ar", "البلاغ 4271: أوشكت المهلة على الانتهاء. المطلوب: الحل، حتى 2026-11-23 12:00."),
        ("escalation", "ar", "البلاغ 4271: انقضت المهلة. كان المطلوب: الحل، حتى 2026-11-23 12:00."),
    ],
)  # fmt: skip
def test_words(what: str, language: str, text: str) -> None:
    """They name the case, what is due and until when, in the city's time, and nothing else."""
    notice = Notice(what=what, reference="4271", sla="solution", due_at=NOTICE.due_at)  # type: ignore[arg-type]
    assert words(notice, language, MUSCAT)[1] == text


def test_words_for_every_clock() -> None:
    """Nothing is without words, in either language."""
    for sla in CLOCKS:
        for language in ("ar", "en"):
            subject, text = words(
                Notice(what="escalation", reference="4271", sla=sla, due_at=0.0), language, MUSCAT
            )
            assert "4271" in subject
            assert "4271" in text


def test_ways_are_what_is_configured_and_known() -> None:
    """E-mail and text, each where both the city and the department have it."""
    both = [("email", "water@example.org"), ("sms", "+96824000001")]
    assert list(ways(configured(), NOTICE.email, NOTICE.phone)) == both
    assert list(ways(configured(email=False), NOTICE.email, NOTICE.phone)) == both[1:]
    assert list(ways(configured(texts=False), NOTICE.email, NOTICE.phone)) == both[:1]
    nobody = Notice(what="escalation", reference="4271", sla="solution", due_at=0.0)
    assert list(ways(configured(), nobody.email, nobody.phone)) == []


async def test_what_is_sent_is_kept_once(engine: AsyncEngine, journal: Journal) -> None:
    """A job that is done again after a kill tells nobody twice; another level is another word."""
    notices = WrittenNotices(configured)
    for notice in (NOTICE, NOTICE):
        await journal.commit_result(partial(notices.tell, notice=notice, at=1000.0), lambda facts: facts)
    async with engine.connect() as connection:
        rows = (await connection.execute(sa.select(correspondence).order_by(correspondence.c.channel))).all()
    assert [(row.channel, row.recipient, row.what, row.reference, row.state) for row in rows] == [
        ("email", "water@example.org", "sla warning", "4271", "to send"),
        ("sms", "+96824000001", "sla warning", "4271", "to send"),
    ]


async def test_each_department_that_gets_an_overdue_case_is_told(
    engine: AsyncEngine, journal: Journal
) -> None:
    """A case that moves is as overdue as before, and its new people have not heard of it."""
    notices = WrittenNotices(lambda: configured(texts=False))
    for department in ("water", "roads"):
        moved = msgspec.structs.replace(
            NOTICE, what="escalation", department=department, email=f"{department}@example.org"
        )
        await journal.commit_result(partial(notices.tell, notice=moved, at=1000.0), lambda facts: facts)
    async with engine.connect() as connection:
        found = set((await connection.execute(sa.select(correspondence.c.recipient))).scalars())
    assert found == {"water@example.org", "roads@example.org"}
