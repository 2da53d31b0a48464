"""Wires what keeps what callers leave behind: messages, faxes, recordings, and the room that they need."""

import contextlib
import functools
from collections.abc import Sequence
from dataclasses import dataclass

from hotline.crm_bridge.case_opening import CaseOpening
from hotline.phone import to_e164
from hotline.queue.open_time import message_due_at
from hotline.recorder.archive.opening import Recordings, open_recordings
from hotline.recorder.conversations import Recorder
from hotline.recorder.rules import Rules
from hotline.voicemail.fax.inbox import FaxInbox
from hotline.voicemail.inbox import Inbox
from hotline.voicemail.lifeboat import Defaults, LifeboatIngest
from hotline.voicemail.spool import recover_unfinished

from .disk_watch import DiskWatch
from .ground import Ground
from .recording_control import muting
from .recording_health import RecordingHealth


@dataclass(frozen=True, slots=True)
class Keeping:
    """What keeps it."""

    ground: Ground
    inbox: Inbox
    faxes: FaxInbox
    lifeboat: LifeboatIngest
    recordings: Recordings
    recorder: Recorder
    recording_health: RecordingHealth
    disks: DiskWatch

    async def keep_what_was_left(self, calls: Sequence[str]) -> None:
        """Keep messages and faxes of calls whose channel is gone, before the calls are ended."""
        config, ground = self.ground.loaded.config, self.ground
        language = config.node.languages[0]
        await recover_unfinished(
            calls,
            inbox=self.inbox,
            journal=ground.journal,
            reader=ground.reader,
            default_language=language,
            default_queue=config.ivr.operator_queue,
            clock=ground.clock,
        )
        fax_queue = config.fax.queue or config.ivr.operator_queue
        await self.faxes.recover(calls, language=language, queue=fax_queue)


def open_keeping(ground: Ground, stack: contextlib.AsyncExitStack) -> Keeping:
    """Open all of it; `stack` closes it. Raises what the key ring and the storages raise."""
    inbox = _inbox(ground)
    recordings = open_recordings(
        ground.journal,
        ground.engine,
        ground.reader,
        ground.loaded.paths,
        current=ground.current.config,
        clock=ground.clock,
    )
    stack.push_async_callback(recordings.archive.close)
    recorder = _recorder(ground, recordings)
    stack.push_async_callback(recorder.close)
    return Keeping(
        ground=ground,
        inbox=inbox,
        faxes=_faxes(ground),
        lifeboat=_lifeboat(ground, inbox),
        recordings=recordings,
        recorder=recorder,
        recording_health=RecordingHealth(recordings),
        disks=DiskWatch(ground.loaded.paths, ground.current.config, ground.journal.append, ground.clock),
    )


def _inbox(ground: Ground) -> Inbox:
    return Inbox(
        ground.journal,
        ground.engine,
        ground.loaded.paths.messages,
        CaseOpening(ground.current.config),
        ground.clock,
        due_at=lambda queue, at: message_due_at(ground.current.config(), queue, at),
    )


def _faxes(ground: Ground) -> FaxInbox:
    return FaxInbox(
        ground.journal,
        ground.reader,
        ground.engine,
        folder=ground.loaded.paths.messages,
        open_case=CaseOpening(ground.current.config),
        clock=ground.clock,
    )


def _recorder(ground: Ground, recordings: Recordings) -> Recorder:
    return Recorder(
        ground.journal,
        ground.loaded.paths.recordings,
        ground.clock,
        rules=lambda: Rules.of(ground.current.config()),
        mute=muting(ground.ami),
        keep=recordings.archive.keep,
    )


def _lifeboat(ground: Ground, inbox: Inbox) -> LifeboatIngest:
    config = ground.loaded.config
    defaults = Defaults(
        languages=config.node.languages,
        queue=config.ivr.operator_queue,
        number=functools.partial(to_e164, country=config.node.country),
    )
    return LifeboatIngest(
        inbox,
        ground.loaded.paths.lifeboat,
        journal=ground.journal,
        reader=ground.reader,
        defaults=defaults,
        clock=ground.clock,
    )
