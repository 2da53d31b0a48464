"""Wires the parts of a controller together: who gets what, and no logic.

    ground ── rooms (what callers leave, who serves them, what is owed to them) ── desk ── watching (who looks on)

Each of these has a module of its own; here they meet.
"""

import contextlib
import functools
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass

from starlette.routing import BaseRoute

from hotline.asterisk.agi import FastAgiServer
from hotline.asterisk.ami import AmiClient
from hotline.asterisk.channels import live_channels
from hotline.clock import Clock
from hotline.config.loader import Loaded
from hotline.crm_bridge.articles import ArticleDesk
from hotline.crm_bridge.projector import Projector
from hotline.desk.live import LiveHub
from hotline.desk.status import StatusPage
from hotline.desk.texts_api import TextsApi
from hotline.journal import Journal
from hotline.queue.recovery import keep_checkpoint
from hotline.queue.statistics.today import LiveStatistics
from hotline.recorder.archive.opening import Recordings
from hotline.recorder.conversations import Recorder
from hotline.voicemail.lifeboat import LifeboatIngest

from .article_parts import watch_articles
from .callback_dialler import CallbackDialler
from .case_api_parts import case_api_routes
from .commands import control_server
from .control import ControlServer
from .desk_ground import DeskGround, DeskPart
from .desk_parts import desk_parts
from .erased_callbacks import erased_callbacks
from .ground import Ground, open_ground
from .inbox_parts import InboxParts
from .keeping import Keeping
from .open311_parts import open311_routes
from .pop_parts import PopParts
from .reconcile import Reconciler
from .recordings_web import recordings_routes
from .reload import load_rules
from .rooms import Rooms, open_rooms
from .watching import Watching, live_statistics, open_watching

#: How often the live state is written down, so that a start after a crash is quick, seconds.
CHECKPOINT_SECONDS = 60.0

