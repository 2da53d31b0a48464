"""The paths below `/api/citizens`."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from hotline.crm_bridge.audit import AuditLine
from hotline.crm_bridge.citizen import Address, Citizen, UnknownCitizenError
from hotline.crm_bridge.citizen_page import MOST_INTERACTIONS, CitizenPage
from hotline.crm_bridge.citizens import CitizenDesk
from hotline.desk.scopes import Scope

from .bodies import Body, Number
from .callers import Caller, Callers
from .failures import PROBLEMS
from .models import answer, list_of, model_of
from .places import After, place_of
from .versions import IfMatch, etag, expected


class CitizenPatch(Body):
    """What is to be different; what is not named stays, null takes away."""

    name_ar: str | None = None
    name_en: str | None = None
    language: str | None = None
    warning: str | None = None


class NewAddress(Body):
    """How somebody is reached: `phone`, `email`, or a key under `[social]`; in any spelling."""

    kind: str
    address: str
    #: Several people share it.
    shared: bool = False


class NewCitizen(CitizenPatch):
    """A citizen who is not in the store."""

    addresses: list[NewAddress] = []


class NewConsent(Body):
    """What the citizen said, and how it can be shown."""

    purpose: Literal["case updates", "surveys", "news"]
    given: bool
    proof: str


class NewHousehold(Body):
    """People who live together."""

    name: str
    place: str | None = None


class Home(Body):
    """To which household somebody belongs; null: to none."""

    household: Number | None


class Merge(Body):
    """Who is the same person."""

    merged: Number


def citizen_router(desk: CitizenDesk, callers: Callers) -> APIRouter:
    """Return the operations on citizens."""
    router = APIRouter(prefix="/citizens", tags=["citizens"], responses=PROBLEMS)
    _reading(router, desk, callers)
    _changing(router, desk, callers)
    _tying(router, desk, callers)
    return router


def _reading(router: APIRouter, desk: CitizenDesk, callers: Callers) -> None:
    read = Depends(callers.need(Scope.CITIZENS_READ))

    @router.get("", response_model=list_of(Citizen), dependencies=[read])
    async def find_citizens(
        text: Annotated[str, Query(min_length=1, max_length=200)],
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
    ) -> Response:
        """Find citizens by name in either script, number, e-mail address or reference of a case."""
        return answer(await desk.search(text, limit))

    @router.get("/{number}", response_model=model_of(Citizen), dependencies=[read])
    async def show_citizen(number: Number) -> Response:
        """Show a citizen. The ETag is needed to change one."""
        return _shown(await _known(desk, number))

    @router.get("/{number}/page", response_model=model_of(CitizenPage), dependencies=[read])
    async def show_page(
        number: Number,
        limit: Annotated[int, Query(ge=1, le=MOST_INTERACTIONS)] = 50,
        after: After = None,
    ) -> Response:
        """Show everything about a citizen."""
        page = await desk.page(number, limit=limit, after=place_of(after))
        if page is None:
            raise UnknownCitizenError(f"there is no citizen {number}")
        return answer(page)

    @router.get(
        "/{number}/audit",
        response_model=list_of(AuditLine),
        dependencies=[Depends(callers.need(Scope.DATA_PROTECTION))],
    )
    async def list_changes(number: Number) -> Response:
        """List who changed what, the oldest first."""
        return answer(await desk.history(number))


def _changing(router: APIRouter, desk: CitizenDesk, callers: Callers) -> None:
    writer = Annotated[Caller, Depends(callers.need(Scope.CITIZENS_WRITE))]

    @router.post("", status_code=201, response_model=model_of(Citizen))
    async def add_citizen(new: NewCitizen, caller: writer) -> Response:
        """Add a citizen."""
        reached = [Address(kind=one.kind, address=one.address, shared=one.shared) for one in new.addresses]
        fields = new.model_dump(exclude={"addresses"}, exclude_unset=True)
        added = await desk.add(fields, reached, by=caller.by)
        return _shown(added, status=201, headers={"Location": f"/api/citizens/{added.id}"})

    @router.patch("/{number}", response_model=model_of(Citizen))
    async def change_citizen(
        number: Number, patch: CitizenPatch, caller: writer, if_match: IfMatch = None
    ) -> Response:
        """Change names, language or warning."""
        fields = patch.model_dump(exclude_unset=True)
        return _shown(await desk.change(number, fields, version=expected(if_match), by=caller.by))

    @router.post("/{number}/addresses", response_model=model_of(Citizen))
    async def add_address(number: Number, new: NewAddress, caller: writer) -> Response:
        """Add a way to reach the citizen, or say anew whether others share it."""
        added = await desk.add_address(number, new.kind, new.address, shared=new.shared, by=caller.by)
        return _shown(added)

    @router.delete("/{number}/addresses", response_model=model_of(Citizen))
    async def remove_address(number: Number, kind: str, address: str, caller: writer) -> Response:
        """Take a way to reach the citizen away."""
        return _shown(await desk.remove_address(number, kind, address, by=caller.by))

    @router.post("/{number}/consents", response_model=model_of(Citizen))
    async def note_consent(number: Number, new: NewConsent, caller: writer) -> Response:
        """Note what the citizen agreed to, or does not any more, with its proof."""
        await desk.consent(number, new.purpose, given=new.given, proof=new.proof, by=caller.by)
        return _shown(await _known(desk, number))


def _tying(router: APIRouter, desk: CitizenDesk, callers: Callers) -> None:
    writer = Annotated[Caller, Depends(callers.need(Scope.CITIZENS_WRITE))]

    @router.post("/{number}/merges", response_model=model_of(Citizen))
    async def merge(number: Number, merge: Merge, caller: writer) -> Response:
        """Say that two are one person, of whom `number` is kept. Nothing is lost: it can be taken back."""
        return _shown(await desk.merge(number, merge.merged, by=caller.by))

    @router.delete("/{number}/merges/{merged}", response_model=model_of(Citizen))
    async def unmerge(number: Number, merged: Number, caller: writer) -> Response:
        """Say that they were two persons after all."""
        await desk.unmerge(merged, by=caller.by)
        return _shown(await _known(desk, number))

    @router.post("/households", status_code=201)
    async def add_household(new: NewHousehold, caller: writer) -> Response:
        """Add a household; its number is what citizens belong to."""
        number = await desk.add_household(new.name, new.place, by=caller.by)
        return answer({"household": number}, status=201)

    @router.put("/{number}/household", response_model=model_of(Citizen))
    async def set_household(number: Number, home: Home, caller: writer) -> Response:
        """Say to which household the citizen belongs."""
        return _shown(await desk.set_household(number, home.household, by=caller.by))


async def _known(desk: CitizenDesk, number: int) -> Citizen:
    found = await desk.get(number)
    if found is None:
        raise UnknownCitizenError(f"there is no citizen {number}")
    return found


def _shown(citizen: Citizen, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return answer(citizen, status=status, headers=etag(citizen.version) | (headers or {}))
