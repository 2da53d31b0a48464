"""The page of field teams: jobs, and reports from the street.

| who | page | below |
|---|---|---|
| people with the role department, second line or supervisor | `/desk/field` | `/desk/api/field` |
| a team that signed in by a link | `/field` | `/field/api` |

| method and path | |
|---|---|
| GET …/jobs | whose jobs, and the jobs, by due time |
| POST …/reports | a report (multipart: fields and photos); the same key counts once |
| POST /field/api/link, /field/api/sign-in, /field/api/sign-out | a team's link, its use, and the end |
"""

from collections.abc import Awaitable, Callable

import msgspec
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from hotline.crm_bridge import case_lists
from hotline.crm_bridge.case_filter import CaseFilter
from hotline.crm_bridge.case_lists import Looker, View
from hotline.crm_bridge.contact import IncomingFile
from hotline.crm_bridge.departments import tree_of
from hotline.crm_bridge.permissions import Actor, Line
from hotline.database import for_reading
from hotline.desk.api.models import answer
from hotline.desk.body_limit import limited
from hotline.desk.door.buckets import Buckets
from hotline.desk.door.guarding import Door
from hotline.desk.door.origin import is_foreign, is_secure
from hotline.desk.door.visitor import Visitor
from hotline.desk.page_assets import Assets
from hotline.desk.pages import Page, shell
from hotline.desk.problem_json import PRIVATE, ProblemError
from hotline.desk.roles import Role

from .field_links import FieldLinks
from .field_work import MOST_PHOTOS, FieldWork, Report
from .people import caller_of, departments_of
from .refusals import asked_of, problem_of
from .work_ground import WorkGround

COOKIE = "hotline_team"

#: Of the script that opens the page without a network: for this page only, and it asks nobody but us.
WORKER = {
    "Service-Worker-Allowed": "/field",
    "Content-Security-Policy": "default-src 'none'; connect-src 'self'",
}
ROLES = (Role.DEPARTMENT, Role.SECOND_LINE, Role.SUPERVISOR)

#: Jobs that are shown, the most urgent ones.
MOST_JOBS = 100

#: Requests for links, and tries to use them, from one address: so many at once, and so many a second for long.
BURST, PER_SECOND = 6.0, 1 / 60

_PAGE = Page("field", None, ("field",))

#: Who asks: name for people, actor, departments whose jobs are shown, language.
Worker = tuple[str, Actor, frozenset[str], str]


