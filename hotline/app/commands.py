"""The commands that the controller serves on its control socket."""

import asyncio
from collections.abc import Mapping
from types import MappingProxyType

from hotline.clock import Clock
from hotline.journal import Journal
from hotline.paths import Paths
from hotline.prompts.library import PromptLibrary
from hotline.queue.dispatcher import Dispatcher
from hotline.recorder.conversations import Recorder

from .callback_commands import CallbackCommands
from .control import Command, ControlServer
from .control_wire import SOCKET_NAME, ControlError
from .current import Current
from .recording_control import RecordingCommands
from .reload import reload, told
from .surge import SurgeSwitch


def control_server(
    *, paths: Paths, current: Current, dispatcher: Dispatcher, journal: Journal, surge: SurgeSwitch,
    recorder: Recorder, clock: Clock, more: Mapping[str, Command] = MappingProxyType({}),
) -> ControlServer:  # fmt: skip
    """Return the server, not started, with its commands and `more`; others may still register theirs."""
    reloading = asyncio.Lock()

    async def reload_configuration(arguments: Mapping[str, object], _by: str) -> Mapping[str, object]:
        running = current.loaded.file
        if arguments.get("file") != str(running):
            what = f"this hotline runs by another file: {running}"
            raise ControlError.because(what, "--config", "Name that one, or restart it with yours.")
        prompts = PromptLibrary(paths.sounds, current.config().node.languages)
        async with reloading:  # what was read first must not count last
            return told(await reload(current, dispatcher, journal.append, prompts, clock))

    control = ControlServer(paths.run / SOCKET_NAME)
    control.register("reload", reload_configuration)
    control.register("surge-on", surge.on)
    control.register("surge-off", surge.off)
    control.register("surge-status", surge.status)
    callbacks, recording = (
        CallbackCommands(journal, dispatcher, clock),
        RecordingCommands(recorder, dispatcher),
    )
    for name, command in {**callbacks.all(), **recording.all(), **more}.items():
        control.register(name, command)
    return control
