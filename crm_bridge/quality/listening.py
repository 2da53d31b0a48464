"""What listeners do: begin, save, submit once. Each is one transaction with its fact.

    begin ── draft ── saved, saved … ── submitted ── (disputed, and changed) ── the next version's draft ── submitted

The first listener's assessment of a call counts; whoever assesses it as well does so for calibration, without seeing
the first one before. Whoever wants to read it without an own one may, says so, and assesses this call no more. Nobody
assesses the own calls.
"""

from collections.abc import Callable, Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.crm_bridge.plain_text import clean_text
from hotline.events import AssessmentsRead, CallScored, Event
from hotline.journal import Journal

from . import assessments, form, picks
from .assessments import Assessment, Note
from .errors import OvertakenError, QualityError
from .scoring import Marks, MarksError, Score, score
from .tables import reading

#: Letters of words and of a note; notes of one assessment.
MOST_LETTERS, MOST_NOTES = 4000, 200


class Listening:
    """Assessments as listeners make them. Methods raise `QualityError`, and what the journal raises."""

    def __init__(self, journal: Journal, current: Callable[[], Configuration], clock: Clock) -> None:
        self._journal = journal
        self._current = current
        self._clock = clock

    async def begin(self, number: int, by: str, own_agent: str | None) -> Assessment:
        """Return this listener's assessment of a call, begun now if there is none; `own_agent` is who they are."""

        async def work(connection: AsyncConnection) -> Assessment:
            found = await picks.find(connection, number, lock=True)
            if found is None or found.passed_over:
                raise QualityError("there is no such call to listen to", missing=True)
            if own_agent is not None and own_agent == found.agent:
                raise QualityError("nobody assesses the own calls", forbidden=True)
            known = await assessments.of_picks(connection, [number])
            mine = [one for one in known if one.by == by]
            if mine:
                return mine[-1]
            if number in await assessments.opened_to(connection, [number], by):
                raise QualityError("you know what others gave to this call: it is assessed without that")
            values = _new(self._current(), found, by, self._clock())
            values["purpose"] = "calibration" if any(one.purpose == "score" for one in known) else "score"
            return await _known(connection, await assessments.insert(connection, values))

        return await self._journal.commit_result(work, lambda _: ())

    async def read(self, number: int, by: str) -> None:
        """Have this listener read what others gave to a call, and assess it no more."""

        async def work(connection: AsyncConnection) -> Sequence[Event]:
            found = await picks.find(connection, number, lock=True)
            known = await assessments.of_picks(connection, [number])
            if found is None or not any(one.state == "submitted" for one in known):
                raise QualityError("there is no assessment to read", missing=True)
            if number in await assessments.opened_to(connection, [number], by):
                return ()
            if any(one.by == by for one in known):
                raise QualityError("you have begun an assessment of your own: submit it, and see the others")
            now = self._clock()
            await connection.execute(sa.insert(reading).values(pick=number, by=by, at=now))
            return (AssessmentsRead(at=now, agent=found.agent, recording=found.call, by=by),)

        await self._journal.commit_result(work, lambda facts: facts)

    async def save(
        self,
        number: int,
        *,
        by: str,
        saved: int,
        marks: Marks,
        words: str,
        notes: Sequence[Note],
    ) -> Assessment:
        """Keep a draft; `saved` is what the one that was read had."""

        async def work(connection: AsyncConnection) -> Assessment:
            draft = await self._draft(connection, number, by, saved)
            _score(draft, marks)
            values = {
                "marks": assessments.text_of(dict(marks)),
                "words": _cleaned(words),
                "notes": assessments.text_of(_checked(notes)),
                "saved": saved + 1,
            }
            await assessments.change(connection, number, values)
            return await _known(connection, number)

        return await self._journal.commit_result(work, lambda _: ())

    async def submit(self, number: int, by: str, saved: int) -> Assessment:
        """Submit a draft; from then on it never changes."""

        async def work(connection: AsyncConnection) -> tuple[Assessment, Event]:
            draft = await self._draft(connection, number, by, saved)
            result = _score(draft, draft.marks)
            if result.missing:
                raise QualityError(f"{len(result.missing)} questions are not answered yet")
            now = self._clock()
            values: dict[str, object] = {"state": "submitted", "quality": result.quality, "submitted_at": now}
            await assessments.change(
                connection, number, {**values, "fatal": assessments.text_of(result.fatal), "saved": saved + 1}
            )
            await _supersede(connection, draft)
            found = await picks.find(connection, draft.pick)
            fact = CallScored(
                at=now, agent=draft.agent, assessment=number, recording=found.call if found else "", by=by,
                purpose="calibration" if draft.purpose == "calibration" else "score",
                quality=result.quality, fatal=result.fatal, version=draft.version,
            )  # fmt: skip
            return await _known(connection, number), fact

        return (await self._journal.commit_result(work, lambda result: (result[1],)))[0]

    async def _draft(self, connection: AsyncConnection, number: int, by: str, saved: int) -> Assessment:
        found = await assessments.find(connection, number, lock=True)
        if found is None or found.by != by:
            raise QualityError("there is no such draft of yours", missing=True)
        if found.state != "draft":
            raise QualityError("it was submitted, and stays as it is")
        if found.saved != saved:
            raise OvertakenError
        return found


async def _supersede(connection: AsyncConnection, newer: Assessment) -> None:
    """What an earlier version said counts no longer."""
    for one in await assessments.of_picks(connection, [newer.pick]):
        if one.purpose == newer.purpose == "score" and one.id != newer.id and one.state == "submitted":
            await assessments.change(connection, one.id, {"state": "superseded"})


async def _known(connection: AsyncConnection, number: int) -> Assessment:
    found = await assessments.find(connection, number)
    if found is None:
        raise QualityError("there is no such assessment", missing=True)
    return found


def _new(config: Configuration, found: picks.Pick, by: str, now: float) -> dict[str, object]:
    return {
        "pick": found.id, "agent": found.agent, "week": found.week, "by": by,
        "form": form.to_json(form.form_of(config.quality, found.queue)),
        "marks": "{}", "words": "", "notes": "[]", "state": "draft", "version": 1, "saved": 0, "fatal": "[]",
        "begun_at": now, "answer": "",
    }  # fmt: skip


def _score(draft: Assessment, marks: Marks) -> Score:
    try:
        return score(draft.form, marks)
    except MarksError as error:
        raise QualityError(str(error)) from error


def _cleaned(text: str) -> str:
    if len(text) > MOST_LETTERS:
        raise QualityError(f"the text has {len(text)} letters; {MOST_LETTERS} fit")
    return clean_text(text, MOST_LETTERS)


def _checked(notes: Sequence[Note]) -> list[Note]:
    if len(notes) > MOST_NOTES:
        raise QualityError(f"there are {len(notes)} notes; {MOST_NOTES} fit")
    if any(not 0 <= one.at < 86_400 for one in notes):
        raise QualityError("a note is at a time within the recording, in seconds")
    return sorted((Note(one.at, _cleaned(one.text)) for one in notes), key=lambda one: one.at)
