"""Wires the desk: the door, the live socket, the pages, and the parts that others make. No logic.

Each part is a function of a module of its own, `desk_<part>_parts.py`, in `PARTS` below: it gets the `DeskGround` and
returns a `DeskPart` (`desk_ground.py`).
"""

import contextlib
from collections.abc import Callable

import httpx
from starlette.routing import BaseRoute

from hotline.desk.door import Door
from hotline.desk.door.account import Account
from hotline.desk.door.counted_tries import CountedTries
from hotline.desk.door.oidc import Provider
from hotline.desk.door.oidc_routes import OidcRoutes
from hotline.desk.door.passwords import Passwords
from hotline.desk.door.sessions import Limits, Sessions
from hotline.desk.door.sign_in import SignIn
from hotline.desk.door.tries import Tries
from hotline.desk.door.users import Users
from hotline.desk.door.welcome import Welcome
from hotline.desk.pages import Page, page_routes

from .desk_admin_parts import admin_part
from .desk_agent_parts import agent_part
from .desk_call_parts import call_part
from .desk_case_parts import desk_case_parts
from .desk_city_parts import desk_city_parts
from .desk_ground import DeskGround, DeskPart, DoorParts
from .desk_phone_parts import phone_part
from .desk_quality_parts import quality_part
from .desk_wall_parts import wall_part
from .ground import Ground

#: The parts, in the order in which their routes are tried.
PARTS: tuple[Callable[[DeskGround], DeskPart], ...] = (
    admin_part,
    agent_part,
    phone_part,
    wall_part,
    quality_part,
    call_part,
    desk_case_parts,
    desk_city_parts,
)


def door_parts(ground: Ground, stack: contextlib.AsyncExitStack) -> DoorParts:
    """Make them; `stack` closes them."""

    def limits() -> Limits:
        settings = ground.current.config().desk
        return Limits(idle=settings.session_idle_minutes * 60, whole=settings.session_hours * 3600)

    sessions = Sessions(ground.engine, ground.clock, limits)
    passwords = Passwords()
    stack.callback(passwords.close)
    users = Users(ground.journal, ground.engine, ground.clock)
    return DoorParts(Door(sessions), users, sessions, passwords, CountedTries(ground.engine, ground.clock))


def desk_parts(desk: DeskGround) -> DeskPart:
    """Return all of the desk."""
    parts, made = desk.doors, [make(desk) for make in PARTS]
    pages = [page for part in made for page in part.pages]
    own = [Page("sign-in", None, ("door",)), Page("home", (), ("door",))]
    routes: list[BaseRoute] = [route for part in made for route in part.routes]
    routes += _door_routes(desk)
    routes += desk.hub.routes()
    routes += page_routes(parts.door, [*own, *pages])
    lasting = {name: run for part in made for name, run in part.lasting.items()}
    return DeskPart(routes, pages, {"ended sessions": desk.hub.run, **lasting})


def _door_routes(desk: DeskGround) -> list[BaseRoute]:
    doors, config = desk.doors, desk.ground.current.config
    welcome, tries = Welcome(doors.users, doors.sessions), Tries(doors.tries)

    def ways() -> dict[str, object]:
        oidc = config().desk.oidc
        return {"oidc": None if oidc is None else {"title": oidc.title}, "demo": config().desk.demo_users}

    sign_in = SignIn(doors.users, doors.passwords, welcome, tries, ways)
    account = Account(
        door=doors.door,
        users=doors.users,
        sessions=doors.sessions,
        passwords=doors.passwords,
        welcome=welcome,
        tries=tries,
    )
    return [*sign_in.routes(), *account.routes(), *_oidc_routes(desk, welcome)]


def _oidc_routes(desk: DeskGround, welcome: Welcome) -> list[BaseRoute]:
    """Return those of the city's own sign-in; its settings are those of the start."""
    settings = desk.ground.loaded.config.desk
    if settings.oidc is None:
        return []
    client = httpx.AsyncClient()
    desk.stack.push_async_callback(client.aclose)
    provider = Provider(settings.oidc, client, desk.ground.clock)
    return OidcRoutes(provider, settings.oidc, desk.doors.users, welcome, lambda: settings.url).routes()
