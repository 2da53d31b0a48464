"""What people are here, and what that lets them do. Pure. docs/operator/users.md has the same table in words.

| role | pages | scopes of the API | line of cases |
|---|---|---|---|
| agent | calls, cases | what an incoming call needs | the one of the configuration, else first |
| supervisor | wallboard, history, cases, quality | those of an agent, recordings, articles | supervisor |
| quality | quality, history | recordings, and reading what they are about | first, but only reading |
| second line | cases | cases, citizens, contacts, messages | second |
| department | cases, of its own departments | none but articles: `/desk/api/cases` shows it its own | third |
| administrator | administration | articles, the outbox, data protection | first, without cases |

Nobody has a scope that no page of the role needs: an administrator reads no case, an agent hears no recording.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum

from hotline.crm_bridge.permissions import Line

from .scopes import Scope


class Role(StrEnum):
    """What somebody who signs in may be; one person may be several."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    QUALITY = "quality"
    SECOND_LINE = "second line"
    DEPARTMENT = "department"
    ADMINISTRATOR = "administrator"


_PEOPLE = frozenset(
    {
        Scope.MESSAGES, Scope.POPS, Scope.CITIZENS_READ, Scope.CITIZENS_WRITE, Scope.CASES_READ, Scope.CASES_WRITE,
        Scope.CONTACTS_READ, Scope.CONTACTS_WRITE, Scope.ARTICLES_READ,
    }
)  # fmt: skip

#: What a session of each role may use of the API.
SCOPES: Mapping[Role, frozenset[Scope]] = {
    Role.AGENT: _PEOPLE,
    Role.SUPERVISOR: _PEOPLE | {Scope.RECORDINGS, Scope.ARTICLES_WRITE},
    Role.QUALITY: frozenset(
        {Scope.RECORDINGS, Scope.CASES_READ, Scope.CITIZENS_READ, Scope.CONTACTS_READ, Scope.ARTICLES_READ}
    ),
    Role.SECOND_LINE: _PEOPLE - {Scope.POPS},
    Role.DEPARTMENT: frozenset({Scope.ARTICLES_READ}),
    Role.ADMINISTRATOR: frozenset(
        {Scope.ARTICLES_READ, Scope.ARTICLES_WRITE, Scope.OUTBOX, Scope.DATA_PROTECTION}
    ),
}

#: Where `/desk/` leads those who have one role.
LANDING: Mapping[Role, str] = {
    Role.AGENT: "/desk/agent",
    Role.SUPERVISOR: "/desk/wall",
    Role.QUALITY: "/desk/quality",
    Role.SECOND_LINE: "/desk/cases",
    Role.DEPARTMENT: "/desk/cases",
    Role.ADMINISTRATOR: "/desk/admin",
}

#: Roles that give a line, the strongest first; an agent's own stands in the configuration.
_LINES = (
    (Role.SUPERVISOR, Line.SUPERVISOR),
    (Role.SECOND_LINE, Line.SECOND),
    (Role.AGENT, Line.FIRST),
    (Role.DEPARTMENT, Line.THIRD),
)


def scopes_of(roles: Collection[Role]) -> frozenset[Scope]:
    """Return everything of the API that one of these roles may use."""
    return frozenset().union(*(SCOPES[role] for role in roles))


def line_of(roles: Collection[Role], of_agent: str | None = None) -> Line:
    """Return what somebody with these roles may do with cases; `of_agent` is the line of the configured agent.

    The strongest counts. Whoever has no role of these gets the first line, and no scope to change a case with.
    """
    lines = [line for role, line in _LINES if role in roles]
    if of_agent is not None and Role.AGENT in roles:
        lines.append(Line(of_agent))
    order = (Line.SUPERVISOR, Line.SECOND, Line.FIRST, Line.THIRD)
    return min(lines, key=order.index, default=Line.FIRST)
