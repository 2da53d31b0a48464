"""A new request from the page: taken like the web form's (`report_filing.py`), and answered in JSON."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hotline.crm_bridge.channels.web_form import Filled
from hotline.desk.problem_json import PRIVATE, ProblemError
from hotline.desk.report_filing import STORE_ERRORS, ReportFiling, ReportGround
from hotline.desk.report_page_view import ReportView
from hotline.desk.report_page_words import WORDS

from .doorstep import Doorstep


class RequestView(ReportView):
    """Answers what the pages of the web form would show."""

    def form(
        self,
        request: Request,
        filled: Filled,
        faults: Mapping[str, str],
        status: int = 200,
        *,
        ticket: str,
        had_photos: bool = False,
    ) -> Response:
        """Return what is wrong, by field, and the ticket with which it is sent again."""
        words = WORDS[self.language(request)]
        body = {"faults": {name: words[key] for name, key in faults.items()}, "ticket": ticket}
        return JSONResponse(body, status, headers=PRIVATE)

    def page(self, request: Request, view: str, status: int = 200, **more: object) -> Response:
        """Return the words of a page as a problem."""
        return ProblemError(status, "Not taken", str(more.get("words", view))).response()


class NewRequests:
    """The routes."""

    def __init__(self, ground: ReportGround) -> None:
        self._tickets, self._clock = ground.tickets, ground.clock
        self._filing = ReportFiling(ground, view=RequestView(ground.current), filed=_filed)

    def routes(self, doorstep: Doorstep) -> list[Route]:
        """Return what the web server serves."""
        return [
            Route("/1111/api/ticket", doorstep.guard(self._ticket), methods=["GET"]),
            Route("/1111/api/requests", doorstep.guard(self._filing.file), methods=["POST"]),
        ]

    async def follow(self, reference: str) -> str:
        """Return where a case can be followed. Raises what the store raises."""
        return f"/report/{reference}/{(await self._tickets()).follow(reference)}"

    async def _ticket(self, _request: Request) -> Response:
        try:
            ticket = (await self._tickets()).make(self._clock())
        except STORE_ERRORS:
            raise ProblemError(503, "Service Unavailable", "Try again in a moment.") from None
        return JSONResponse({"ticket": ticket}, headers=PRIVATE)


def _filed(_request: Request, reference: str, path: str) -> Response:
    return JSONResponse({"reference": reference, "follow": path}, 201, headers=PRIVATE)
