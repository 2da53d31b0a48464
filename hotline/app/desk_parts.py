"""Wires the desk: the door, the live socket, the pages, and the parts that others make. No logic.

Each part is a function of a module of its own, `desk_<part>_parts.py`, in `PARTS` below: it gets the `DeskGround` and
returns a `DeskPart`.
"""

import contextlib
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field

from starlette.routing import BaseRoute

from hotline.crm_bridge.files import FileStore
from hotline.desk.access import Access
from hotline.desk.door import Door
from hotline.desk.door.passwords import Passwords
from hotline.desk.door.sessions import Limits, Sessions
from hotline.desk.door.sign_in import SignIn
from hotline.desk.door.users import Users
from hotline.desk.live import LiveHub
from hotline.desk.pages import Page, page_routes
from hotline.queue.statistics.today import LiveStatistics
from hotline.recorder.archive.opening import Recordings
from hotline.recorder.conversations import Recorder

from .calling import Calling
from .citizen_parts import CitizenParts
from .ground import Ground
from .inbox_parts import InboxParts
from .intake_parts import IntakeParts
from .keeping import Keeping
from .pop_parts import PopParts
from .surge import SurgeSwitch

#: What runs until it is cancelled.
Lasting = Callable[[], Coroutine[None, None, None]]


@dataclass(frozen=True, slots=True)
class DoorParts:
    """What lets people in; the API's tokens and its sessions meet in `Access`."""

    door: Door
    users: Users
    sessions: Sessions
    passwords: Passwords


@dataclass(frozen=True, slots=True)
class DeskGround:
    """What every part of the desk stands on."""

    ground: Ground
    doors: DoorParts
    hub: LiveHub
    #: Closes what a part opens, in the reverse order.
    stack: contextlib.AsyncExitStack
    access: Access
    keeping: Keeping
    calling: Calling
    messages: InboxParts
    intake: IntakeParts
    citizens: CitizenParts
    pops: PopParts
    statistics: LiveStatistics

    @property
    def door(self) -> Door:
        """Lets visitors in."""
        return self.doors.door

    @property
    def recorder(self) -> Recorder:
        """Records conversations."""
        return self.keeping.recorder

    @property
    def recordings(self) -> Recordings:
        """Those that are kept."""
        return self.keeping.recordings

    @property
    def surge(self) -> SurgeSwitch:
        """The surge announcement."""
        return self.ground.surge

    @property
    def files(self) -> FileStore:
        """Files of cases and contacts."""
        return self.intake.files


@dataclass(frozen=True, slots=True)
class DeskPart:
    """What a part of the desk adds."""

    routes: Sequence[BaseRoute] = ()
    pages: Sequence[Page] = ()
    #: What must go on as long as the controller does, by name.
    lasting: Mapping[str, Lasting] = field(default_factory=dict)


#: The parts, in the order in which their routes are tried.
PARTS: tuple[Callable[[DeskGround], DeskPart], ...] = ()


def door_parts(ground: Ground, stack: contextlib.AsyncExitStack) -> DoorParts:
    """Make them; `stack` closes them."""

    def limits() -> Limits:
        settings = ground.current.config().desk
        return Limits(idle=settings.session_idle_minutes * 60, whole=settings.session_hours * 3600)

    sessions = Sessions(ground.engine, ground.clock, limits)
    passwords = Passwords()
    stack.callback(passwords.close)
    return DoorParts(Door(sessions), Users(ground.journal, ground.engine, ground.clock), sessions, passwords)


def desk_parts(desk: DeskGround) -> DeskPart:
    """Return all of the desk."""
    parts, made = desk.doors, [make(desk) for make in PARTS]
    pages = [page for part in made for page in part.pages]
    own = [Page("sign-in", None), Page("home", ())]
    routes: list[BaseRoute] = [route for part in made for route in part.routes]
    routes += SignIn(parts.door, parts.users, parts.sessions, parts.passwords).routes()
    routes += desk.hub.routes()
    routes += page_routes(parts.door, [*own, *pages])
    lasting = {name: run for part in made for name, run in part.lasting.items()}
    return DeskPart(routes, pages, {"ended sessions": desk.hub.run, **lasting})
