"""The paths below `/api/contacts`: what citizens wrote, and what we wrote to them."""

from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Depends, Path, Query
from pydantic import Field
from starlette.responses import Response

from hotline.crm_bridge.audit import AuditLine
from hotline.crm_bridge.channels.contact_desk import ContactDesk
from hotline.crm_bridge.contact_finder import ContactFilter, ContactFinder, ContactPage, ContactShown
from hotline.crm_bridge.contact_queue import ContactQueue
from hotline.crm_bridge.files import FileStore
from hotline.desk.problem_json import ProblemError
from hotline.desk.scopes import Scope

from .bodies import Body, Number
from .callers import Caller, Callers
from .failures import PROBLEMS
from .models import answer, list_of, model_of
from .places import After, place_of
from .saving import for_saving

#: A contact in a path.
Contact = Annotated[str, Path(pattern=r"^[0-9A-Za-z._:@+-]{1,100}$")]


class ContactQuery(Body):
    """Parameters of the list."""

    state: Literal["waiting", "done", "to send", "sending", "sent", "failed"] | None = None
    queue: str | None = None
    #: `email`, `sms`, `web`, `open311`, or a key under `[social]`.
    channel: str | None = None
    direction: Literal["in", "out"] | None = None
    #: Who took it.
    agent: str | None = None
    citizen: Number | None = None
    reference: str | None = None
    order: Literal["newest", "oldest"] = "newest"
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    after: After = None

    def filter(self) -> ContactFilter:
        """Return it as the store wants it."""
        return msgspec.convert(self.model_dump(exclude={"order", "limit", "after"}), ContactFilter)


class Ties(Body):
    """To which case and whom it belongs; what is not named stays, null takes away."""

    reference: str | None = None
    citizen: Number | None = None


class Answer(Body):
    """What the citizen is to read."""

    text: Annotated[str, Field(min_length=1, max_length=50_000)]


class Answered(msgspec.Struct, frozen=True):
    """The contact that is sent."""

    contact: str


def contact_router(
    desk: ContactDesk, finder: ContactFinder, queue: ContactQueue, store: FileStore, callers: Callers
) -> APIRouter:
    """Return the operations on contacts."""
    router = APIRouter(prefix="/contacts", tags=["contacts"], responses=PROBLEMS)
    _reading(router, desk, finder, callers)
    _files(router, finder, store, callers)
    _taking(router, desk, finder, queue, callers)
    _working(router, desk, finder, callers)
    return router


def _reading(router: APIRouter, desk: ContactDesk, finder: ContactFinder, callers: Callers) -> None:
    read = Depends(callers.need(Scope.CONTACTS_READ))

    @router.get("", response_model=model_of(ContactPage), dependencies=[read])
    async def list_contacts(wanted: Annotated[ContactQuery, Query()]) -> Response:
        """List contacts with their words; those that wait for somebody with `state=waiting&order=oldest`."""
        place = place_of(wanted.after)
        return answer(await finder.page(wanted.filter(), wanted.limit, order=wanted.order, after=place))

    @router.get("/{contact}", response_model=model_of(ContactShown), dependencies=[read])
    async def show_contact(contact: Contact) -> Response:
        """Show a contact with its conversation and its files."""
        return answer(await finder.show(contact))

    @router.get("/{contact}/audit", response_model=list_of(AuditLine), dependencies=[read])
    async def list_changes(contact: Contact) -> Response:
        """List who did what with it, the oldest first."""
        return answer(await desk.history(contact))


def _files(router: APIRouter, finder: ContactFinder, store: FileStore, callers: Callers) -> None:
    @router.get(
        "/{contact}/files/{number}",
        dependencies=[Depends(callers.need(Scope.CONTACTS_READ))],
        response_class=Response,
    )
    async def read_file(contact: Contact, number: Number) -> Response:
        """Send a file, for saving: nothing that came from outside runs in a browser."""
        found = await finder.file(contact, number)
        if found is None:
            raise ProblemError(404, "Not Found", f"The contact {contact} has no file {number}.")
        file, path = found
        return for_saving(store.path_of(path), file.name, file.media_type)


def _taking(
    router: APIRouter, desk: ContactDesk, finder: ContactFinder, queue: ContactQueue, callers: Callers
) -> None:
    writer = Annotated[Caller, Depends(callers.need(Scope.CONTACTS_WRITE))]

    @router.post(
        "/next", response_model=model_of(ContactShown), responses={204: {"description": "Nothing waits"}}
    )
    async def take_next(caller: writer) -> Response:
        """Take what the agent (X-Hotline-Agent) looks after next, by queues and languages; 204: nothing waits."""
        contact = await queue.next(caller.by)
        return Response(status_code=204) if contact is None else answer(await finder.show(contact))

    @router.post("/{contact}/take", response_model=model_of(ContactShown))
    async def take(contact: Contact, caller: writer) -> Response:
        """Take it: who asks looks after it. 409 where somebody else does."""
        await desk.take(contact, by=caller.by)
        return answer(await finder.show(contact))


def _working(router: APIRouter, desk: ContactDesk, finder: ContactFinder, callers: Callers) -> None:
    writer = Annotated[Caller, Depends(callers.need(Scope.CONTACTS_WRITE))]

    @router.post("/{contact}/done", response_model=model_of(ContactShown))
    async def done(contact: Contact, caller: writer) -> Response:
        """Say that nobody has to look after it any more."""
        await desk.done(contact, by=caller.by)
        return answer(await finder.show(contact))

    @router.post("/{contact}/reopen", response_model=model_of(ContactShown))
    async def reopen(contact: Contact, caller: writer) -> Response:
        """Have it wait for whoever comes first, whether it is done or somebody has it."""
        await desk.reopen(contact, by=caller.by)
        return answer(await finder.show(contact))

    @router.patch("/{contact}", response_model=model_of(ContactShown))
    async def tie(contact: Contact, ties: Ties, caller: writer) -> Response:
        """Say to which case and to whom it belongs; its files go with it."""
        await desk.tie(contact, ties.model_dump(exclude_unset=True), by=caller.by)
        return answer(await finder.show(contact))

    @router.post("/{contact}/answer", status_code=202, response_model=model_of(Answered))
    async def answer_contact(contact: Contact, words: Answer, caller: writer) -> Response:
        """Answer by the same channel, in its conversation. The answer is kept, and sent as soon as may be."""
        return answer(Answered(await desk.answer(contact, words.text, by=caller.by)), status=202)
