"""Who uses the API: the holder of a token, or of a session of the desk. Pure."""

import msgspec

from .door.visitor import Visitor
from .roles import Role
from .scopes import INCLUDED, Scope


class Holder(msgspec.Struct, frozen=True):
    """Who asks, and what for."""

    name: str
    #: None: everything.
    scopes: frozenset[str] | None = None
    #: Who signed in at the desk; None: it is a program with a token.
    visitor: Visitor | None = None

    def may(self, scope: Scope) -> bool:
        """Return whether the token is for that."""
        return self.scopes is None or scope in self.scopes or INCLUDED.get(scope) in self.scopes

    def may_be(self, agent: str) -> bool:
        """Return whether this agent's work is the holder's: programs name whom they act for, people are themselves.

        Supervisors may for all.
        """
        visitor = self.visitor
        return visitor is None or visitor.agent == agent or Role.SUPERVISOR in visitor.roles
