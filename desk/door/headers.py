"""What browsers are told about every answer (OWASP Secure Headers Project), so that a hole stays a small one.

| header | why |
|---|---|
| Content-Security-Policy | only our own scripts, styles and sockets; nobody frames us; forms go nowhere else |
| Permissions-Policy | the microphone and the place for our own pages, nothing else for anybody |
| X-Content-Type-Options | a file is what we say it is |
| Referrer-Policy | no address with a reference number goes to others |
| Cross-Origin-Opener-Policy | a window that opened us cannot reach in |
| Strict-Transport-Security | over https: never again without |
"""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'self'"
)

#: Of pages. `connect-src 'self'` covers our own WebSockets (CSP 3, 6.7.2.8).
PAGE = {"Content-Security-Policy": _PAGE_POLICY, "Cache-Control": "no-store"}

#: Of files that pages load: kept, and asked for again each time whether they changed.
ASSET = {"Cache-Control": "no-cache"}

#: Of every answer that does not say otherwise.
EVERYWHERE = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Permissions-Policy": "microphone=(self), geolocation=(self), camera=(self), payment=(), usb=()",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

#: A year (RFC 6797).
_HTTPS = "max-age=31536000"


class SecurityHeaders:
    """ASGI middleware: adds what is missing."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in EVERYWHERE.items():
                    headers.setdefault(name, value)
                if scope.get("scheme") == "https":
                    headers.setdefault("Strict-Transport-Security", _HTTPS)
            await send(message)

        await self._app(scope, receive, send_with_headers)
