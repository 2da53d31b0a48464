"""What everybody gets who comes in, on whatever way: a session, and the browser's name."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hotline.desk.problem_json import PRIVATE

from .cookies import set_session
from .origin import is_secure
from .sessions import Sessions
from .tries import DEVICE, DEVICE_SECONDS, new_device
from .user_rows import Known
from .users import Users
from .visitor import Visitor


class Welcome:
    """Begins sessions."""

    def __init__(self, users: Users, sessions: Sessions) -> None:
        self._users = users
        self._sessions = sessions

    async def json(self, request: Request, known: Known, how: str) -> Response:
        """Begin one and answer who it is. Raises what the journal raises."""
        response = JSONResponse({"user": known.user.name, "name": known.user.full_name}, headers=PRIVATE)
        await self.begin(request, response, known, how)
        return response

    async def begin(self, request: Request, response: Response, known: Known, how: str) -> None:
        """Begin one, whose cookies go with this answer. Raises what the journal raises."""
        secure, name = is_secure(request), known.user.name
        token, write = self._sessions.beginning(name, how)
        await self._users.signed_in(name, how, write)
        set_session(response, token, seconds=int(self._sessions.limits.whole), secure=secure)
        response.set_cookie(
            DEVICE, new_device(name, known.device_key), max_age=DEVICE_SECONDS, path="/desk/api", secure=secure,
            httponly=True, samesite="lax",
        )  # fmt: skip


def answer(visitor: Visitor) -> dict[str, object]:
    """Return who it is, as pages read it (`Me` in `desk/front/src/lib/page.ts`)."""
    return {
        "user": visitor.user,
        "name": visitor.name,
        "roles": sorted(visitor.roles),
        "agent": visitor.agent,
        "departments": sorted(visitor.departments),
    }
