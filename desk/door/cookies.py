"""The door's cookies, and the token against forged requests. Pure but for the token's chance.

| cookie | holds | page's script |
|---|---|---|
| `hotline_session` | the session's token: 256 bits of chance | cannot read it (HttpOnly) |
| `hotline_csrf` | HMAC-SHA-256 of a fixed text under that token | reads it, sends it as `X-CSRF-Token` |

The second follows from the first, so it is bound to the session and nothing has to be kept; the first does not follow
from the second. SameSite is Lax: a link in an e-mail opens the page, a form elsewhere sends nothing.
"""

import hashlib
import hmac
import secrets

from starlette.responses import Response

SESSION = "hotline_session"
CSRF = "hotline_csrf"

#: The header that an unsafe request carries.
CSRF_HEADER = "x-csrf-token"

#: A token from us has so many signs (RFC 4648 base64url of 32 bytes).
TOKEN_LENGTH = 43


def new_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(32)


def id_of(token: str) -> str:
    """Return the name under which a token is kept: SHA-256, hex. A token of 256 bits needs no slower one."""
    return hashlib.sha256(token.encode()).hexdigest()


def csrf_of(token: str) -> str:
    """Return the token against forged requests that belongs to a session's token."""
    return hmac.new(token.encode(), b"hotline csrf", hashlib.sha256).hexdigest()


def is_forged(token: str, sent: str | None) -> bool:
    """Tell whether a request lacks what only a page of this session knows."""
    return sent is None or not hmac.compare_digest(sent.encode(), csrf_of(token).encode())


def set_session(response: Response, token: str, *, seconds: int, secure: bool) -> None:
    """Give the browser a session for at most so many seconds."""
    response.set_cookie(
        SESSION, token, max_age=seconds, path="/", secure=secure, httponly=True, samesite="lax"
    )
    response.set_cookie(CSRF, csrf_of(token), max_age=seconds, path="/", secure=secure, samesite="lax")


def clear_session(response: Response, *, secure: bool) -> None:
    """Take it away."""
    for name in (SESSION, CSRF):
        response.delete_cookie(name, path="/", secure=secure, samesite="lax")
