"""Wires the parts of a controller together: who gets what, and no logic."""

import contextlib
import functools
from collections.abc import Mapping
from dataclasses import dataclass

from prometheus_client import CollectorRegistry
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.asterisk.agi import FastAgiServer
from hotline.asterisk.ami import AmiClient
from hotline.asterisk.channels import live_channels
from hotline.bus import connect_bus
from hotline.clock import Clock, wall_clock
from hotline.config import Configuration
from hotline.config_loader import Loaded
from hotline.crm_bridge.cases import open_case
from hotline.crm_bridge.projector import Projector
from hotline.database import create_engine, database_url
from hotline.desk.status import StatusPage
from hotline.ivr.call import CallScript
from hotline.ivr.feature_codes import FeatureCodes
from hotline.ivr.legs import Legs
from hotline.ivr.ports import Services
from hotline.ivr.waker import Waker
from hotline.journal import Journal, JournalReader
from hotline.phone import to_e164
from hotline.prompts.library import PromptLibrary
from hotline.publisher import Publisher
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.phones import Phones
from hotline.recorder.conversations import Recorder
from hotline.secrets import Secrets
from hotline.voicemail.inbox import Inbox
from hotline.voicemail.lifeboat import Defaults, LifeboatIngest
from hotline.voicemail.spool import recover_unfinished, space_for_message

from .metrics import Metrics
from .pump import EventPump
from .reconcile import Reconciler


@dataclass(frozen=True, slots=True)
class Parts:
    """What a controller runs."""

    ami: AmiClient
    journal: Journal
    pump: EventPump
    reconciler: Reconciler
    recorder: Recorder
    lifeboat: LifeboatIngest
    projector: Projector
    publisher: Publisher
    status: StatusPage
    agi: FastAgiServer
    clock: Clock

    async def take_in_lifeboat(self) -> int:
        """Ingest what the lifeboat recorded, except of calls that go on. Raises `AmiError`."""
        channels = await live_channels(self.ami)
        return await self.lifeboat.ingest(channels.__contains__)


async def build(loaded: Loaded, stack: contextlib.AsyncExitStack) -> Parts:
    """Make all parts and open what they need; `stack` closes it.

    Raises `AmiUnreachable`, `AmiAuthenticationError` and what the database says.
    """
    config, paths, clock = loaded.config, loaded.paths, wall_clock
    engine = create_engine(database_url(config, paths))
    stack.push_async_callback(engine.dispose)
    journal = Journal(engine, config.node.name)
    stack.push_async_callback(journal.close)
    reader = JournalReader(engine, journal)
    dispatcher = Dispatcher(journal, config.queues, clock)
    stack.callback(dispatcher.close)
    await dispatcher.recover(reader, checkpoint_path(paths), config.agents)

    secrets = Secrets.load_or_create(paths.secrets, config.agents)
    ami = _ami(config, secrets)
    stack.push_async_callback(ami.close)
    await ami.connect(seconds=AMI_SECONDS)
    waker = Waker(ami)
    stack.push_async_callback(waker.close)

    legs = Legs(journal.append, clock)
    phones = Phones(config.agents, journal.append, functools.partial(_is_ours, dispatcher), clock)
    inbox = Inbox(journal, engine, paths.messages, open_case, clock)
    recorder = Recorder(journal, paths.recordings, clock)
    stack.push_async_callback(recorder.close)
    reconciler = Reconciler(
        ami, journal, dispatcher, legs, phones, _keeper(config, inbox, journal, reader, clock), clock
    )
    script = CallScript(
        Services(
            config=config,
            menus=loaded.menus,
            prompts=PromptLibrary(paths.sounds, config.node.languages),
            journal=journal,
            dispatcher=dispatcher,
            legs=legs,
            waker=waker,
            inbox=inbox,
            recorder=recorder,
            messages=paths.messages,
            has_room=functools.partial(space_for_message, paths.messages, config),
            unfinished_message=functools.partial(unfinished_message, reader),
            last_menu=functools.partial(last_menu, reader),
            channel_lost=reconciler.look_later,
            clock=clock,
        )
    )
    features = FeatureCodes(config, PromptLibrary(paths.sounds, config.node.languages), journal, dispatcher, clock)
    agi = FastAgiServer(
        {"call": script.serve, "feature": features.serve},
        host=config.asterisk.agi_host,
        port=config.asterisk.agi_port,
    )
    return Parts(...)
