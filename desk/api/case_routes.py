"""The paths below `/api/cases`."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from hotline.crm_bridge import asked_once, case_change
from hotline.crm_bridge.audit import AuditLine
from hotline.crm_bridge.case import Case, Note
from hotline.crm_bridge.case_files import CaseFile
from hotline.crm_bridge.case_finder import CasePage, CaseTie
from hotline.crm_bridge.duplicates import Suggestion
from hotline.desk.scopes import Scope

from .bodies import Number
from .callers import Caller, Callers
from .case_bodies import NewCase, NewLink, NewNote
from .case_file_operations import UPLOAD, CaseFileOperations
from .case_patch import CasePatch
from .case_query import Wanted
from .cases import CasesApi
from .failures import PROBLEMS
from .models import answer, list_of, model_of
from .versions import IfMatch

#: A case in a path.
Reference = Annotated[str, Path(pattern=r"^[0-9]{4,15}$")]

#: Names a request that is to be done once; in quotes, as draft-ietf-httpapi-idempotency-key-header has it, or without.
Once = Annotated[
    str | None,
    Header(alias="Idempotency-Key", pattern=r'^(?:[0-9A-Za-z._-]{8,100}|"[0-9A-Za-z._-]{8,100}")$'),
]


def case_router(api: CasesApi, files: CaseFileOperations, callers: Callers) -> APIRouter:
    """Return the operations on cases."""
    router = APIRouter(prefix="/cases", tags=["cases"], responses=PROBLEMS)
    _reading(router, api, callers)
    _changing(router, api, callers)
    _linking(router, api, callers)
    _files(router, files, callers)
    return router


def _reading(router: APIRouter, api: CasesApi, callers: Callers) -> None:
    read = Depends(callers.need(Scope.CASES_READ))

    @router.get("", response_model=model_of(CasePage), dependencies=[read])
    async def list_cases(wanted: Wanted) -> Response:
        """List cases, the newest first."""
        return await api.list(wanted.filter(), wanted.limit, wanted.after)

    @router.get("/{reference}", response_model=model_of(Case), dependencies=[read])
    async def show_case(reference: Reference) -> Response:
        """Show a case. Its ETag is needed to change it."""
        return await api.one(reference)

    @router.get("/{reference}/notes", response_model=list_of(Note), dependencies=[read])
    async def list_notes(reference: Reference) -> Response:
        """List a case's notes, the oldest first."""
        return await api.of(reference, api.desk.notes_of)

    @router.get("/{reference}/links", response_model=list_of(CaseTie), dependencies=[read])
    async def list_links(reference: Reference) -> Response:
        """List what a case has to do with others."""
        return await api.of(reference, api.desk.links_of)

    @router.get("/{reference}/audit", response_model=list_of(AuditLine), dependencies=[read])
    async def list_changes(reference: Reference) -> Response:
        """List who changed what, the oldest first."""
        return await api.of(reference, api.desk.audit_of)

    @router.get("/{reference}/suggestions", response_model=list_of(Suggestion), dependencies=[read])
    async def suggest(reference: Reference, limit: Annotated[int, Query(ge=1, le=50)] = 10) -> Response:
        """List the cases that may be about the same, the likeliest first, with the reasons."""
        return await api.suggestions(reference, limit)


def _changing(router: APIRouter, api: CasesApi, callers: Callers) -> None:
    writer = Annotated[Caller, Depends(callers.need(Scope.CASES_WRITE))]

    @router.post("", status_code=201, response_model=model_of(Case))
    async def open_case(new: NewCase, caller: writer, once: Once = None) -> Response:
        """Open a case. When the answer comes it is committed, and the reference may be told.

        With an `Idempotency-Key` the request may be sent again: within two weeks it opens no second case.
        The same key with another body is refused (422).
        """
        return await api.open(new, caller, None if once is None else asked_once.key_of(once))

    @router.patch("/{reference}", response_model=model_of(Case))
    async def change_case(
        reference: Reference,
        patch: CasePatch,
        caller: writer,
        if_match: IfMatch = None,
    ) -> Response:
        """Change what is named, all of it or nothing."""
        return await api.patch(reference, patch, caller, if_match)

    @router.post("/{reference}/notes", response_model=model_of(Case))
    async def add_note(reference: Reference, note: NewNote, caller: writer) -> Response:
        """Write something to a case; a public note is a word to the citizen."""
        how = partial(
            case_change.add_note, text=note.text, language=note.language, public=note.public, at=api.clock(),
            by=caller.by,
        )  # fmt: skip
        return await api.change(reference, how, caller, "*")


def _linking(router: APIRouter, api: CasesApi, callers: Callers) -> None:
    writer = Annotated[Caller, Depends(callers.need(Scope.CASES_WRITE))]

    @router.post("/{reference}/links", response_model=model_of(Case))
    async def add_link(reference: Reference, link: NewLink, caller: writer) -> Response:
        """Say what a case has to do with another one; a duplicate is settled by it."""
        if link.how == "duplicate of":
            how = partial(case_change.mark_duplicate, of=link.other, at=api.clock(), by=caller.by)
        else:
            how = partial(case_change.link, other=link.other, how=link.how, at=api.clock(), by=caller.by)
        return await api.change(reference, how, caller, "*")

    @router.delete("/{reference}/links", response_model=model_of(Case))
    async def remove_link(reference: Reference, other: str, how: str, caller: writer) -> Response:
        """Say that it has not."""
        change = partial(case_change.unlink, other=other, how=how, at=api.clock(), by=caller.by)
        return await api.change(reference, change, caller, "*")


def _files(router: APIRouter, files: CaseFileOperations, callers: Callers) -> None:
    reader = Depends(callers.need(Scope.CASES_READ))
    writer = Annotated[Caller, Depends(callers.need(Scope.CASES_WRITE))]

    @router.get("/{reference}/files", response_model=list_of(CaseFile), dependencies=[reader])
    async def list_files(reference: Reference) -> Response:
        """List a case's files, the oldest first."""
        return answer(await files.list(reference))

    @router.get("/{reference}/files/{number}", dependencies=[reader], response_class=Response)
    async def read_file(reference: Reference, number: Number) -> Response:
        """Send a file, for saving: nothing that came from outside runs in a browser."""
        return await files.content(reference, number)

    @router.post(
        "/{reference}/files", status_code=201, response_model=model_of(CaseFile), openapi_extra=UPLOAD
    )
    async def add_file(request: Request, reference: Reference, caller: writer) -> Response:
        """Add a file (`file`); with `public=true` the citizen may see it."""
        return await files.add(request, reference, caller)
