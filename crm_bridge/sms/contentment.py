"""The answer to "solved: are you content?": 1 closes the case, 2 reopens it, and the department hears of it.

A bare "1" or "2" that comes when the case goes on already is a second thought: kept with the case, it opens none.
"""

from functools import partial
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge import case_finder, case_writer
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_change import CaseError, add_note, close, reopen
from hotline.crm_bridge.case_status import CLOSED, REOPENED, SOLVED
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.permissions import Actor, Line
from hotline.crm_bridge.tables import interaction
from hotline.events import Event
from hotline.journal import Journal

from .citizen_answers import say
from .keywords import NO_KEYS, YES_KEYS, key, keys
from .language import language_of
from .team_words import status_in
from .text_store import DAY, Kept, keep
from .texts import IncomingText, Outcome

#: How long an answer is expected, seconds.
ANSWER_SECONDS = 7 * DAY

#: What the word is called that asks.
QUESTION = "solved"

#: What is noted where the citizen is content.
_CONTENT = {"ar": "المواطن راضٍ عن الحل.", "en": "The citizen is content with the solution."}

_CITIZEN = Actor("citizen", Line.CITIZEN)


class _Answer(NamedTuple):
    is_content: bool
    #: What else the citizen says.
    words: str


def read_answer(text: str) -> _Answer | None:
    """Return what an answer says; None where it is none.

    A numeral counts alone or before a sign only: "2 days without water" is no answer. Pure.
    """
    said = keys(text)
    if said in YES_KEYS:
        return _Answer(True, "")
    if said in NO_KEYS:
        return _Answer(False, "")
    first, _, rest = text.strip().partition(" ")
    is_no = (key(first),) in NO_KEYS
    if is_no and (not key(first).isdigit() or not first[-1:].isalnum()):
        return _Answer(False, rest.strip())
    return None


class Contentment:
    """Takes the answers of citizens who were asked."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    async def take(self, text: IncomingText) -> Outcome | None:
        """Close or reopen the case of the newest question; None where none is open or this is no answer."""
        answer = read_answer(text.text)
        if answer is None or text.number is None:
            return None
        number = text.number

        async def work(connection: AsyncConnection) -> Kept | None:
            case = await _asked(connection, number, text.at)
            if case is None:
                return None
            if case.status in {SOLVED, CLOSED}:
                outcome, facts = await _apply(connection, case, answer, text)
            elif not answer.words:
                outcome, facts = _again(case, answer), []
            else:
                return None
            kept = await keep(connection, text, outcome)
            return Kept(outcome=kept.outcome, facts=(*facts, *kept.facts))

        kept = await self._journal.commit_result(work, lambda kept: () if kept is None else kept.facts)
        return None if kept is None else kept.outcome


class Question(NamedTuple):
    """What a number was asked."""

    reference: str | None
    #: When, seconds since the epoch.
    at: float


async def question_to(connection: AsyncConnection, number: str, at: float) -> Question | None:
    """Return the newest question to this number (E.164) whose answer still counts at `at`; None: there is none."""
    columns = interaction.c
    query = (
        sa.select(columns.reference, columns.started_at)
        .join(correspondence, correspondence.c.contact == columns.id)
        .where(
            columns.address == number, columns.started_at >= at - ANSWER_SECONDS, columns.direction == "out",
            correspondence.c.what == QUESTION,
        )
        .order_by(columns.started_at.desc())
        .limit(1)
    )  # fmt: skip
    row = (await connection.execute(query)).first()
    return None if row is None else Question(row.reference, row.started_at)


async def _asked(connection: AsyncConnection, number: str, at: float) -> Case | None:
    """Return the case about which this number was asked last; of a duplicate the one that goes on."""
    asked = await question_to(connection, number, at)
    if asked is None or asked.reference is None:
        return None
    case = await case_finder.find(connection, asked.reference, lock=True)
    if case is not None and case.duplicate_of is not None:  # the one that was solved is another one
        case = await case_finder.find(connection, case.duplicate_of, lock=True)
    return case


def _again(case: Case, answer: _Answer) -> Outcome:
    """Return what is said to an answer that changes nothing any more."""
    what = "reopened" if case.status == REOPENED and not answer.is_content else "received"
    return _outcome(case, what, understood=True)


def _outcome(case: Case, what: str, *, understood: bool) -> Outcome:
    language = case.language
    words = say(language, what, reference=case.reference, status=status_in(language, case.status))
    return Outcome(
        what="content", understood=understood, words=words, language=language, reference=case.reference,
        citizen=case.citizen,
    )  # fmt: skip


async def _apply(
    connection: AsyncConnection, case: Case, answer: _Answer, text: IncomingText
) -> tuple[Outcome, list[Event]]:
    language = case.language
    note = answer.words or (_CONTENT.get(language, _CONTENT["en"]) if answer.is_content else "")
    by = _CITIZEN.by
    changes: list[case_writer.How] = []
    if answer.is_content and case.status == CLOSED:
        note = ""
    elif answer.is_content:
        changes.append(partial(close, at=text.at, by=by))
    else:
        changes.append(partial(reopen, at=text.at, by=by))
    if note:
        # Whoever keys the reference hears the last public note: a citizen's own words are for our people.
        public = not answer.words
        add = partial(add_note, text=note, language=language_of(note), public=public, at=text.at, by=by)
        changes.insert(0, add)
    facts: list[Event] = []
    what = "content" if answer.is_content else "reopened"
    try:
        async with connection.begin_nested():
            for how in changes:
                facts += (await case_writer.change(connection, case.reference, how)).facts
    except CaseError:
        refused = "received" if answer.is_content else "too late"
        return _outcome(case, refused, understood=False), []
    return _outcome(case, what, understood=True), facts
