"""What programs and the page `/recordings` do with recordings, over HTTP; docs/developer/http-api.md describes it.

| request | what it does |
|---|---|
| GET `/api/recordings` | a page of the list, filtered |
| GET `/api/recordings/{id}` | all that is known of one, and who had it |
| GET `/api/recordings/{id}/audio` | its sound, also in ranges |
| GET `/api/recordings/{id}/picture.png`, `.svg` | its picture |
| POST `/api/recordings/{id}/hold`, `/release`, `/delete` | legal hold, its end, deletion |
| POST `/api/calls/{call}/recording/pause`, `/resume` | of the talk that goes on |
"""

import time
from collections.abc import Callable
from importlib.resources import files
from typing import Protocol
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.recorder.archive.opening import Recordings
from hotline.recorder.archive.rows import RecordingRow
from hotline.recorder.archive.storage import StorageError
from hotline.recorder.pauses import By
from hotline.recorder.picture.pictures import Pictures

from .access import Access, Endpoint
from .problem_json import PRIVATE, ProblemError
from .reasons import reason_sent
from .recordings_answers import brief, explained, json, whole
from .recordings_audio import Hearer
from .recordings_query import read_query
from .roles import Role
from .scopes import Scope
from .status import HEADERS

#: Lines of the access log with one recording.
LOG_LINES = 200

#: The page's own: audio and picture are fetched with the token, and shown from memory.
_PAGE_HEADERS = HEADERS | {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "img-src blob:; media-src blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
}
_FILES = {
    "/recordings": ("recordings.html", "text/html"),
    "/recordings.css": ("recordings.css", "text/css"),
    "/recordings.js": ("recordings.js", "text/javascript"),
    "/recordings-view.js": ("recordings-view.js", "text/javascript"),
    "/recordings-words.js": ("recordings-words.js", "text/javascript"),
}


class Pauses(Protocol):
    """Pauses and resumes what is being recorded (`recorder.pauses.Pauses`)."""

    async def pause(self, call: str, by: By, who: str = "") -> None:
        """Raises `NotRecordedError`; `TimeoutError` and `JournalError` where it is done but not on disk."""

    async def resume(self, call: str, by: By, who: str = "") -> None:
        """Raises as `pause` does."""


class RecordingsApi:
    """Recordings over HTTP."""

    def __init__(
        self,
        recordings: Recordings,
        *,
        pictures: Pictures,
        pauses: Pauses,
        access: Access,
        zone: Callable[[], ZoneInfo],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`zone` is that of the office; `clock` tells seconds that never go back."""
        self._recordings = recordings
        self._library = recordings.library
        self._pictures = pictures
        self._pauses = pauses
        self._access = access
        self._zone = zone
        self._hearer = Hearer(recordings.library, pictures, clock)

    def routes(self) -> list[Route]:
        """Return what the web server serves."""
        one = "/api/recordings/{id}"
        talk = "/api/calls/{call}/recording"
        return [
            *(Route(path, _file) for path in _FILES),
            self._route("/api/recordings", self._list),
            self._route(one, self._show),
            self._route(f"{one}/audio", self._audio),
            self._route(f"{one}/picture.png", self._png),
            self._route(f"{one}/picture.svg", self._svg),
            self._change(f"{one}/hold", self._hold),
            self._change(f"{one}/release", self._release),
            self._change(f"{one}/delete", self._delete),
            self._change(f"{talk}/pause", self._pause),
            self._change(f"{talk}/resume", self._resume),
        ]

    def _route(self, path: str, endpoint: Endpoint) -> Route:
        return Route(path, self._access.guard(explained(endpoint), Scope.RECORDINGS), methods=["GET"])

    def _change(self, path: str, endpoint: Endpoint) -> Route:
        """Who only hears recordings, to judge them, neither keeps nor deletes them."""
        guarded = self._access.guard(explained(endpoint), Scope.RECORDINGS, Role.SUPERVISOR)
        return Route(path, guarded, methods=["POST"])

    # --- what there is ---

    async def _list(self, request: Request, who: str) -> Response:
        search, limit = read_query(request.query_params, self._zone())
        rows, following = await self._library.search(search, limit)
        return json(
            {"recordings": [brief(row) for row in rows], "next": str(following) if following else None}
        )

    async def _show(self, request: Request, who: str) -> Response:
        row = await self._known(request)
        return json(whole(row, await self._library.access_log(LOG_LINES, row.id)))

    # --- what is given out ---

    async def _audio(self, request: Request, who: str) -> Response:
        return await self._hearer.audio(request, who, await self._kept(request))

    async def _png(self, request: Request, who: str) -> Response:
        return await self._hearer.picture(request, who, await self._kept(request), "png")

    async def _svg(self, request: Request, who: str) -> Response:
        return await self._hearer.picture(request, who, await self._kept(request), "svg")

    # --- what is changed ---

    async def _hold(self, request: Request, who: str) -> Response:
        row, why = await self._kept(request), await reason_sent(request)
        await self._library.hold(row.id, who=who, why=why)
        return json(brief(await self._known(request)))

    async def _release(self, request: Request, who: str) -> Response:
        row, why = await self._kept(request), await reason_sent(request)
        await self._library.release(row.id, who=who, why=why)
        return json(brief(await self._known(request)))

    async def _delete(self, request: Request, who: str) -> Response:
        row, why = await self._kept(request), await reason_sent(request)
        if row.node != self._recordings.register.node:
            detail = f"It is on the node {row.node}, which alone can delete it: ask there."
            raise ProblemError(409, "On another node", detail)
        status = 204
        try:
            await self._recordings.remover.delete(row, who=who, why=why)
        except StorageError:  # nobody gets it any more; the file goes as soon as its storage is back
            status = 202
        self._pictures.forget(row.id)
        return Response(status_code=status, headers=PRIVATE)

    async def _pause(self, request: Request, who: str) -> Response:
        call = request.path_params["call"]
        await self._pauses.pause(call, "command", who)
        return json({"call": call, "paused": True})

    async def _resume(self, request: Request, who: str) -> Response:
        call = request.path_params["call"]
        await self._pauses.resume(call, "command", who)
        return json({"call": call, "paused": False})

    # --- inside ---

    async def _known(self, request: Request) -> RecordingRow:
        """Return the recording that the path names, also a deleted one. Raises `ProblemError`."""
        name = request.path_params["id"]
        row = await self._library.describe(name)
        if row is None:
            raise ProblemError(404, "No such recording", f"There is no recording {name}.")
        return row

    async def _kept(self, request: Request) -> RecordingRow:
        """Return the recording that the path names. Raises `ProblemError`."""
        row = await self._known(request)
        if not row.is_kept:
            raise ProblemError(410, "Deleted", f"The recording {row.id} was deleted.")
        return row


async def _file(request: Request) -> Response:
    """Return the page or what belongs to it; they say nothing of recordings, so they need no token."""
    name, kind = _FILES[request.url.path]
    content = (files("hotline") / "desk" / name).read_bytes()
    return Response(content, media_type=kind, headers=_PAGE_HEADERS)
