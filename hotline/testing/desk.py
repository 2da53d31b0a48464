"""A door for tests of pages and their calls: whom it knows is said, not looked up.

    door, keys = open_door(VISITOR)
    client = TestClient(Starlette(routes=[Route("/x", door.guard(endpoint))]), **keys[VISITOR.user].of_client())

A browser gets them by `context.add_cookies(keys[VISITOR.user].of_browser(url))`, with the base URL of what is served.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from hotline.desk.door import Door, Visitor
from hotline.desk.door.cookies import CSRF, CSRF_HEADER, SESSION, csrf_of, id_of, new_token
from hotline.desk.roles import Role

if TYPE_CHECKING:
    from playwright._impl._api_structures import SetCookieParam


class OfClient(TypedDict):
    """What httpx and Starlette's client take."""

    cookies: dict[str, str]
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Keys:
    """With which one visitor comes in."""

    token: str

    @property
    def cookies(self) -> dict[str, str]:
        """By name."""
        return {SESSION: self.token, CSRF: csrf_of(self.token)}

    def of_client(self) -> OfClient:
        """Return what a client needs, also for methods that change something."""
        return {"cookies": self.cookies, "headers": {CSRF_HEADER: csrf_of(self.token)}}

    def of_browser(self, url: str, **others: str) -> "list[SetCookieParam]":
        """Return the cookies, and others by name, as Playwright's `context.add_cookies` takes them."""
        return cookies_of_browser(url, **self.cookies, **others)


def cookies_of_browser(url: str, **cookies: str) -> "list[SetCookieParam]":
    """Return cookies as Playwright's `context.add_cookies` takes them."""
    return [{"name": name, "value": value, "url": url} for name, value in cookies.items()]


def make_visitor(
    user: str, *roles: Role, agent: str | None = None, departments: Collection[str] = ()
) -> Visitor:
    """Return somebody who has signed in."""
    return Visitor(user, user.title(), frozenset(roles), agent, frozenset(departments), id_of(user))


class MemorySessions:
    """Sessions that are only here."""

    def __init__(self) -> None:
        self.visitors: dict[str, Visitor] = {}

    async def find(self, token: str) -> Visitor | None:
        """Return whose token it is."""
        return self.visitors.get(token)

    async def alive(self, sessions: Collection[str]) -> frozenset[str]:
        """Return those that go on."""
        return frozenset(sessions) & {visitor.session for visitor in self.visitors.values()}

    async def end(self, session: str) -> None:
        """End one."""
        self.visitors = {key: one for key, one in self.visitors.items() if one.session != session}


def open_door(*visitors: Visitor) -> tuple[Door, dict[str, Keys]]:
    """Return a door that knows these visitors, and the keys of each by the user's name."""
    sessions, keys = MemorySessions(), {}
    for visitor in visitors:
        keys[visitor.user] = Keys(new_token())
        sessions.visitors[keys[visitor.user].token] = visitor
    return Door(sessions), keys
