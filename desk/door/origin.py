"""Where a request comes from: one of our pages, over a way on which nobody can listen. Pure.

A browser writes `Origin` on every request that may change something and on every WebSocket (RFC 6455, 10.2; Fetch
standard, 3.2); it must name the host that was asked. A proxy in front must pass `Host` on, and say `https` by
`X-Forwarded-Proto`, which counts only from loopback or from those that uvicorn trusts.
"""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from hotline.loopback import is_loopback

_SCHEMES = {"http": "http", "https": "https", "ws": "http", "wss": "https"}


def own_origin(connection: HTTPConnection) -> str:
    """Return the origin of pages that come from where this request went."""
    scheme = _SCHEMES.get(connection.scope.get("scheme", "http"), "http")
    return f"{scheme}://{connection.headers.get('host', '').lower()}"


def is_own(connection: HTTPConnection) -> bool:
    """Tell whether the request names our own origin."""
    origin = connection.headers.get("origin", "").lower()
    return bool(origin) and origin == own_origin(connection)


def is_foreign(connection: HTTPConnection) -> bool:
    """Tell whether the request says that it comes from elsewhere; programs that are no browser say nothing."""
    site = connection.headers.get("sec-fetch-site", "same-origin")
    if site not in {"same-origin", "none"}:
        return True
    return "origin" in connection.headers and not is_own(connection)


def is_secure(connection: HTTPConnection) -> bool:
    """Tell whether the request came encrypted."""
    return connection.scope.get("scheme") in {"https", "wss"}


def is_private(connection: HTTPConnection) -> bool:
    """Tell whether nobody on the way can read it: encrypted, or from this machine to this machine."""
    if is_secure(connection):
        return True
    client = connection.client.host if connection.client is not None else ""
    host = urlsplit(f"//{connection.headers.get('host', '')}").hostname or ""
    return is_loopback(client) and is_loopback(host)
