"""Wires the parts of a controller together: who gets what, and no logic.

    ground ── keeping (what callers leave) ── calling (who serves them) ── watching (who looks on)

Each of these has a module of its own; here they meet, with messages and surveys, which stand between them.
"""

import contextlib
import functools
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass

from hotline.asterisk.agi import FastAgiServer
from hotline.asterisk.ami import AmiClient
from hotline.asterisk.channels import live_channels
from hotline.clock import Clock
from hotline.config.loader import Loaded
from hotline.crm_bridge.articles import ArticleDesk
from hotline.crm_bridge.projector import Projector
from hotline.crm_bridge.survey_invitations import Invitations
from hotline.crm_bridge.surveys import SurveyStore
from hotline.desk.access import Access
from hotline.desk.live import LiveHub
from hotline.desk.status import StatusPage
from hotline.desk.texts_api import TextsApi
from hotline.journal import Journal
from hotline.queue.recovery import keep_checkpoint
from hotline.recorder.archive.opening import Recordings
from hotline.recorder.conversations import Recorder
from hotline.text_messages import Texts
from hotline.voicemail.lifeboat import LifeboatIngest

from .article_parts import watch_articles
from .callback_dialler import CallbackDialler
from .calling import Calling, open_calling
from .case_api_parts import case_api_routes
from .case_parts import CaseParts, case_parts
from .channel_parts import channel_parts
from .citizen_parts import citizen_parts
from .citizen_words_parts import citizen_words_parts
from .commands import control_server
from .control import ControlServer
from .desk_parts import DeskGround, desk_parts, door_parts
from .desk_quality_parts import quality_drawing
from .erased_callbacks import erased_callbacks
from .ground import Ground, open_ground
from .inbox_parts import InboxParts, inbox_parts
from .intake_parts import intake_parts
from .keeping import Keeping, open_keeping
from .open311_parts import open311_routes
from .outbox_parts import outbox_parts
from .pop_parts import PopParts, open_pops
from .reconcile import Reconciler
from .recordings_web import recordings_routes
from .reload import load_rules
from .sla_parts import SlaParts, sla_parts
from .survey_audio import secure_comment
from .survey_parts import SurveyParts, survey_parts
from .survey_replies import SurveyTexts
from .text_parts import text_parts
from .token_file import TokenFile
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
    doors = door_parts(ground, stack)
    access = Access(TokenFile(loaded.paths.secrets), door=doors.door)
    keeping = open_keeping(ground, stack)
    messages, invitations = inbox_parts(ground, access), _invitations(ground)
    shared = intake_parts(ground)
    replies = SurveyTexts(invitations, ground.journal, ground.clock)
    texts, cases = text_parts(ground, replies, shared.intake), case_parts(ground)
    surveys = _surveys(ground, invitations, texts.texts)
    words = citizen_words_parts(ground)
    drawing = quality_drawing(ground)
    sla = sla_parts(ground, {**cases.handlers, **words.handlers, **drawing.handlers})
    pops = open_pops(ground, access, stack)
    channels = channel_parts(ground, shared)
    citizens = citizen_parts(ground, keeping.recordings)
    calling = await open_calling(ground, keeping, messages, surveys, stack, pops=pops)
    statistics = live_statistics(ground)
    desk = desk_parts(
        DeskGround(
            ground=ground, doors=doors, hub=LiveHub(doors.door, ground.clock), stack=stack, access=access,
            keeping=keeping, calling=calling, messages=messages, intake=shared, citizens=citizens, pops=pops,
            statistics=statistics, texts=texts.texts,
        )
    )  # fmt: skip
    routes = [
        *desk.routes,
        *messages.routes,
        *pops.routes,
        *channels.routes,
        *TextsApi(access, texts.gateway).routes(),
        *recordings_routes(ground, access, keeping.recordings, keeping.recorder),
        *open311_routes(ground, access, shared),
        # The last: it takes whatever below /api nobody before it has taken.
        *case_api_routes(ground, access, shared.files, citizens),
    ]
    outbox = outbox_parts(ground)
    metrics = (messages.counts, pops.metrics, surveys.metrics, sla.counts, outbox.counts, channels.counts)
    watching = open_watching(
        ground,
        keeping,
        calling.agi,
        stack,
        statistics=statistics,
        routes=routes,
        metrics=metrics,
        troubles=lambda: {**outbox.counts.troubles(), **texts.troubles(), **channels.counts.troubles()},
    )
    return Parts(
        ami=ground.ami,
        journal=ground.journal,
        reconciler=calling.reconciler,
        callbacks=calling.callbacks,
        recorder=keeping.recorder,
        recordings=keeping.recordings,
        lifeboat=keeping.lifeboat,
        status=watching.status,
        control=_control(ground, keeping, messages),
        agi=calling.agi,
        lasting={
            **_lasting(ground, keeping, calling, watching),
            "retention": citizens.retention.run,
            **_lasting_of(messages, surveys, sla, cases),
            **texts.lasting,
            **channels.lasting,
            **words.lasting,
            **outbox.lasting,
            **desk.lasting,
        },
        load_rules=functools.partial(
            load_rules, ground.current.config(), ground.dispatcher, ground.journal.append, ground.clock
        ),
        stop_deciding=functools.partial(_stop_deciding, ground, pops),
        clock=ground.clock,
    )


def _stop_deciding(ground: Ground, pops: PopParts) -> None:
    ground.dispatcher.close()
    pops.stop()


def _invitations(ground: Ground) -> Invitations:
    secure = functools.partial(secure_comment, ground.loaded.paths.messages)
    store = SurveyStore(ground.journal, ground.reader, ground.engine, secure, ground.clock)
    return Invitations(store, ground.journal.node, ground.clock)


def _surveys(ground: Ground, invitations: Invitations, texts: Texts) -> SurveyParts:
    return survey_parts(
        invitations,
        ground.ami,
        texts,
        current=ground.current.config,
        live=lambda: ground.dispatcher.live,
        clock=ground.clock,
    )


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


def _lasting(ground: Ground, keeping: Keeping, calling: Calling, watching: Watching) -> dict[str, Lasting]:
    checkpoint = functools.partial(
        keep_checkpoint, ground.reader, ground.loaded.paths.queue_checkpoint, CHECKPOINT_SECONDS
    )
    lasting: dict[str, Lasting] = {
        "events of Asterisk": calling.pump.run,
        "interactions": Projector(ground.engine, ground.reader).run,
        "statistics": watching.statistics.run,
        "archive": keeping.recordings.household.run,
        "checkpoint": checkpoint,
        "ended call-backs": erased_callbacks(ground),
        "disks": keeping.disks.run,
        "articles of menus": functools.partial(
            watch_articles,
            lambda: ground.current.loaded,
            ArticleDesk(ground.journal, ground.engine, ground.clock),
        ),
    }
    if watching.publisher is not None:
        lasting["bus"] = watching.publisher.run
    return lasting


def _lasting_of(
    messages: InboxParts, surveys: SurveyParts, sla: SlaParts, cases: CaseParts
) -> dict[str, Lasting]:
    return {
        "surveys": surveys.sweep.run,
        "call-backs of messages": messages.callbacks.run,
        "counts of messages": messages.counts.run,
        **sla.lasting,
        **cases.lasting,
    }
