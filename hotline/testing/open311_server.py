"""A department's Open311 GeoReport v2 server, written from the specification, as freely as real ones take it."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .loopback_server import Asked, LoopbackServer


@dataclass
class Open311Server(LoopbackServer):
    """Serves discovery, services, requests and tokens as JSON."""

    api_key: str = "key-of-the-city"
    changeset: str = "2026-01-01T00:00:00Z"
    #: By service_code: the type.
    services: dict[str, str] = field(default_factory=lambda: {"potholes": "realtime"})
    requests: dict[str, dict[str, Any]] = field(default_factory=dict)
    #: Token → id, None as long as there is none.
    tokens: dict[str, str | None] = field(default_factory=dict)
    #: Ids are numbers: the specification does not say which they are.
    numeric_ids: bool = False
    #: Answers of POST requests are lost after the request was made.
    loses_answers: bool = False

    async def answer(self, request: Request, asked: Asked) -> Response:
        """Answer as GeoReport v2 says."""
        path = request.url.path
        if path == "/discovery.json":
            return JSONResponse(self._discovery())
        if path == "/services.json":
            found = [{"service_code": code, "type": kind} for code, kind in self.services.items()]
            return JSONResponse(found)
        if path == "/requests.json":
            return self._post(asked) if asked.method == "POST" else self._list(request)
        if path.startswith("/tokens/"):
            return self._token(path.removeprefix("/tokens/").removesuffix(".json"))
        return _error(404, "there is nothing here")

    def _discovery(self) -> dict[str, Any]:
        specification = "http://wiki.open311.org/GeoReport_v2"
        elsewhere = {"specification": specification, "url": "https://elsewhere.invalid", "type": "production"}
        test = {"specification": specification, "url": f"{self.url}/test", "type": "test"}
        here = {
            "specification": specification,
            "url": self.url,
            "changeset": self.changeset,
            "type": "production",
        }
        return {"changeset": self.changeset, "endpoints": [test, elsewhere, here]}

    def _post(self, asked: Asked) -> Response:  # noqa: PLR0911 -- one for each answer
        form = {name: values[-1] for name, values in parse_qs(asked.body.decode()).items()}
        if form.get("api_key") != self.api_key:
            return _error(403, "the key is not known")
        kind = self.services.get(form.get("service_code", ""))
        if kind is None:
            return _error(404, "service_code is not known")
        if not ({"lat", "long"} <= form.keys() or "address_string" in form):
            return _error(400, "location is missing")
        number = str(len(self.requests) + len(self.tokens) + 101)
        if kind == "blackbox":
            return JSONResponse([{"service_notice": "thank you"}], status_code=201)
        if kind == "batch":
            self.tokens[f"t{number}"] = None
            return JSONResponse([{"token": f"t{number}", "service_notice": None}])
        self.requests[number] = {"service_request_id": number, "status": "open", "status_notes": None, **form}
        if self.loses_answers:
            return Response("<html>bad gateway</html>", status_code=502)
        identity = int(number) if self.numeric_ids else number
        return JSONResponse([{"service_request_id": identity, "service_notice": ""}], status_code=201)

    def _list(self, request: Request) -> Response:
        wanted = request.query_params.get("service_request_id")
        code = request.query_params.get("service_code")
        found = [
            one
            for number, one in self.requests.items()
            if (wanted is None or number in wanted.split(",")) and code in {None, one["service_code"]}
        ]
        return JSONResponse([{key: one[key] for key in one if key != "api_key"} for one in found])

    def _token(self, token: str) -> Response:
        if token not in self.tokens:
            return _error(404, "the token is not known")
        identity = self.tokens[token]
        return JSONResponse([{"token": token} | ({"service_request_id": identity} if identity else {})])


def _error(status: int, words: str) -> Response:
    return JSONResponse([{"code": status, "description": words}], status_code=status)
