"""Somebody who may sign in, and what is wrong with one. Pure."""

import re

import msgspec

from hotline.desk.roles import Role

_NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{0,63}")


class UserError(Exception):
    """It cannot be done; the words are for whoever asked, the code is for pages with other words."""

    def __init__(self, words: str, code: str = "") -> None:
        self.code = code
        super().__init__(words)


class User(msgspec.Struct, frozen=True, kw_only=True):
    """One."""

    #: What is typed to sign in: small letters, digits, `.`, `_`, `-`, `@`.
    name: str
    #: What others read.
    full_name: str
    roles: tuple[Role, ...]
    #: A key under [agents]; None: takes no calls.
    agent: str | None = None
    #: Keys under [departments].
    departments: tuple[str, ...] = ()


def is_name(name: str) -> bool:
    """Tell whether somebody can have this name to sign in with."""
    return _NAME.fullmatch(name) is not None


def checked(user: User) -> User:
    """Return the user with roles and departments in order. Raises `UserError`."""
    if not is_name(user.name):
        raise UserError(
            f"`{user.name[:64]}` is no name to sign in with: write small letters, digits, . _ - or @, at most 64",
            "name to sign in",
        )
    if not user.full_name.strip() or len(user.full_name) > 200:
        raise UserError("a user needs a name for people, of at most 200 characters")
    if not user.roles:
        raise UserError(f"a user needs a role: {', '.join(Role)}", "no role")
    if Role.AGENT in user.roles and user.agent is None:
        raise UserError("the role `agent` needs the agent's key in the configuration", "no agent")
    if Role.AGENT not in user.roles and user.agent is not None:
        raise UserError("the key of an agent needs the role `agent`", "not an agent")
    if Role.DEPARTMENT in user.roles and not user.departments:
        raise UserError("the role `department` needs a department", "no department")
    return msgspec.structs.replace(
        user,
        full_name=user.full_name.strip(),
        roles=tuple(role for role in Role if role in user.roles),
        departments=tuple(sorted(set(user.departments))),
    )
