"""Who asks: the program whose token it is, and the agent for whom it acts."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Header, Security
from fastapi.security import HTTPBearer
from starlette.requests import Request

from hotline.config import Agent
from hotline.crm_bridge.permissions import Actor, Line
from hotline.desk.access import Access
from hotline.desk.door import Visitor
from hotline.desk.problem_json import ProblemError
from hotline.desk.roles import line_of
from hotline.desk.scopes import Scope

#: Only tells the description that there is a token; `Access` looks at it.
_bearer = HTTPBearer(auto_error=False, description="A token with the scope of the operation.")

AgentHeader = Annotated[
    str | None,
    Header(
        alias="X-Hotline-Agent", description="The agent for whom the program acts: who may do what is theirs."
    ),
]


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks."""

    #: The agent's key, else the name of the token's holder: what the journal and the audit call them.
    by: str
    actor: Actor


class Callers:
    """Makes the dependencies of operations."""

    def __init__(self, access: Access, agents: Callable[[], Mapping[str, Agent]]) -> None:
        """`agents()` are those of the configuration, as it is now."""
        self._access = access
        self._agents = agents

    def need(self, scope: Scope) -> Callable[..., Awaitable[Caller]]:
        """Return a dependency that lets holders of tokens with this scope in."""

        async def caller(
            request: Request, _token: Annotated[object, Security(_bearer)], agent: AgentHeader = None
        ) -> Caller:
            holder = await self._access.admit(request, scope)
            if holder.visitor is not None:
                return self._of_visitor(holder.visitor)
            if agent is None:
                scopes = frozenset(one for one in Scope if holder.may(one))
                return Caller(holder.name, Actor(holder.name, Line.PROGRAM, scopes=scopes))
            known = self._agents().get(agent)
            if known is None:
                raise ProblemError(400, "Bad Request", f"X-Hotline-Agent: there is no agent `{agent[:40]}`.")
            return Caller(agent, Actor(agent, Line(known.line)))

        return caller

    def _of_visitor(self, visitor: Visitor) -> Caller:
        """Return the caller whom a session is for: the header is for programs, a person is who signed in."""
        known = self._agents().get(visitor.agent) if visitor.agent is not None else None
        line = line_of(visitor.roles, known.line if known is not None else None)
        departments = visitor.departments if line is Line.THIRD else None
        return Caller(visitor.by, Actor(visitor.by, line, departments=departments))
