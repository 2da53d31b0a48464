"""What an agent does with the own call.

POST `/desk/api/call/{transfer,consult,complete,cancel,conference,hang-up,recording}` does it, GET `/desk/api/call`
returns how it stands. docs/developer/call-control.md describes them.

Whose call it is says the session, never the request. What cannot be done now is answered 409, with words for people.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Literal, Protocol, TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from .door import Door, Visitor
from .json_body import json_body
from .problem_json import PRIVATE, ProblemError
from .roles import Role

#: No request needs more, bytes.
MOST_BYTES = 1000

#: The path of the call.
PATH = "/desk/api/call"

B = TypeVar("B", bound=msgspec.Struct)


class CallControlError(Exception):
    """What an agent wants to do with a call cannot be done; the text says why, for people."""


class Target(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """To whom a call is given, or who is asked; the body of `transfer` and `consult`."""

    kind: Literal["queue", "agent", "department"]
    #: Key in the configuration.
    key: str


class Pause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body of `recording`."""

    paused: bool


class Control(Protocol):
    """What is done about calls. Each method but `state` raises `CallControlError` where it cannot be done."""

    async def transfer(self, agent: str, target: Target) -> None:
        """Give the caller away at once."""

    async def consult(self, agent: str, target: Target) -> None:
        """Ask somebody."""

    async def complete(self, agent: str) -> None:
        """Hand the caller over."""

    async def cancel(self, agent: str) -> None:
        """Go back to the caller."""

    async def conference(self, agent: str) -> None:
        """Talk with both."""

    async def hang_up(self, agent: str) -> None:
        """End the own part."""

    async def recording(self, agent: str, paused: bool) -> None:
        """Pause the recording, or go on with it."""

    def state(self, agent: str) -> Mapping[str, object]:
        """Return how the call stands, ready for JSON."""


class CallApi:
    """Calls over HTTP."""

    def __init__(self, door: Door, control: Control) -> None:
        self._door = door
        self._control = control

    def routes(self) -> list[BaseRoute]:
        """Return the routes; agents alone reach them."""
        control = self._control
        found: list[BaseRoute] = [Route(PATH, self._door.guard(self._state, Role.AGENT), methods=["GET"])]
        for name, does in {"transfer": control.transfer, "consult": control.consult}.items():
            found.append(self._post(name, self._with_target(does)))
        for name, act in {
            "complete": control.complete,
            "cancel": control.cancel,
            "conference": control.conference,
            "hang-up": control.hang_up,
        }.items():
            found.append(self._post(name, self._plain(act)))
        return [*found, self._post("recording", self._recording)]

    def _post(self, name: str, act: Callable[[Request, str], Awaitable[None]]) -> Route:
        async def answer(request: Request, visitor: Visitor) -> Response:
            agent = _agent(visitor)
            try:
                await act(request, agent)
            except CallControlError as error:
                raise ProblemError(409, "Conflict", str(error)) from None
            return self._answer(agent)

        return Route(f"{PATH}/{name}", self._door.guard(answer, Role.AGENT), methods=["POST"])

    async def _state(self, _request: Request, visitor: Visitor) -> Response:
        return self._answer(_agent(visitor))

    def _answer(self, agent: str) -> Response:
        return JSONResponse(dict(self._control.state(agent)), headers=PRIVATE)

    def _with_target(
        self, does: Callable[[str, Target], Awaitable[None]]
    ) -> Callable[[Request, str], Awaitable[None]]:
        async def act(request: Request, agent: str) -> None:
            await does(agent, await _body(request, Target))

        return act

    def _plain(self, does: Callable[[str], Awaitable[None]]) -> Callable[[Request, str], Awaitable[None]]:
        async def act(_request: Request, agent: str) -> None:
            await does(agent)

        return act

    async def _recording(self, request: Request, agent: str) -> None:
        await self._control.recording(agent, (await _body(request, Pause)).paused)


def _agent(visitor: Visitor) -> str:
    if visitor.agent is None:
        raise ProblemError(403, "Forbidden", "You are no agent of the telephone: nobody rings you.")
    return visitor.agent


async def _body(request: Request, kind: type[B]) -> B:
    return await json_body(request, kind, MOST_BYTES)
