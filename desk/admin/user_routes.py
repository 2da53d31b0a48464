"""Users and their roles, over the functions of the door."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from hotline.desk.door import Door, Visitor
from hotline.desk.door.passwords import Passwords, fault
from hotline.desk.door.user import User, UserError
from hotline.desk.door.users import LINK_SECONDS, Users
from hotline.desk.problem_json import ProblemError
from hotline.desk.roles import Role

from .asking import answer, body_of, route


class UserBody(msgspec.Struct, frozen=True):
    """What there is to say of somebody; printing it does not show the password."""

    full_name: str
    roles: tuple[Role, ...]
    agent: str | None = None
    departments: tuple[str, ...] = ()
    password: str | None = None

    def __repr__(self) -> str:
        return f"UserBody({self.full_name})"


class PasswordBody(msgspec.Struct, frozen=True):
    """A new one; printing it does not show it."""

    password: str

    def __repr__(self) -> str:
        return "PasswordBody(…)"


def user_routes(door: Door, users: Users, passwords: Passwords) -> list[BaseRoute]:
    """Return what the web server serves."""
    one = _UserRoutes(users, passwords)
    return [
        route(door, "GET", "/users", one.all),
        route(door, "POST", "/users/{name}", one.add),
        route(door, "PUT", "/users/{name}", one.change),
        route(door, "DELETE", "/users/{name}", one.remove),
        route(door, "PUT", "/users/{name}/password", one.set_password),
        route(door, "POST", "/users/{name}/link", one.link),
    ]


class _UserRoutes:
    def __init__(self, users: Users, passwords: Passwords) -> None:
        self._users = users
        self._passwords = passwords

    async def all(self, _request: Request, _visitor: Visitor) -> Response:
        return answer({"users": await self._users.all(), "roles": list(Role)})

    async def add(self, request: Request, visitor: Visitor) -> Response:
        body, name = await body_of(request, UserBody, 10_000), request.path_params["name"]
        password = await self._hashed(body.password, name) if body.password else None
        try:
            new = await self._users.add(_user(name, body), password, visitor.user)
        except UserError as error:
            raise _refused(error) from None
        return answer(new, 201)

    async def change(self, request: Request, visitor: Visitor) -> Response:
        body, name = await body_of(request, UserBody, 10_000), request.path_params["name"]
        try:
            await self._users.change(_user(name, body), visitor.user)
        except UserError as error:
            raise _refused(error) from None
        return await self.all(request, visitor)

    async def remove(self, request: Request, visitor: Visitor) -> Response:
        try:
            await self._users.remove(request.path_params["name"], visitor.user)
        except UserError as error:
            raise _refused(error) from None
        return await self.all(request, visitor)

    async def set_password(self, request: Request, visitor: Visitor) -> Response:
        body, name = await body_of(request, PasswordBody, 10_000), request.path_params["name"]
        try:
            await self._users.set_password(name, await self._hashed(body.password, name), visitor.user)
        except UserError as error:
            raise _refused(error) from None
        return answer({})

    async def link(self, request: Request, visitor: Visitor) -> Response:
        try:
            token = await self._users.make_link(request.path_params["name"], visitor.user)
        except UserError as error:
            raise _refused(error) from None
        # Behind a `#` no proxy and no log of a server sees it.
        return answer({"path": f"/desk/sign-in#link={token}", "seconds": LINK_SECONDS})

    async def _hashed(self, password: str, name: str) -> str:
        wrong = fault(password, name)
        if wrong is not None:
            raise ProblemError(
                422, "Unprocessable Content", f"{wrong[:1].upper()}{wrong[1:]}.", code="password"
            )
        return await self._passwords.hash(password)


def _user(name: str, body: UserBody) -> User:
    return User(
        name=name, full_name=body.full_name, roles=body.roles, agent=body.agent, departments=body.departments
    )


def _refused(error: UserError) -> ProblemError:
    words = str(error)
    return ProblemError(409, "Conflict", words[:1].upper() + words[1:] + ".", code=error.code)
