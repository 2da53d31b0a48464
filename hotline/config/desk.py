"""The part of the configuration about the desk: who may sign in, how, and for how long."""

from typing import Annotated, Literal

from pydantic import Field

from hotline.config.bridge import Url, Variable
from hotline.config.field_types import LanguageTag, Name, Section

#: As in `desk/roles.py`.
RoleName = Literal["agent", "supervisor", "quality", "second line", "department", "administrator"]


class Oidc(Section):
    """The city's own sign-in by OpenID Connect."""

    #: As the provider calls itself; below it is `/.well-known/openid-configuration`.
    issuer: Url
    client_id: Annotated[str, Field(min_length=1)]
    #: Holds the client's secret; not set: the client has none.
    secret_variable: Variable | None = None
    #: What the button says.
    title: dict[LanguageTag, str] = {}
    #: What is asked for; `openid` always is.
    scopes: tuple[str, ...] = ("profile", "email")
    #: The claims that hold the user's name here, and the name for people.
    user_claim: str = "preferred_username"
    name_claim: str = "name"
    #: The claim that holds groups, roles and departments by its values; no roles: users are added here beforehand.
    roles_claim: str = "groups"
    roles: dict[str, RoleName] = {}
    departments: dict[str, Name] = {}
    #: The claim that holds the agent's key, for the role `agent`.
    agent_claim: str = "agent"


class Desk(Section):
    """The pages for agents, supervisors and administrators."""

    #: A session ends when it was not used for so long; an open page with its live socket counts as use.
    session_idle_minutes: Annotated[float, Field(ge=1, le=1440)] = 30
    #: And in any case after so long.
    session_hours: Annotated[float, Field(ge=0.1, le=168)] = 12
    #: Where people open the desk, where that is not where it is served: behind a proxy.
    url: Url | None = None
    #: The first start makes a user for each role, with passwords that `hotline up` shows. Never on a real hotline.
    demo_users: bool = False
    oidc: Oidc | None = None
