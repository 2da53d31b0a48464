"""What every part of the desk stands on, and what it adds; `desk_parts.py` brings them together."""

import contextlib
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field

from starlette.routing import BaseRoute

from hotline.crm_bridge.files import FileStore
from hotline.desk.access import Access
from hotline.desk.door import Door
from hotline.desk.door.counted_tries import CountedTries
from hotline.desk.door.passwords import Passwords
from hotline.desk.door.sessions import Sessions
from hotline.desk.door.users import Users
from hotline.desk.live import LiveHub
from hotline.desk.pages import Page
from hotline.desk.phone.listening import ListeningPhones
from hotline.queue.statistics.today import LiveStatistics
from hotline.recorder.archive.opening import Recordings
from hotline.recorder.conversations import Recorder
from hotline.text_messages import Texts

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
    #: Counts wrong tries for all controllers.
    tries: CountedTries


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
    #: Sends text messages.
    texts: Texts
    #: Supervisors' telephones on the wallboard.
    listening_phones: ListeningPhones = field(default_factory=ListeningPhones)
    #: Agents who have a message or a contact in hand (`agent_work.py`).
    in_hand: set[str] = field(default_factory=set)

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
