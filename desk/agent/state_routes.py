"""What an agent does with the own state: POST `/desk/api/state/…`.

| path below `/desk/api/state` | body |
|---|---|
| `/sign-in` | `{"queues": ["water"]}`, or nothing: all of the agent's |
| `/sign-out`, `/resume`, `/end-wrap-up` | |
| `/pause` | `{"reason": "break"}`; empty: none in particular |
| `/extend-wrap-up` | answers `{"until": …}`, seconds since the epoch |

Each may be repeated. 409: it cannot be now, `title` says why.
"""

from collections.abc import Awaitable, Callable

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.desk.door.guarding import Door
from hotline.desk.door.visitor import Visitor
from hotline.desk.roles import Role

from .answers import Endpoint, agent_of, answered, body_of, json_of, nothing
from .commands import Commands

PATH = "/desk/api/state"


class _SignIn(msgspec.Struct, forbid_unknown_fields=True):
    queues: list[str] | None = None


class _Pause(msgspec.Struct, forbid_unknown_fields=True):
    reason: str = ""


#: What a command without a body of its own does: gets the agent's key.
_Plain = Callable[[str, str], Awaitable[None]]


class StateRoutes:
    """The routes."""

    def __init__(self, door: Door, commands: Commands) -> None:
        self._door = door
        self._commands = commands

    def routes(self) -> list[Route]:
        """Return them."""
        plain: dict[str, _Plain] = {
            "sign-out": self._commands.sign_out,
            "resume": self._commands.resume,
            "end-wrap-up": self._commands.end_wrap_up,
        }
        return [
            self._route("sign-in", self._sign_in),
            self._route("pause", self._pause),
            self._route("extend-wrap-up", self._extend),
            *(self._route(name, _plainly(do)) for name, do in plain.items()),
        ]

    def _route(self, name: str, endpoint: Endpoint) -> Route:
        guarded = self._door.guard(answered(endpoint), Role.AGENT)
        return Route(f"{PATH}/{name}", guarded, methods=["POST"])

    async def _sign_in(self, request: Request, visitor: Visitor) -> Response:
        agent = agent_of(visitor)
        wanted = await body_of(request, _SignIn)
        await self._commands.sign_in(agent, agent, wanted.queues)
        return nothing()

    async def _pause(self, request: Request, visitor: Visitor) -> Response:
        agent = agent_of(visitor)
        await self._commands.pause(agent, (await body_of(request, _Pause)).reason, agent)
        return nothing()

    async def _extend(self, _request: Request, visitor: Visitor) -> Response:
        agent = agent_of(visitor)
        return json_of({"until": await self._commands.extend_wrap_up(agent, agent)})


def _plainly(do: _Plain) -> Endpoint:
    async def done(_request: Request, visitor: Visitor) -> Response:
        agent = agent_of(visitor)
        await do(agent, agent)
        return nothing()

    return done
