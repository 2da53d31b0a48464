"""The controller process: everything beside Asterisk that serves calls, wired together.

The order of the start is the order in which promises can be kept: journal, then Asterisk's view, then what earlier
controllers left unfinished, and only then calls.
"""

import asyncio
import contextlib
import functools
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import __version__
from hotline.asterisk.agi.server import FastAgiServer
from hotline.asterisk.ami import AmiClient
from hotline.bus import Bus, LocalBus
from hotline.bus_mqtt import MqttBus
from hotline.clock import wall_clock
from hotline.config_loader import Loaded
from hotline.crm_bridge.cases import open_case
from hotline.crm_bridge.projector import Projector
from hotline.database import create_engine, database_url
from hotline.desk.status import StatusPage
from hotline.events import ControllerStarted, ControllerStopped
from hotline.ivr.call import CallScript
from hotline.ivr.feature_codes import FeatureCodes
from hotline.ivr.legs import Legs
from hotline.ivr.ports import Services
from hotline.ivr.waker import Waker
from hotline.journal import Journal, JournalReader
from hotline.prompts.library import PromptLibrary
from hotline.publisher import Publisher
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.phones import Phones
from hotline.recorder.conversations import Recorder
from hotline.secrets import Secrets
from hotline.voicemail.inbox import Inbox
from hotline.voicemail.lifeboat import LifeboatIngest
from hotline.voicemail.spool import recover_unfinished, space_for_message

from .heartbeat import Heartbeat
from .lock import ProcessLock
from .pump import EventPump
from .reconcile import Reconciler

log = structlog.get_logger()

#: How long AGI sessions may take to end when the controller is told to stop, seconds.
GRACE_SECONDS = 1.0

#: How often the spool of the lifeboat is looked at, seconds.
LIFEBOAT_SECONDS = 5.0


@dataclass
class Controller:
    """All parts of one running controller."""

    loaded: Loaded
    engine: AsyncEngine
    journal: Journal
    reader: JournalReader
    dispatcher: Dispatcher
    ami: AmiClient
    waker: Waker
    script: CallScript
    pump: EventPump
    reconciler: Reconciler
    agi: FastAgiServer
    recorder: Recorder
    inbox: Inbox
    lifeboat: LifeboatIngest
    projector: Projector
    publisher: Publisher
    status: StatusPage


async def run_controller(loaded: Loaded) -> None:
    """Serve calls until SIGTERM or SIGINT.

    Raises `AlreadyRunning`, `AmiUnreachable`, `AmiAuthenticationError`, `OSError` for a port in use, and what the
    database says; the process then ends and the supervisor tries again.
    """
    lock = ProcessLock(loaded.paths.run / "controller.lock")
    lock.acquire()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    heartbeat = Heartbeat()
    heartbeat.start()
    try:
        async with contextlib.AsyncExitStack() as stack:
            controller = await _build(loaded, stack)
            await _recover(controller)
            await _serve(controller, stack, heartbeat, stop)
    finally:
        await heartbeat.stop()
        lock.release()
