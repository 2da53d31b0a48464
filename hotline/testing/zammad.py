"""A Zammad, written from its public API documentation: tickets, articles, search, generic CTI."""

from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .loopback_server import Asked, LoopbackServer


@dataclass
class ZammadServer(LoopbackServer):
    """Keeps tickets and a caller log."""

    token: str = "token-of-zammad"  # noqa: S105 -- of tests
    cti_token: str = "token-of-cti"  # noqa: S105 -- of tests
    groups: set[str] = field(default_factory=lambda: {"Users"})
    tickets: dict[int, dict[str, Any]] = field(default_factory=dict)
    articles: list[dict[str, Any]] = field(default_factory=list)
    #: Events of generic CTI, as they came.
    calls: list[dict[str, Any]] = field(default_factory=list)
    #: A ticket is made, and its answer is lost.
    loses_answers: bool = False
    #: The search finds tickets with smaller numbers only: the index lags behind.
    indexed: float = float("inf")

    async def answer(self, request: Request, asked: Asked) -> Response:  # noqa: PLR0911 -- one for each path
        """Answer as Zammad's API says."""
        path = request.url.path
        if path.startswith("/api/v1/cti/"):
            return self._call(path, asked)
        if asked.headers.get("authorization") != f"Token token={self.token}":
            return JSONResponse({"error": "Invalid BasicAuth credentials"}, status_code=401)
        if path == "/api/v1/tickets" and asked.method == "POST":
            return self._make(asked.json)
        if path == "/api/v1/tickets/search":
            wanted = request.query_params["query"].removeprefix('title:"').removesuffix('"')
            return JSONResponse(
                [one for one in self.tickets.values() if wanted in one["title"] and one["id"] <= self.indexed]
            )
        number = int(path.rpartition("/")[2])
        if number not in self.tickets:
            return JSONResponse({"error": "Couldn't find Ticket"}, status_code=404)
        if "/ticket_articles/by_ticket/" in path:
            return JSONResponse([one for one in self.articles if one["ticket_id"] == number])
        return self._change(number, asked.json)

    def _make(self, wanted: dict[str, Any]) -> Response:
        if wanted["group"] not in self.groups:
            return JSONResponse(
                {"error": f"No lookup value found for 'group': {wanted['group']!r}"}, status_code=422
            )
        number = len(self.tickets) + 1
        article = wanted.pop("article")
        self.tickets[number] = {"id": number, "number": f"{22000 + number}", **wanted}
        self._add_article(number, article)
        if self.loses_answers:
            return Response("<html>gateway timeout</html>", status_code=504, media_type="text/html")
        return JSONResponse(self.tickets[number], status_code=201)

    def _change(self, number: int, wanted: dict[str, Any]) -> Response:
        article = wanted.pop("article", None)
        self.tickets[number] |= wanted
        if article is not None:
            self._add_article(number, article)
        return JSONResponse(self.tickets[number])

    def _add_article(self, ticket: int, article: dict[str, Any]) -> None:
        self.articles.append({"id": len(self.articles) + 1, "ticket_id": ticket, **article})

    def _call(self, path: str, asked: Asked) -> Response:
        if path.rpartition("/")[2] != self.cti_token:
            return JSONResponse({"error": "Invalid token, please contact your admin!"}, status_code=401)
        self.calls.append(asked.json)
        return JSONResponse({})