class _Number(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    number: str


class _Token(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    token: str


class FieldRoutes:
    """The routes."""

    def __init__(self, ground: WorkGround, work: FieldWork, links: FieldLinks) -> None:
        self._ground, self._work, self._links = ground, work, links
        self._reading = for_reading(ground.engine)
        self._buckets = Buckets(BURST, PER_SECOND)
        self._assets = Assets()

    def routes(self, door: Door) -> list[BaseRoute]:
        """Return what the web server serves."""
        return [
            Route("/field", self._page),
            Route("/field/worker.js", self._worker),
            Route("/field/api/link", self._open(self._link), methods=["POST"]),
            Route("/field/api/sign-in", self._open(self._sign_in), methods=["POST"]),
            Route("/field/api/sign-out", self._open(self._sign_out), methods=["POST"]),
            Route("/field/api/jobs", self._of_team(self._jobs), methods=["GET"]),
            Route("/field/api/reports", self._of_team(self._report), methods=["POST"]),
            Route("/desk/api/field/jobs", door.guard(self._of_visitor(self._jobs), *ROLES), methods=["GET"]),
            Route(
                "/desk/api/field/reports",
                door.guard(self._of_visitor(self._report), *ROLES),
                methods=["POST"],
            ),
        ]

    # --- who ---

    def _open(
        self, endpoint: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def guarded(request: Request) -> Response:
            try:
                if is_foreign(request):
                    raise ProblemError(
                        403, "Forbidden", "The request does not come from a page of the hotline."
                    )
                return await endpoint(request)
            except Exception as error:
                found = error if isinstance(error, ProblemError) else problem_of(error, request.url.path)
                if not isinstance(found, ProblemError):
                    raise
                return found.response()

        return guarded

    def _of_team(
        self, endpoint: Callable[[Request, Worker], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def serve(request: Request) -> Response:
            found = await self._links.team(request.cookies.get(COOKIE, ""))
            if found is None:
                raise ProblemError(401, "Unauthorized", "Sign in with your team's telephone.")
            key, team = found
            within = tree_of(self._ground.current(), team.department)
            return await endpoint(
                request, (team.name, Actor(f"team:{key}", Line.THIRD, within), within, team.language)
            )

        return self._open(serve)

    def _of_visitor(
        self, endpoint: Callable[[Request, Worker], Awaitable[Response]]
    ) -> Callable[[Request, Visitor], Awaitable[Response]]:
        async def serve(request: Request, visitor: Visitor) -> Response:
            config = self._ground.current()
            actor = caller_of(visitor, config).actor
            own = departments_of(visitor, config) or actor.departments or frozenset(config.departments)
            try:
                return await endpoint(request, (visitor.name, actor, own, config.node.languages[0]))
            except ProblemError:
                raise
            except Exception as error:
                raise problem_of(error, request.url.path) from error

        return serve

    # --- what ---

    async def _page(self, request: Request) -> Response:
        return shell(request, _PAGE)

    async def _worker(self, request: Request) -> Response:
        request.path_params["name"] = "field-worker.js"
        found = await self._assets.serve(request)
        found.headers.update(WORKER)
        return found

    async def _jobs(self, _request: Request, worker: Worker) -> Response:
        name, actor, own, _ = worker
        now = self._ground.clock()
        looker = Looker(None, own, own, now, now)
        async with self._reading.connect() as connection:
            page = await case_lists.read(connection, View.OPEN, CaseFilter(), looker, limit=MOST_JOBS)
        photo_place = self._ground.current().field_page.photo_place
        return answer(
            {"name": name, "by": actor.by, "at": now, "jobs": page.cases, "photo_place": photo_place}
        )

    async def _report(self, request: Request, worker: Worker) -> Response:
        most = self._ground.store.max_bytes * MOST_PHOTOS + 50_000
        limits = {"max_files": MOST_PHOTOS, "max_fields": 12, "max_part_size": 20_000}
        async with limited(request, most).form(**limits) as form:
            report = _read(form, worker[3])
            photos = [
                IncomingFile(
                    name=one.filename or "", media_type=one.content_type or "", content=await one.read()
                )
                for one in form.getlist("photo")
                if isinstance(one, UploadFile)
            ]
        fresh = await self._work.take(report, photos, worker[1])
        return JSONResponse({"taken": True, "again": not fresh}, headers=PRIVATE)

    # --- links ---

    def _count(self, request: Request) -> None:
        host = request.client.host if request.client is not None else ""
        wait = self._buckets.take(host)
        if wait:
            again = {"Retry-After": str(wait)}
            raise ProblemError(429, "Too Many Requests", f"Too many requests: wait {wait} s.", again)

    async def _link(self, request: Request) -> Response:
        self._count(request)
        await self._links.send((await asked_of(request, _Number)).number)
        return JSONResponse({"sent": "perhaps"}, 202, headers=PRIVATE)

    async def _sign_in(self, request: Request) -> Response:
        self._count(request)
        session = await self._links.use((await asked_of(request, _Token)).token)
        if session is None:
            raise ProblemError(
                403, "Forbidden", "This link was used already or is too old. Ask for another one."
            )
        response = JSONResponse({"signed_in": True}, headers=PRIVATE)
        seconds = int(3600 * self._ground.current().field_page.session_hours)
        response.set_cookie(
            COOKIE, session, max_age=seconds, path="/field", secure=is_secure(request), httponly=True,
            samesite="strict",
        )  # fmt: skip
        return response

    async def _sign_out(self, _request: Request) -> Response:
        response = JSONResponse({}, headers=PRIVATE)
        response.delete_cookie(COOKIE, path="/field")
        return response


def _read(form: FormData, language: str) -> Report:
    """Return the report of a form. Raises `ProblemError`."""
    texts = {name: value for name, value in form.multi_items() if isinstance(value, str)}
    try:
        place = None
        if texts.get("latitude") and texts.get("longitude"):
            place = (float(texts["latitude"]), float(texts["longitude"]))
            if not (abs(place[0]) <= 90 and abs(place[1]) <= 180):
                raise ValueError
        given = {name: texts[name] for name in ("key", "reference", "action") if texts.get(name)}
        wanted = given | {
            "note": texts.get("note", ""),
            "public": texts.get("public") == "yes",
            "place": place,
        }
        report = msgspec.convert(wanted | {"language": texts.get("language") or language}, Report)
    except (ValueError, msgspec.ValidationError) as error:
        raise ProblemError(422, "Unprocessable Content", f"The report is not understood: {error}") from None
    if not 8 <= len(report.key) <= 64:
        raise ProblemError(422, "Unprocessable Content", "The report has no name.")
    return report
