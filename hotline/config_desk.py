"""The part of the configuration about the desk: who may sign in, and for how long."""

from typing import Annotated

from pydantic import Field

from hotline.config_types import Section


class Desk(Section):
    """The pages for agents, supervisors and administrators."""

    #: A session ends when it was not used for so long; an open page with its live socket counts as use.
    session_idle_minutes: Annotated[float, Field(ge=1, le=1440)] = 30
    #: And in any case after so long.
    session_hours: Annotated[float, Field(ge=0.1, le=168)] = 12
    #: The first start makes a user for each role, with passwords that `hotline up` shows. Never on a real hotline.
    demo_users: bool = False
