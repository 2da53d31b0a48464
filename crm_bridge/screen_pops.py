"""Looks up who may be calling, and what the case store knows of them."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.database_reading import reader_of

from .case_status import DONE
from .screen_pop import Found, PoppedCase, PoppedContact, PopWarning, WaitingMessage
from .screen_pop_due import TIMES, due_state, next_due
from .screen_pop_number import caller_number
from .screen_pop_queries import MOST_CASES, Figures, People, contacts, figures, open_cases, people

#: Calls of one number within `DAY_SECONDS` from which the agent is warned.
MANY_CALLS = 5
DAY_SECONDS = 86_400.0

#: The messages to these cases that wait, and how many recordings of these calls are under legal hold.
Messages = Callable[[sa.Connection, Sequence[str]], Sequence[WaitingMessage]]
Holds = Callable[[sa.Connection, Sequence[str]], int]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What other parts of the house keep, asked on the same connection."""

    messages: Messages | None = None
    holds: Holds | None = None


class ScreenPops:
    """The look-up, some milliseconds of reading in one piece."""

    def __init__(
        self,
        engine: AsyncEngine,
        current: Callable[[], Configuration],
        clock: Clock = time.time,
        elsewhere: Elsewhere = Elsewhere(),
    ) -> None:
        """`current()` is the configuration as it is now."""
        self._reader = reader_of(engine)
        self._current = current
        self._clock = clock
        self._elsewhere = elsewhere

    async def look_up(self, caller: str | None, references: Sequence[str] = ()) -> Found:
        """Return what is known of a number in any spelling, and of the cases that its caller asked about.

        Raises what the database raises. It has no time limit of its own.
        """
        began, now = time.perf_counter(), self._clock()
        config = self._current()
        number = caller_number(caller, config.node.country)
        mine = None if number.service else number.number
        if mine is None and not references:
            return Found(looked_up_at=now)
        warn, asked = config.cases.warn_percent_left, tuple(references)
        found = await self._reader.read(lambda connection: self._ask(connection, mine, asked, now, warn))
        return msgspec.structs.replace(found, seconds=time.perf_counter() - began)

    def _ask(
        self,
        connection: sa.Connection,
        number: str | None,
        references: tuple[str, ...],
        now: float,
        warn: float,
    ) -> Found:
        who = people(connection, number) if number is not None else People()
        members = list(who.members)
        rows = open_cases(connection, number, members, references)
        asked = [_case(row, who, now, warn) for row in rows if row["reference"] in references]
        mine = [_case(row, who, now, warn) for row in rows if _is_open_case_of(row, number, who)]
        last = [_contact(row, who) for row in contacts(connection, number, members)]
        numbers = figures(connection, number, now - DAY_SECONDS) if number is not None else Figures()
        return Found(
            candidates=who.candidates,
            more_candidates=who.more,
            cases=tuple(mine[:MOST_CASES]),
            more_cases=len(mine) > MOST_CASES,
            contacts=tuple(last),
            messages=self._messages(connection, mine),
            mark=numbers.mark,
            asked=tuple(asked),
            warnings=_warnings(who, mine, numbers, self._holds(connection, last)),
            looked_up_at=now,
        )

    def _messages(self, connection: sa.Connection, known: Sequence[PoppedCase]) -> tuple[WaitingMessage, ...]:
        if self._elsewhere.messages is None or not known:
            return ()
        return tuple(self._elsewhere.messages(connection, [one.reference for one in known]))

    def _holds(self, connection: sa.Connection, last: Sequence[PoppedContact]) -> int:
        calls = [one.id for one in last if one.channel == "voice"]
        if self._elsewhere.holds is None or not calls:
            return 0
        return self._elsewhere.holds(connection, calls)


def _is_open_case_of(row: sa.RowMapping, number: str | None, who: People) -> bool:
    is_theirs = row["citizen"] in who.members or (number is not None and row["caller"] == number)
    return is_theirs and row["status"] not in DONE


def _case(row: sa.RowMapping, who: People, now: float, warn_percent_left: float) -> PoppedCase:
    due_at = next_due(row[name] for name in TIMES) if row["status"] not in DONE else None
    return PoppedCase(
        reference=row["reference"],
        subject=row["subject"],
        status=row["status"],
        category=row["category"],
        department=row["department"],
        owner=row["owner"],
        priority=row["priority"],
        opened_at=row["opened_at"],
        citizen=who.members.get(row["citizen"], row["citizen"]),
        due_at=due_at,
        due=due_state(due_at, row["opened_at"], now, warn_percent_left),
        seconds_left=None if due_at is None else due_at - now,
    )


def _contact(row: sa.RowMapping, who: People) -> PoppedContact:
    fields = {name: row[name] for name in PoppedContact.__struct_fields__}
    return PoppedContact(**fields | {"citizen": who.members.get(row["citizen"], row["citizen"])})


def _warnings(
    who: People, known: Sequence[PoppedCase], numbers: Figures, held: int
) -> tuple[PopWarning, ...]:
    """Return what the agent should know before the first word, what concerns the person first."""
    warnings = [
        PopWarning(kind="citizen", citizen=one.id, text=one.warning) for one in who.candidates if one.warning
    ]
    late = sum(one.due == "overdue" for one in known)
    if late:
        warnings.append(PopWarning(kind="overdue", count=late))
    if numbers.calls >= MANY_CALLS:
        warnings.append(PopWarning(kind="many calls", count=numbers.calls))
    if held:
        warnings.append(PopWarning(kind="legal hold", count=held))
    return tuple(warnings)
