"""Somebody who has signed in. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from hotline.desk.roles import Role


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who it is, and what that lets them do."""

    #: The name to sign in with.
    user: str
    #: For people.
    name: str
    roles: frozenset[Role]
    #: The agent's key in the configuration, where the user is one.
    agent: str | None
    #: Keys of the departments whose cases the role `department` is about.
    departments: frozenset[str]
    #: Names the session; nobody can sign in with it.
    session: str

    @property
    def by(self) -> str:
        """What journal and audit call who did it: the agent's key, else the user."""
        return self.agent or self.user

    def has(self, roles: Collection[Role]) -> bool:
        """Tell whether the visitor has one of these roles; of no roles everybody has one."""
        return not roles or not self.roles.isdisjoint(roles)