#: What runs until it is cancelled.
Lasting = Callable[[], Coroutine[None, None, None]]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a controller starts, asks and ends."""

    ami: AmiClient
    journal: Journal
    reconciler: Reconciler
    callbacks: CallbackDialler
    recorder: Recorder
    recordings: Recordings
    lifeboat: LifeboatIngest
    status: StatusPage
    control: ControlServer
    agi: FastAgiServer
    #: What must go on as long as the controller does, by name.
    lasting: Mapping[str, Lasting]
    #: Has the router follow the configuration's rules; call it before calls are served.
    load_rules: Callable[[], bool]
    #: Reserves nobody from now on, and writes nothing of calls whose scripts are ended.
    stop_deciding: Callable[[], None]
    clock: Clock

    async def take_in_lifeboat(self) -> int:
        """Ingest what the lifeboat recorded, except of calls that go on. Raises `AmiError`."""
        if self.lifeboat.is_empty():
            return 0  # asking for a busy node's channels holds up its calls
        channels = await live_channels(self.ami)
        return await self.lifeboat.ingest(channels.__contains__)


async def build(loaded: Loaded, stack: contextlib.AsyncExitStack) -> Parts:
    """Make all parts and open what they need; `stack` closes it in the reverse order.

    Raises `AmiUnreachable`, `AmiAuthenticationError`, `DatabaseError` and `SecretsError`.
    """
    ground = await open_ground(loaded, stack)
    rooms = await open_rooms(ground, stack)
    statistics = live_statistics(ground)
    desk = _desk(ground, rooms, statistics, stack)
    watching = _watch(ground, rooms, statistics, desk, stack)
    return Parts(
        ami=ground.ami,
        journal=ground.journal,
        reconciler=rooms.calling.reconciler,
        callbacks=rooms.calling.callbacks,
        recorder=rooms.keeping.recorder,
        recordings=rooms.keeping.recordings,
        lifeboat=rooms.keeping.lifeboat,
        status=watching.status,
        control=_control(ground, rooms.keeping, rooms.messages),
        agi=rooms.calling.agi,
        lasting=_lasting(ground, rooms, desk, watching),
        load_rules=functools.partial(
            load_rules, ground.current.config(), ground.dispatcher, ground.journal.append, ground.clock
        ),
        stop_deciding=functools.partial(_stop_deciding, ground, rooms.pops),
        clock=ground.clock,
    )


def _desk(
    ground: Ground, rooms: Rooms, statistics: LiveStatistics, stack: contextlib.AsyncExitStack
) -> DeskPart:
    return desk_parts(
        DeskGround(
            ground=ground, doors=rooms.doors, hub=LiveHub(rooms.doors.door, ground.clock), stack=stack,
            access=rooms.access, keeping=rooms.keeping, calling=rooms.calling, messages=rooms.messages,
            intake=rooms.intake, citizens=rooms.citizens, pops=rooms.pops, statistics=statistics,
            texts=rooms.texts.texts,
        )
    )  # fmt: skip


def _watch(
    ground: Ground,
    rooms: Rooms,
    statistics: LiveStatistics,
    desk: DeskPart,
    stack: contextlib.AsyncExitStack,
) -> Watching:
    outbox, texts, channels = rooms.outbox, rooms.texts, rooms.channels
    counted = (rooms.surveys.metrics, rooms.sla.counts, outbox.counts, channels.counts)
    return open_watching(
        ground,
        rooms.keeping,
        rooms.calling.agi,
        stack,
        statistics=statistics,
        routes=_routes(ground, rooms, desk),
        metrics=(rooms.messages.counts, rooms.pops.metrics, *counted),
        troubles=lambda: {**outbox.counts.troubles(), **texts.troubles(), **channels.counts.troubles()},
    )


def _routes(ground: Ground, rooms: Rooms, desk: DeskPart) -> list[BaseRoute]:
    keeping, access = rooms.keeping, rooms.access
    return [
        *desk.routes,
        *rooms.messages.routes,
        *rooms.pops.routes,
        *rooms.channels.routes,
        *TextsApi(access, rooms.texts.gateway).routes(),
        *recordings_routes(ground, access, keeping.recordings, keeping.recorder),
        *open311_routes(ground, access, rooms.intake),
        # The last: it takes whatever below /api nobody before it has taken.
        *case_api_routes(ground, access, rooms.intake.files, rooms.citizens),
    ]


def _stop_deciding(ground: Ground, pops: PopParts) -> None:
    ground.dispatcher.close()
    pops.stop()


def _control(ground: Ground, keeping: Keeping, messages: InboxParts) -> ControlServer:
    return control_server(
        paths=ground.loaded.paths,
        current=ground.current,
        dispatcher=ground.dispatcher,
        journal=ground.journal,
        surge=ground.surge,
        recorder=keeping.recorder,
        clock=ground.clock,
        more=messages.callbacks.commands(),
    )


def _lasting(ground: Ground, rooms: Rooms, desk: DeskPart, watching: Watching) -> dict[str, Lasting]:
    lasting: dict[str, Lasting] = {
        "events of Asterisk": rooms.calling.pump.run,
        "interactions": Projector(ground.engine, ground.reader).run,
        "statistics": watching.statistics.run,
        "archive": rooms.keeping.recordings.household.run,
        "checkpoint": functools.partial(
            keep_checkpoint, ground.reader, ground.loaded.paths.queue_checkpoint, CHECKPOINT_SECONDS
        ),
        "ended call-backs": erased_callbacks(ground),
        "disks": rooms.keeping.disks.run,
        "articles of menus": functools.partial(
            watch_articles,
            lambda: ground.current.loaded,
            ArticleDesk(ground.journal, ground.engine, ground.clock),
        ),
        "retention": rooms.citizens.retention.run,
        "surveys": rooms.surveys.sweep.run,
        "call-backs of messages": rooms.messages.callbacks.run,
        "counts of messages": rooms.messages.counts.run,
    }
    if watching.publisher is not None:
        lasting["bus"] = watching.publisher.run
    return {
        **lasting,
        **rooms.sla.lasting,
        **rooms.cases.lasting,
        **rooms.texts.lasting,
        **rooms.channels.lasting,
        **rooms.words.lasting,
        **rooms.outbox.lasting,
        **desk.lasting,
    }
