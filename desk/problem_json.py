"""Errors that programs can read: `application/problem+json` (RFC 9457)."""

from collections.abc import Mapping

from starlette.responses import JSONResponse

#: What a browser or proxy may not do with an answer that is for one reader only.
PRIVATE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class ProblemError(Exception):
    """A request that is refused; the text says why, to the one who asked."""

    def __init__(
        self,
        status: int,
        title: str,
        detail: str = "",
        headers: Mapping[str, str] | None = None,
        *,
        code: str = "",
    ) -> None:
        """`title` is the same for every problem of its kind, `detail` tells of this one (RFC 9457, 3.1).

        By `code` pages find their own words in the reader's language; empty: the status says all.
        """
        super().__init__(detail or title)
        self.status = status
        self.title = title
        self.detail = detail
        self.headers = dict(headers or {})
        self.code = code

    def response(self) -> JSONResponse:
        """Return the answer. Its `type` is `about:blank`: the status says what kind it is (RFC 9457, 4.2.1)."""
        body: dict[str, object] = {"type": "about:blank", "title": self.title, "status": self.status}
        if self.detail:
            body["detail"] = self.detail
        if self.code:
            body["code"] = self.code
        headers = PRIVATE | self.headers
        return JSONResponse(body, self.status, headers=headers, media_type="application/problem+json")
