"""One case for people who signed in: all about it, and changes of it as this person may make them.

| method and path | |
|---|---|
| GET /desk/api/cases/{reference} | all about it, with its ETag |
| PATCH /desk/api/cases/{reference} | changes what is named; `If-Match` says which version was read |
| POST /desk/api/cases/{reference}/notes, /links | a note, a tie to another case |
| GET, POST /desk/api/cases/{reference}/files… | its files; pictures as copies that browsers may show |

The operations are those of the API (`desk/api`); here a person does them, who sees only the cases of the own role.
"""

import asyncio
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.crm_bridge import case_change, pictures
from hotline.crm_bridge.file_types import PICTURES
from hotline.desk.api.callers import Caller
from hotline.desk.api.case_bodies import NewLink, NewNote
from hotline.desk.api.case_file_operations import CaseFileOperations
from hotline.desk.api.case_patch import CasePatch
from hotline.desk.api.cases import CasesApi
from hotline.desk.api.models import answer
from hotline.desk.api.versions import etag
from hotline.desk.door.guarding import Door
from hotline.desk.door.visitor import Visitor
from hotline.desk.problem_json import PRIVATE, ProblemError

from .one_case import CaseReading
from .people import READERS, WRITERS, caller_of
from .refusals import body_of, problems
from .work_ground import WorkGround

_CASE = "/desk/api/cases/{reference:str}"


class CaseRoutes:
    """The routes."""

    def __init__(
        self, ground: WorkGround, reading: CaseReading, operations: CasesApi, files: CaseFileOperations
    ) -> None:
        self._ground, self._reading = ground, reading
        self._operations, self._files = operations, files

    def routes(self, door: Door) -> list[Route]:
        """Return what the web server serves."""
        reading = (
            (_CASE, self._show),
            (f"{_CASE}/files/{{number:int}}", self._file),
            (f"{_CASE}/pictures/{{number:int}}", self._picture),
        )
        writing = (
            (_CASE, self._change, "PATCH"),
            (f"{_CASE}/notes", self._note, "POST"),
            (f"{_CASE}/links", self._link, "POST"),
            (f"{_CASE}/links", self._unlink, "DELETE"),
            (f"{_CASE}/files", self._add_file, "POST"),
        )
        return [
            *(Route(path, door.guard(problems(do), *READERS), methods=["GET"]) for path, do in reading),
            *(Route(path, door.guard(problems(do), *WRITERS), methods=[verb]) for path, do, verb in writing),
        ]

    async def _show(self, request: Request, visitor: Visitor) -> Response:
        caller, reference = self._who(request, visitor)
        return await self._shown(reference, caller)

    async def _shown(self, reference: str, caller: Caller) -> Response:
        whole = await self._reading.whole(reference, caller.actor)
        return answer(whole, headers=etag(whole.case.version))

    async def _change(self, request: Request, visitor: Visitor) -> Response:
        caller, reference = await self._seen(request, visitor)
        patch = CasePatch.model_validate_json(await body_of(request))
        await self._operations.patch(reference, patch, caller, request.headers.get("if-match"))
        return await self._shown(reference, caller)

    async def _note(self, request: Request, visitor: Visitor) -> Response:
        caller, reference = await self._seen(request, visitor)
        note = NewNote.model_validate_json(await body_of(request))
        how = partial(
            case_change.add_note, text=note.text, language=note.language, public=note.public,
            at=self._ground.clock(), by=caller.by,
        )  # fmt: skip
        await self._operations.change(reference, how, caller, "*")
        return await self._shown(reference, caller)

    async def _link(self, request: Request, visitor: Visitor) -> Response:
        caller, reference = await self._seen(request, visitor)
        link = NewLink.model_validate_json(await body_of(request))
        await self._reading.seen(link.other, caller.actor)
        at = self._ground.clock()
        how = partial(case_change.link, other=link.other, how=link.how, at=at, by=caller.by)
        await self._operations.change(reference, how, caller, "*")
        return await self._shown(reference, caller)

    async def _unlink(self, request: Request, visitor: Visitor) -> Response:
        caller, reference = await self._seen(request, visitor)
        other, kind = (request.query_params.get(name, "") for name in ("other", "how"))
        how = partial(case_change.unlink, other=other, how=kind, at=self._ground.clock(), by=caller.by)
        await self._operations.change(reference, how, caller, "*")
        return await self._shown(reference, caller)

    async def _add_file(self, request: Request, visitor: Visitor) -> Response:
        caller, reference = await self._seen(request, visitor)
        await self._files.add(request, reference, caller)
        return await self._shown(reference, caller)

    async def _file(self, request: Request, visitor: Visitor) -> Response:
        _, reference = await self._seen(request, visitor)
        return await self._files.content(reference, request.path_params["number"])

    async def _picture(self, request: Request, visitor: Visitor) -> Response:
        """Send a picture's copy, decoded and drawn anew: nothing that came from outside reaches the page as it was."""
        _, reference = await self._seen(request, visitor)
        found = await self._ground.files.get(reference, request.path_params["number"])
        if found is None or found[0].media_type not in PICTURES:
            raise ProblemError(404, "Not Found", "There is no such picture.")
        path = self._ground.store.path_of(found[1])
        try:
            copy = await asyncio.to_thread(lambda: pictures.clean(path.read_bytes()))
        except pictures.PictureError as error:
            raise ProblemError(422, "Unprocessable Content", f"The picture {error}.") from None
        headers = {**PRIVATE, "Cache-Control": "private, max-age=3600"}
        return Response(copy.content, media_type=copy.media_type, headers=headers)

    def _who(self, request: Request, visitor: Visitor) -> tuple[Caller, str]:
        return caller_of(visitor, self._ground.current()), request.path_params["reference"]

    async def _seen(self, request: Request, visitor: Visitor) -> tuple[Caller, str]:
        """Return who asks about which case. Raises `UnknownCaseError` where that person sees no such case."""
        caller, reference = self._who(request, visitor)
        await self._reading.seen(reference, caller.actor)
        return caller, reference
