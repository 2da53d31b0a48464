"""Wires the parts of a controller together: who gets what, and no logic."""

import contextlib
import functools
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass

from prometheus_client import CollectorRegistry
from prometheus_client.registry import Collector
from starlette.routing import BaseRoute

from hotline.asterisk.agi import FastAgiServer
from hotline.asterisk.ami import AmiClient
from hotline.asterisk.channels import live_channels
from hotline.bus_mqtt import connect_bus
from hotline.clock import Clock
from hotline.config import Configuration
from hotline.config_loader import Loaded
from hotline.crm_bridge.case_telephone import CaseTelephone
from hotline.crm_bridge.cases import open_case
from hotline.crm_bridge.known_caller import is_known
from hotline.crm_bridge.last_agent import last_agent
from hotline.crm_bridge.projector import Projector
from hotline.crm_bridge.surveys import SurveyStore
from hotline.desk.access import Access
from hotline.desk.status import StatusPage
from hotline.desk.texts_api import TextsApi
from hotline.ivr.call import CallScript
from hotline.ivr.feature_codes import FeatureCodes
from hotline.ivr.legs import Legs
from hotline.ivr.ports import Services
from hotline.ivr.speech_engine import Listener
from hotline.ivr.status_sounds import SpokenTexts
from hotline.ivr.waker import Waker
from hotline.journal import Journal
from hotline.phone import to_e164
from hotline.prompts.catalogue import load_catalogues
from hotline.prompts.library import PromptLibrary
from hotline.publisher import Publisher
from hotline.queue.agents import LiveAgent
from hotline.queue.open_time import message_due_at
from hotline.queue.phones import Phones
from hotline.queue.recovery import keep_checkpoint
from hotline.queue.statistics.calendar import Calendar
from hotline.queue.statistics.today import LiveStatistics
from hotline.recorder.archive.opening import Recordings, open_recordings
from hotline.recorder.conversations import Recorder
from hotline.recorder.rules import Rules
from hotline.secrets import Secrets
from hotline.voicemail.fax.inbox import FaxInbox
from hotline.voicemail.inbox import Inbox
from hotline.voicemail.lifeboat import Defaults, LifeboatIngest
from hotline.voicemail.spool import recover_unfinished, space_for_message

from .callback_attempts import Attempts
from .callback_case import open_callback_case
from .callback_dialler import CallbackDialler
from .callback_whisper import WhisperGuard
from .commands import control_server
from .control import ControlServer
from .disk_watch import DiskWatch
from .ground import Ground, open_ground
from .inbox_parts import InboxParts, inbox_parts
from .listening import open_listener
from .live_view import LiveMetrics, LiveView
from .message_callbacks import MessageCallbacks
from .pump import EventPump
from .reconcile import Reconciler
from .recording_control import RecordingKeys, muting
from .recording_health import RecordingHealth
from .recordings_web import recordings_routes
from .reload import load_rules
from .story import earlier_messages, last_menu, last_message, last_outside
from .survey_audio import secure_comment
from .survey_parts import SurveyParts, survey_parts

