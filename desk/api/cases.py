"""Operations on cases."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from starlette.responses import Response

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.crm_bridge import asked_once, duplicates, opening_once
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_content import check_coordinates
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_filter import CaseFilter
from hotline.crm_bridge.case_form import check_answers
from hotline.crm_bridge.case_opening import CaseOpening, completed
from hotline.crm_bridge.case_outcome import CaseError, Change, NotAllowedError, UnknownCaseError
from hotline.crm_bridge.case_writer import How
from hotline.crm_bridge.cases import Report
from hotline.crm_bridge.citizen_reading import kept_of
from hotline.crm_bridge.permissions import Action, refusal
from hotline.crm_bridge.reference import is_valid
from hotline.database import for_reading
from hotline.desk.problem_json import ProblemError
from hotline.events import CaseOpened
from hotline.journal import Journal
from hotline.problems import did_you_mean

from .callers import Caller
from .case_bodies import NewCase
from .case_patch import CasePatch, apply
from .models import answer
from .versions import etag, expected


@dataclass(frozen=True, slots=True)
class CaseParts:
    """What the operations need."""

    desk: CaseDesk
    journal: Journal
    engine: AsyncEngine
    current: Callable[[], Configuration]
    clock: Clock


class CasesApi:
    """The operations."""

    def __init__(self, parts: CaseParts) -> None:
        self.desk = parts.desk
        self.clock = parts.clock
        self._journal = parts.journal
        self._reading = for_reading(parts.engine)
        self._current = parts.current
        self._open = CaseOpening(parts.current)

    async def list(self, wanted: CaseFilter, limit: int, after: str | None) -> Response:
        """Return a page of cases. Raises `ProblemError`."""
        if after is not None and not is_valid(after):
            raise ProblemError(400, "Bad Request", "`after` is `next` of the page before.")
        return answer(await self.desk.search(wanted, limit, before=after))

    async def one(self, reference: str, *, status: int = 200) -> Response:
        """Return a case with its version."""
        case = await self._case(reference)
        headers = etag(case.version) | ({"Location": f"/api/cases/{reference}"} if status == 201 else {})
        return answer(case, status=status, headers=headers)

    async def open(self, new: NewCase, caller: Caller, once: str | None = None) -> Response:
        """Open a case; a request with the same key `once` as one before has the same answer.

        Raises `CaseError`, and `ProblemError` where the key named another request.
        """
        try:
            return await self._opened_once(new, caller, once)
        except asked_once.OtherRequestError as error:
            raise ProblemError(422, "Another request had this key", f"{error}. Use a new key.") from None

    async def _opened_once(self, new: NewCase, caller: Caller, once: str | None) -> Response:
        try:
            return await self._opened(new, caller, once)
        except IntegrityError:  # the same request, at the same moment, on another node
            if once is None:
                raise
            return await self._opened(new, caller, once)

    async def _opened(self, new: NewCase, caller: Caller, once: str | None) -> Response:
        report = self._report(new)
        words = refusal(caller.actor, {Action.OPEN}, report.department)
        if words is not None:
            raise NotAllowedError(words)
        at = self.clock()
        channel = "voice" if new.call is not None else "desk"
        digest = asked_once.digest_of(new.model_dump_json().encode())

        async def work(connection: AsyncConnection) -> CaseOpened | str:
            before = await opening_once.find(connection, caller.by, once, digest) if once else None
            if before is not None:
                return before
            if report.citizen is not None and await kept_of(connection, report.citizen) is None:
                raise CaseError(f"there is no citizen {report.citizen}")
            opened = await self._open(
                connection, at=at, channel=channel, caller=new.caller, language=new.language, queue=new.queue,
                call=new.call, subject=new.subject, report=report,
            )  # fmt: skip
            if once is not None:
                await opening_once.note(
                    connection, caller.by, once, digest, reference=opened.reference, at=at
                )
            return opened

        done = await self._journal.commit_result(work, lambda fact: [] if isinstance(fact, str) else [fact])
        return await self.one(done if isinstance(done, str) else done.reference, status=201)

    def _report(self, new: NewCase) -> Report:
        config = self._current()
        for what, name, known in (
            ("category", new.category, config.categories),
            ("department", new.department, config.departments),
            ("queue", new.queue, config.queues),
        ):
            if name is not None and name not in known:
                raise CaseError(f"there is no {what} `{name[:40]}`. {did_you_mean(name, known)}")
        check_coordinates(new.place.latitude, new.place.longitude)
        report = Report(
            citizen=new.citizen,
            description=new.description,
            category=new.category,
            department=new.department,
            priority=new.priority,
            form=check_answers(config.categories.get(new.category or ""), new.form, whole=False),
            place=new.place.words,
            latitude=new.place.latitude,
            longitude=new.place.longitude,
        )
        return completed(report, new.queue, config)

    async def change(self, reference: str, how: How, caller: Caller, if_match: str | None) -> Response:
        """Change a case as who asks may. Raises `CaseError`."""
        await self.desk.change(reference, how, version=expected(if_match), actor=caller.actor)
        return await self.one(reference)

    async def patch(self, reference: str, patch: CasePatch, caller: Caller, if_match: str | None) -> Response:
        """Change several things at once, or none of them."""

        def how(case: Case) -> Change:
            return apply(case, patch, self._current(), at=self.clock(), by=caller.by)

        return await self.change(reference, how, caller, if_match)

    async def of(self, reference: str, read: Callable[[str], Awaitable[object]]) -> Response:
        """Return what there is of a case."""
        await self._case(reference)
        return answer(await read(reference))

    async def suggestions(self, reference: str, limit: int) -> Response:
        """Return the cases that may be about the same."""
        case = await self._case(reference)
        async with self._reading.connect() as connection:
            return answer(await duplicates.suggest(connection, case, self._current(), limit=limit))

    async def _case(self, reference: str) -> Case:
        case = await self.desk.find(reference)
        if case is None:
            raise UnknownCaseError(f"there is no case {reference[:40]}")
        return case
