"""The same change of many cases: looked at first, then done one by one, and told one by one.

Each case is a transaction of its own, with the version that whoever asks has seen, the permissions of that person for
that case, and its own lines in the audit. So one refused case holds up no other one, and what is undone is undone the
same way: by the values that were there before, where nobody has changed the case since.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal

import msgspec

from hotline.config import Configuration
from hotline.problems import did_you_mean

from . import case_change, permissions
from .case import Case
from .case_change import CaseError, Change, NotAllowedError, StaleCaseError, UnknownCaseError
from .case_desk import CaseDesk
from .case_writer import How
from .permissions import Actor

#: Cases that are changed at once.
MOST_CASES = 500


class Chosen(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A case that somebody ticked."""

    reference: str
    #: As it was on the screen.
    version: int


class Assign(msgspec.Struct, frozen=True, kw_only=True, tag="assign", forbid_unknown_fields=True):
    """Give it to these; None: nobody."""

    department: str | None
    owner: str | None


class Prioritise(msgspec.Struct, frozen=True, kw_only=True, tag="priority", forbid_unknown_fields=True):
    """Say how urgent it is."""

    priority: str


class Categorise(msgspec.Struct, frozen=True, kw_only=True, tag="category", forbid_unknown_fields=True):
    """Say what it is about."""

    category: str | None


class Write(msgspec.Struct, frozen=True, kw_only=True, tag="note", forbid_unknown_fields=True):
    """Write something to it."""

    text: str
    language: str
    public: bool = False


Wish = Assign | Prioritise | Categorise | Write


class Before(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was, for undoing."""

    department: str | None
    owner: str | None
    priority: str
    category: str | None
    #: A new case that is assigned stays `assigned`: no case becomes new again (`case_status.TRANSITIONS`).
    status: str = ""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes, or became, of one case."""

    reference: str
    result: Literal["changed", "unchanged", "refused", "stale"]
    #: Why not, for people.
    why: str = ""
    #: Which refusal it is, for words in other languages.
    code: Literal["", "unknown case", "not allowed", "state"] = ""
    #: The version that it has now.
    version: int | None = None
    before: Before | None = None


def how(wish: Wish, config: Configuration, *, at: float, by: str) -> How:
    """Return the change of one case. Raises `CaseError` for names that there are not."""
    match wish:
        case Assign(department=department, owner=owner):
            _known("department", department, config.departments)
            _known("agent", owner, config.agents)
            return partial(case_change.assign, department=department, owner=owner, at=at, by=by)
        case Prioritise(priority=priority):
            return partial(case_change.set_priority, priority=priority, at=at, by=by)
        case Categorise(category=category):
            _known("category", category, config.categories)
            return partial(case_change.set_category, category=category, config=config, at=at, by=by)
        case Write(text=text, language=language, public=public):
            return partial(case_change.add_note, text=text, language=language, public=public, at=at, by=by)


def undoing(wish: Wish, before: Before) -> Wish | None:
    """Return the wish that brings back what was; None: it cannot be undone (what was written stays written)."""
    match wish:
        case Assign():
            return Assign(department=before.department, owner=before.owner)
        case Prioritise():
            return Prioritise(priority=before.priority)
        case Categorise():
            return Categorise(category=before.category)
        case Write():
            return None


def foretold(case: Case | None, chosen: Chosen, change: How, actor: Actor) -> Told:
    """Return what would become of a case. Pure."""
    if case is None:
        return _refused(chosen, UnknownCaseError("there is no such case"))
    if case.version != chosen.version:
        return Told(reference=chosen.reference, result="stale", why="somebody changed it meanwhile")
    try:
        found = change(case)
    except CaseError as error:
        return _refused(chosen, error)
    refused = permissions.refusal(actor, found.actions, case.department)
    if refused is not None:
        return _refused(chosen, NotAllowedError(refused))
    return Told(
        reference=chosen.reference, result="changed" if found.facts else "unchanged", before=_before(case)
    )


class Bulk:
    """Looks and does. Everything raises what the database or the journal raises."""

    def __init__(
        self, desk: CaseDesk, current: Callable[[], Configuration], clock: Callable[[], float]
    ) -> None:
        self._desk = desk
        self._current = current
        self._clock = clock

    async def look(self, chosen: Sequence[Chosen], wish: Wish, actor: Actor) -> list[Told]:
        """Return what would become of each. Raises `CaseError` for a wish that fits no case."""
        change = how(wish, self._current(), at=self._clock(), by=actor.by)
        return [foretold(await self._seen(one, actor), one, change, actor) for one in chosen]

    async def do(self, chosen: Sequence[Chosen], wish: Wish, actor: Actor) -> list[Told]:
        """Do it, and return what became of each. Raises `CaseError` for a wish that fits no case."""
        change = how(wish, self._current(), at=self._clock(), by=actor.by)
        return [await self._do_one(one, change, actor) for one in chosen]

    async def _seen(self, chosen: Chosen, actor: Actor) -> Case | None:
        case = await self._desk.find(chosen.reference)
        hidden = (
            case is not None and actor.departments is not None and case.department not in actor.departments
        )
        return None if hidden else case

    async def _do_one(self, chosen: Chosen, change: How, actor: Actor) -> Told:
        if await self._seen(chosen, actor) is None:
            return _refused(chosen, UnknownCaseError("there is no such case"))
        was: list[Case] = []

        def noted(case: Case) -> Change:
            was[:] = [case]
            return change(case)

        try:
            changed = await self._desk.change(chosen.reference, noted, version=chosen.version, actor=actor)
        except StaleCaseError as error:
            return Told(reference=chosen.reference, result="stale", why=str(error))
        except CaseError as error:
            return _refused(chosen, error)
        case = was[0]
        return Told(
            reference=chosen.reference,
            result="changed" if changed else "unchanged",
            version=case.version + changed,
            before=_before(case),
        )


def _refused(chosen: Chosen, error: CaseError) -> Told:
    match error:
        case UnknownCaseError():
            return Told(reference=chosen.reference, result="refused", why=str(error), code="unknown case")
        case NotAllowedError():
            return Told(reference=chosen.reference, result="refused", why=str(error), code="not allowed")
    return Told(reference=chosen.reference, result="refused", why=str(error), code="state")


def _before(case: Case) -> Before:
    return Before(
        department=case.department, owner=case.owner, priority=case.priority, category=case.category,
        status=case.status,
    )  # fmt: skip


def _known(what: str, name: str | None, known: object) -> None:
    names = list(known) if isinstance(known, dict) else []
    if name is not None and name not in names:
        raise CaseError(f"there is no {what} `{name[:40]}`. {did_you_mean(name, names)}")