#: How often the live state is written down, so that a start after a crash is quick, seconds.
CHECKPOINT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Parts:
    """What a controller runs."""

    ami: AmiClient
    journal: Journal
    pump: EventPump
    reconciler: Reconciler
    callbacks: CallbackDialler
    messages: InboxParts
    surveys: SurveyParts
    recorder: Recorder
    recordings: Recordings
    lifeboat: LifeboatIngest
    projector: Projector
    #: None without a broker.
    publisher: Publisher | None
    statistics: LiveStatistics
    disks: DiskWatch
    status: StatusPage
    control: ControlServer
    agi: FastAgiServer
    #: Has the router follow the configuration's rules; call it before calls are served.
    load_rules: Callable[[], bool]
    #: Reserves nobody from now on, and writes nothing of calls whose scripts are ended.
    stop_deciding: Callable[[], None]
    #: Keeps the live state's checkpoint young, for ever.
    checkpoint: Callable[[], Coroutine[None, None, None]]
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
    legs = Legs(ground.journal.append, ground.clock)
    inbox = Inbox(
        ground.journal,
        ground.engine,
        loaded.paths.messages,
        open_case,
        ground.clock,
        due_at=lambda queue, at: message_due_at(ground.current.config(), queue, at),
    )
    secrets = Secrets.load_or_create(loaded.paths.secrets, loaded.config.agents)
    access = Access(secrets.api_tokens)
    messages = inbox_parts(ground, access)
    faxes = FaxInbox(
        ground.journal,
        ground.reader,
        ground.engine,
        folder=loaded.paths.messages,
        open_case=open_case,
        clock=ground.clock,
    )
    recordings = open_recordings(
        ground.journal,
        ground.engine,
        ground.reader,
        loaded.paths,
        current=ground.current.config,
        clock=ground.clock,
    )
    stack.push_async_callback(recordings.archive.close)
    recording_health = RecordingHealth(recordings)
    disks = DiskWatch(loaded.paths, ground.current.config, ground.journal.append, ground.clock)
    recorder = Recorder(
        ground.journal,
        loaded.paths.recordings,
        ground.clock,
        rules=lambda: Rules.of(ground.current.config()),
        mute=muting(ground.ami),
        keep=recordings.archive.keep,
    )
    stack.push_async_callback(recorder.close)
    surveys = _surveys(ground)
    replies = TextsApi(access, surveys.replies).routes()
    waker = Waker(ground.ami)
    stack.push_async_callback(waker.close)
    phones = Phones(
        loaded.config.agents, ground.journal.append, functools.partial(_known_agent, ground), ground.clock
    )
    reconciler = Reconciler(
        ami=ground.ami,
        journal=ground.journal,
        dispatcher=ground.dispatcher,
        legs=legs,
        phones=phones,
        keep_messages=_keeper(ground, inbox, faxes),
        last_outside=functools.partial(last_outside, ground.reader),
        clock=ground.clock,
    )
    stack.push_async_callback(reconciler.close)
    script = CallScript(
        _services(
            ground,
            legs=legs,
            waker=waker,
            inbox=inbox,
            faxes=faxes,
            recorder=recorder,
            surveys=surveys.store,
            listener=await open_listener(ground.current.config, stack),
            texts=_texts(loaded, stack),
            look_later=reconciler.look_later,
        )
    )
    attempts = Attempts(ground.ami, ground.current.config)
    whisper = WhisperGuard(ground.ami, legs, ground.dispatcher)
    stack.push_async_callback(whisper.close)
    agi = _agi(ground, script, recorder)
    calendar = Calendar(loaded.config.node.timezone)
    statistics = LiveStatistics(ground.reader, lambda: ground.current.config().queues, calendar, ground.clock)
    view = LiveView(
        ground.current.config,
        ground.dispatcher,
        ground.journal,
        ground.ami,
        agi,
        ground.clock,
        recording_health.troubles,
        statistics,
    )
    control = control_server(
        paths=loaded.paths,
        current=ground.current,
        dispatcher=ground.dispatcher,
        journal=ground.journal,
        surge=ground.surge,
        recorder=recorder,
        clock=ground.clock,
        more=messages.callbacks.commands(),
    )
    return Parts(
        ami=ground.ami,
        journal=ground.journal,
        pump=EventPump(
            ami=ground.ami,
            legs=legs,
            phones=phones,
            script=script,
            dispatcher=ground.dispatcher,
            reconciler=reconciler,
            attempts=attempts,
            whisper=whisper,
            recording_keys=RecordingKeys(recorder, legs, ground.clock),
            survey_attempts=surveys.attempts,
        ),
        reconciler=reconciler,
        callbacks=_callbacks(ground, attempts, messages.callbacks),
        surveys=surveys,
        messages=messages,
        recorder=recorder,
        recordings=recordings,
        lifeboat=_lifeboat(ground, inbox),
        projector=Projector(ground.engine, ground.reader),
        publisher=_publisher(ground, view, stack),
        statistics=statistics,
        status=_status(
            loaded.config,
            view,
            [*messages.routes, *replies, *recordings_routes(ground, access, recordings, recorder)],
            recording_health,
            disks,
            messages.counts,
            surveys.metrics,
        ),
        disks=disks,
        control=control,
        agi=agi,
        load_rules=functools.partial(
            load_rules, loaded.config, ground.dispatcher, ground.journal.append, ground.clock
        ),
        stop_deciding=ground.dispatcher.close,
        checkpoint=functools.partial(
            keep_checkpoint, ground.reader, loaded.paths.queue_checkpoint, CHECKPOINT_SECONDS
        ),
        clock=ground.clock,
    )


def _known_agent(ground: Ground, agent: str) -> LiveAgent | None:
    return ground.dispatcher.live.agents.get(agent)


def _keeper(ground: Ground, inbox: Inbox, faxes: FaxInbox) -> Callable[[Sequence[str]], Awaitable[None]]:
    """Return what keeps messages and faxes of calls that are gone."""
    config = ground.loaded.config
    keep_messages = functools.partial(
        recover_unfinished,
        inbox=inbox,
        journal=ground.journal,
        reader=ground.reader,
        default_language=config.node.languages[0],
        default_queue=config.ivr.operator_queue,
        clock=ground.clock,
    )
    fax_queue = config.fax.queue or config.ivr.operator_queue

    async def keep(calls: Sequence[str]) -> None:
        await keep_messages(calls)
        await faxes.recover(calls, language=config.node.languages[0], queue=fax_queue)

    return keep


