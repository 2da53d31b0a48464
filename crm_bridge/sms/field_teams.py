"""Field teams: who they are, and what becomes of what they report.

text of a registered number ── read ── case of its department? ── status ── note ── answer, all in one transaction
"""

from collections.abc import Callable
from functools import lru_cache, partial

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.config.cases import Team
from hotline.crm_bridge import case_finder, case_writer
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_change import CaseError, NotAllowedError, add_note, set_status
from hotline.crm_bridge.case_status import DONE, may_become
from hotline.crm_bridge.case_writer import How
from hotline.crm_bridge.departments import is_within, tree_of
from hotline.crm_bridge.permissions import Actor, Line
from hotline.events import Event
from hotline.journal import Journal
from hotline.phone import to_e164

from .field_report import FieldReport, Misread, read, similar
from .team_words import meant, say
from .text_store import TEAM_ANSWERS, Kept, keep
from .texts import IncomingText, Outcome

#: Cases that are offered where a number was mistyped.
MOST_MEANT = 3


def team_of(config: Configuration, number: str | None) -> tuple[str, Team] | None:
    """Return the team with this number (E.164), and its key; None where it is nobody's."""
    for key, team in config.teams.items():
        if number is not None and _e164(team.phone, config.node.country) == number:
            return key, team
    return None


@lru_cache(maxsize=4096)
def _e164(written: str, country: str) -> str | None:
    """Return a number of the configuration; each text asks for all of them."""
    return to_e164(written, country)


class FieldTeams:
    """Takes the texts of registered numbers."""

    def __init__(self, journal: Journal, current: Callable[[], Configuration], clock: Clock) -> None:
        self._journal = journal
        self._current = current
        self._clock = clock

    async def take(self, text: IncomingText) -> Outcome | None:
        """Do what a team reports and say what became of it; None where the sender is no team."""
        config = self._current()
        found = team_of(config, text.number)
        if found is None:
            return None
        key, team = found

        async def work(connection: AsyncConnection) -> Kept:
            job = _Report(connection, config, key, team, self._clock())
            outcome = await job.do(read(text.text))
            kept = await keep(connection, text, outcome, most_answers=TEAM_ANSWERS)
            return Kept(outcome=kept.outcome, facts=(*job.facts, *kept.facts))

        return (await self._journal.commit_result(work, lambda kept: kept.facts)).outcome


class _Report:
    """One report within its transaction."""

    def __init__(
        self, connection: AsyncConnection, config: Configuration, key: str, team: Team, at: float
    ) -> None:
        self.facts: list[Event] = []
        self._connection = connection
        self._config = config
        self._team = team
        self._actor = Actor(f"team:{key}", Line.THIRD, tree_of(config, team.department))
        self._at = at

    async def do(self, report: FieldReport | Misread) -> Outcome:
        """Write what is reported, all of it or nothing, and return the answer."""
        if isinstance(report, Misread):
            return self._answer(await self._misread(report), understood=False)
        case = await case_finder.find(self._connection, report.reference, lock=True)
        if case is None or not self._is_ours(case):
            words = self._say("not yours", reference=report.reference)
            return self._answer(words, understood=False)
        changes, refusal = self._changes(case, report)
        if refusal:
            return self._answer(refusal, understood=False, reference=case.reference)
        try:
            async with self._connection.begin_nested():
                facts = [fact for how in changes for fact in await self._change(case, how)]
        except NotAllowedError:
            words = self._say("not allowed", reference=case.reference)
        except CaseError:  # the transition was looked at: what remains is a note of too many letters
            words = self._say("too long", reference=case.reference)
        else:
            self.facts.extend(facts)
            return self._answer(self._done(case, report), reference=case.reference)
        return self._answer(words, understood=False, reference=case.reference)

    def _changes(self, case: Case, report: FieldReport) -> tuple[list[How], str]:
        """Return what the report changes, or the words that refuse it."""
        changes: list[How] = []
        wanted = report.status
        if wanted is not None and wanted != case.status:
            if not may_become(case.status, wanted):
                values = {"reference": case.reference, "status": case.status, "wanted": wanted}
                return [], self._say("refused", **values)
            changes.append(partial(set_status, status=wanted, at=self._at, by=self._actor.by))
        if report.note:
            # Without its keyword nobody would know from the note that it is about something that cannot be done.
            note = f"cannot: {report.note}" if report.action == "cannot" else report.note
            changes.append(
                partial(
                    add_note, text=note, language=self._team.language, public=report.public, at=self._at,
                    by=self._actor.by,
                )
            )  # fmt: skip
        return changes, ""

    async def _change(self, case: Case, how: How) -> tuple[Event, ...]:
        change = await case_writer.change(self._connection, case.reference, how, actor=self._actor)
        return change.facts

    def _done(self, case: Case, report: FieldReport) -> str:
        if report.action == "cannot":
            return self._say("cannot", reference=case.reference)
        if report.status is None:
            return self._say("public note" if report.public else "note", reference=case.reference)
        what = "unchanged" if report.status == case.status else "changed"
        words = self._say(what, reference=case.reference, status=report.status)
        if report.note:
            words += self._say("with public note" if report.public else "with note")
        return words

    async def _misread(self, report: Misread) -> str:
        if report.why == "wrong reference":
            question = meant(self._team.language, await self._may_be_meant(report.digits))
            return self._say("wrong reference", digits=report.digits, meant=question)
        return self._say(report.why, digits=report.digits)

    async def _may_be_meant(self, digits: str) -> list[str]:
        """Return open cases of the team's departments whose numbers are like these digits."""
        found = [await case_finder.find(self._connection, reference) for reference in similar(digits)]
        ours = [
            case for case in found if case is not None and case.status not in DONE and self._is_ours(case)
        ]
        return [case.reference for case in ours[:MOST_MEANT]]

    def _is_ours(self, case: Case) -> bool:
        return is_within(self._config, case.department, self._team.department)

    def _say(self, what: str, **values: str) -> str:
        return say(self._team.language, what, **values)

    def _answer(self, words: str, *, understood: bool = True, reference: str | None = None) -> Outcome:
        return Outcome(
            what="field report", understood=understood, words=words, language=self._team.language,
            reference=reference,
        )  # fmt: skip
