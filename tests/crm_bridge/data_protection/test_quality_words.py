"""What listeners wrote of a citizen's calls is exported and erased; marks stay."""

import sqlalchemy as sa

from hotline.crm_bridge.data_protection import quality_rows
from hotline.crm_bridge.quality.tables import assessment, pick, reply

from .conftest import AT, SECRET, City

CALLS = ("demo-1.1", "demo-3.3")


async def assess(city: City) -> None:
    """Have a call of the citizen and one of a neighbour assessed and disputed."""
    async with city.engine.begin() as connection:
        for number, call in enumerate(CALLS, 1):
            chosen = {
                "id": number, "call": call, "agent": "1001", "week": "2026-11-15", "queue": "water", "called_at": AT,
                "source": "hand", "place": 0, "by": "fatma", "why": SECRET, "at": AT, "passed_over": False,
            }  # fmt: skip
            await connection.execute(sa.insert(pick), chosen)
            made = {
                "id": number, "pick": number, "agent": "1001", "week": "2026-11-15", "purpose": "score", "by": "fatma",
                "form": "{}", "marks": '{"a.b":2}', "words": SECRET, "notes": f'[{{"at":1.0,"text":"{SECRET}"}}]',
                "state": "submitted", "version": 1, "saved": 1, "quality": 1.0, "fatal": "[]", "begun_at": AT,
                "submitted_at": AT, "answer": "disputed",
            }  # fmt: skip
            await connection.execute(sa.insert(assessment), made)
            said = {"assessment": number, "at": AT, "by": "1001", "how": "disputed", "text": SECRET}
            await connection.execute(sa.insert(reply), said)


async def test_words_of_listeners_are_exported_and_erased(city: City) -> None:
    """Why, words, notes and replies go, of these calls only; the mark is still counted."""
    await assess(city)
    async with city.engine.begin() as connection:
        (row,) = await quality_rows.assessments_of(connection, ["demo-1.1", "other"])
        assert (row["call"], row["words"], row["why"], row["replies"]) == (
            "demo-1.1",
            SECRET,
            SECRET,
            [SECRET],
        )
        assert SECRET in row["notes"]
        assert not {"by", "agent", "marks"} & row.keys()
        await quality_rows.forget(connection, ["demo-1.1"])
        (row,) = await quality_rows.assessments_of(connection, ["demo-1.1"])
        assert (row["words"], row["why"], row["notes"], row["replies"]) == ("", "", "[]", [])
        marks = (await connection.execute(sa.select(assessment.c.marks))).scalars().all()
        assert marks == 2 * ['{"a.b":2}']
        (other,) = await quality_rows.assessments_of(connection, ["demo-3.3"])
        assert (other["words"], other["replies"]) == (SECRET, [SECRET])


async def test_an_erasure_takes_them(city: City) -> None:
    """The citizen's erasure takes the words on the calls that go."""
    number, _, _ = await city.lives()
    await assess(city)
    await city.eraser.erase(number, by="officer")
    async with city.engine.connect() as connection:
        found = {row["call"]: row["words"] for row in await quality_rows.assessments_of(connection, CALLS)}
    assert found == {"demo-1.1": "", "demo-3.3": SECRET}