def _services(
    ground: Ground,
    *,
    legs: Legs,
    waker: Waker,
    inbox: Inbox,
    faxes: FaxInbox,
    recorder: Recorder,
    surveys: SurveyStore,
    listener: Listener | None,
    texts: SpokenTexts,
    look_later: Callable[[float], None],
) -> Services:
    loaded, current = ground.loaded, ground.current
    return Services(
        current=current.config,
        current_menus=current.menus,
        prompts=PromptLibrary(loaded.paths.sounds, loaded.config.node.languages),
        journal=ground.journal,
        dispatcher=ground.dispatcher,
        legs=legs,
        waker=waker,
        inbox=inbox,
        faxes=faxes,
        recorder=recorder,
        listener=listener,
        cases=CaseTelephone(ground.journal, ground.engine, ground.clock),
        texts=texts,
        surveys=surveys,
        messages=loaded.paths.messages,
        has_room=lambda: space_for_message(loaded.paths.messages, current.config()),
        earlier_messages=functools.partial(earlier_messages, ground.reader),
        last_message=functools.partial(last_message, ground.reader),
        last_outside=functools.partial(last_outside, ground.reader),
        last_menu=functools.partial(last_menu, ground.reader),
        look_later=look_later,
        last_agent=functools.partial(last_agent, ground.engine),
        known_caller=functools.partial(is_known, ground.engine),
        clock=ground.clock,
        surge=ground.surge.state,
    )


def _surveys(ground: Ground) -> SurveyParts:
    secure = functools.partial(secure_comment, ground.loaded.paths.messages)
    return survey_parts(
        SurveyStore(ground.journal, ground.reader, ground.engine, secure, ground.clock),
        ground.journal.node,
        ground.ami,
        current=ground.current.config,
        live=lambda: ground.dispatcher.live,
        clock=ground.clock,
    )


def _texts(loaded: Loaded, stack: contextlib.AsyncExitStack) -> SpokenTexts:
    catalogues = load_catalogues(loaded.config.node.languages, loaded.config.prompts.catalogue)
    voices = {language: catalogue.voice for language, catalogue in catalogues.items()}
    texts = SpokenTexts(loaded.paths.sounds, voices)
    stack.callback(texts.close)
    return texts


def _callbacks(ground: Ground, attempts: Attempts, messages: MessageCallbacks) -> CallbackDialler:
    return CallbackDialler(
        journal=ground.journal,
        dispatcher=ground.dispatcher,
        attempts=attempts,
        current=ground.current.config,
        open_case=messages.open_case(
            functools.partial(open_callback_case, journal=ground.journal, clock=ground.clock)
        ),
        clock=ground.clock,
    )


def _agi(ground: Ground, script: CallScript, recorder: Recorder) -> FastAgiServer:
    config = ground.loaded.config
    prompts = PromptLibrary(ground.loaded.paths.sounds, config.node.languages)
    features = FeatureCodes(
        ground.current.config, prompts, ground.journal, ground.dispatcher, ground.clock, recorder=recorder
    )
    return FastAgiServer(
        {"call": script.serve, "feature": features.serve},
        host=config.asterisk.agi_host,
        port=config.asterisk.agi_port,
    )


def _lifeboat(ground: Ground, inbox: Inbox) -> LifeboatIngest:
    config = ground.loaded.config
    defaults = Defaults(
        languages=config.node.languages,
        queue=config.ivr.operator_queue,
        number=lambda text: to_e164(text, config.node.country),
    )
    return LifeboatIngest(
        inbox,
        ground.loaded.paths.lifeboat,
        journal=ground.journal,
        reader=ground.reader,
        defaults=defaults,
        clock=ground.clock,
    )


def _status(
    config: Configuration, view: LiveView, routes: Sequence[BaseRoute], *others: Collector
) -> StatusPage:
    """Return the page; `others` have metrics beside it, `routes` are served beside it."""
    registry = CollectorRegistry()
    for collector in (LiveMetrics(view), *others):
        registry.register(collector)
    return StatusPage(
        host=config.web.host,
        port=config.web.port,
        live=view.live,
        health=view.health,
        metrics=registry,
        more=routes,
    )


def _publisher(ground: Ground, view: LiveView, stack: contextlib.AsyncExitStack) -> Publisher | None:
    """Return what feeds the broker; None where there is none, because nobody else listens yet."""
    settings = ground.loaded.config.bus
    if settings.mqtt_url is None:
        return None
    bus = connect_bus(settings)
    stack.push_async_callback(bus.close)
    return Publisher(
        bus,
        ground.reader,
        ground.engine,
        ground.loaded.config.node.name,
        personal_data=settings.personal_data,
        queue_states=view.queue_states,
    )
