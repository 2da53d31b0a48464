"""What listens to callers in the menus: the recognisers, and the server that gets the callers' audio."""

import contextlib
from collections.abc import Callable

from hotline.asterisk.audiosocket import AudioSocketServer
from hotline.config import Configuration
from hotline.ivr.speech_engine import Listener
from hotline.speech import Recognisers
from hotline.speech.recognisers import vosk_command


async def open_listener(
    current: Callable[[], Configuration], stack: contextlib.AsyncExitStack
) -> Listener | None:
    """Begin to load the models, and listen for Asterisk on our own address; None where no language has a model.

    The models are those of the start: a reload changes how many are listened to, not by what. Raises `OSError`.
    """
    models = current().speech.models
    if not models:
        return None
    server = AudioSocketServer()
    await server.start()
    stack.push_async_callback(server.close)
    commands = {language: vosk_command(folder) for language, folder in models.items()}
    recognisers = Recognisers(commands, lambda: current().speech.max_listening)
    recognisers.start()
    stack.push_async_callback(recognisers.close)
    return Listener(server, recognisers)
