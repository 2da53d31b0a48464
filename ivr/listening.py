"""Listens to the caller while the menu plays, over an audio stream of the caller's own channel.

The caller stays in the one AGI session: `EXEC AudioSocket` connects the channel with our server and returns when we end
the stream. Asterisk plays no file meanwhile, so that the prompts go over the stream, and the caller can talk over them.
Whatever fails here (no model, no room, a dead engine, a stream that does not come) ends with `NoEngine`, and the menu
goes on with keys as if nothing had been.
"""

import asyncio
import contextlib
import functools
from collections.abc import AsyncIterator, Callable, Sequence

import structlog

from hotline.asterisk.agi import AgiError
from hotline.asterisk.audiosocket import FRAME_SECONDS, AudioSocketServer, AudioStream
from hotline.speech import Phrases

from .context import CallContext
from .speaker import ALL_KEYS
from .speech_engine import Hearing
from .speech_prompts import UnplayableError, samples_of
from .speech_turn import Answer, NoEngine, Pressed, SpeechTurn

#: Until Asterisk has connected, seconds; it tries for two.
CONNECT_SECONDS = 3.0
#: Until Asterisk goes on after we ended the stream, seconds.
END_SECONDS = 1.0

log = structlog.get_logger()


async def listen(context: CallContext, prompts: Sequence[str], phrases: Phrases, *,
                 seconds: float) -> Answer:  # fmt: skip
    """Say the prompts, listen during them and for `seconds` after them, and return what the caller wants.

    Where keys are typed ahead, nobody is listened to. Raises `CallerHungUp`, `AgiConnectionLost`.
    """
    listener = context.services.listener
    if listener is None or not phrases or context.speaker.typed.waiting:
        return NoEngine()
    try:
        prompt = await samples_of([context.speaker.path(one) for one in prompts])
    except UnplayableError as error:
        log.error("a prompt cannot be played over a stream", call=context.call, error=str(error))
        return NoEngine()
    hearing = listener.engine.begin(context.language, phrases)
    if hearing is None:
        return NoEngine()
    begin = functools.partial(
        SpeechTurn, prompt, phrases, seconds=seconds,
        min_confidence=context.services.config.speech.min_confidence,
    )  # fmt: skip
    try:
        async with _stream(context, listener.server) as stream:
            return await _converse(context, stream, hearing, begin)
    finally:
        hearing.close()


@contextlib.asynccontextmanager
async def _stream(context: CallContext, server: AudioSocketServer) -> AsyncIterator[AudioStream]:
    """Connect the caller's channel with a stream, and take it back at the end, whatever happens."""
    stream = server.expect()
    command = asyncio.ensure_future(context.channel.execute("AudioSocket", f"{stream.uuid},{server.address}"))
    command.add_done_callback(lambda _: stream.closed.set())
    try:
        yield stream
        stream.end()
        await asyncio.wait({command}, timeout=END_SECONDS)
    except asyncio.CancelledError:
        command.cancel()  # the dialplan brings the call to the next controller
        raise
    finally:
        server.forget(stream)
        await asyncio.wait({command})
    try:
        await command
    except AgiError as error:
        log.error("Asterisk gives no audio", call=context.call, error=str(error))


async def _converse(context: CallContext, stream: AudioStream, hearing: Hearing,
                    begin: Callable[..., SpeechTurn]) -> Answer:  # fmt: skip
    """Speak and listen until there is an answer."""
    if not await _connected(stream):
        log.warning("no audio stream came", call=context.call)
        return NoEngine()
    clock = asyncio.get_running_loop().time
    turn = begin(now=clock())
    asked = False
    while not stream.closed.is_set() and not hearing.failed:
        now = clock()
        for frame in turn.frames(now):
            stream.send(frame)
        answer = await _key(context, stream) or _look(turn, stream, hearing, now)
        if answer is not None:
            break
        if turn.finishing and not asked:
            asked = True
            hearing.finish()
        await asyncio.sleep(FRAME_SECONDS / 2)
    else:
        return await _key(context, stream) or NoEngine()
    if isinstance(answer, NoEngine):
        hearing.stuck()
    return answer


async def _connected(stream: AudioStream) -> bool:
    """Wait for Asterisk; False where it does not come, or the command ended."""
    waiting = {asyncio.ensure_future(event.wait()) for event in (stream.connected, stream.closed)}
    try:
        await asyncio.wait(waiting, timeout=CONNECT_SECONDS, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for one in waiting:
            one.cancel()
    return stream.connected.is_set() and not stream.closed.is_set()


async def _key(context: CallContext, stream: AudioStream) -> Pressed | None:
    """Return the caller's next key: the stream tells of it, or (before Asterisk 20.14 and 22.4 only) the manager."""
    keys = [key for key in stream.take_keys() if key in ALL_KEYS]
    if keys:
        return Pressed(await context.speaker.took(*keys))
    told = context.speaker.typed.take(ALL_KEYS)
    return Pressed(told) if told is not None else None


def _look(turn: SpeechTurn, stream: AudioStream, hearing: Hearing, now: float) -> Answer | None:
    """Hand on what the caller said, and return what it means."""
    samples = stream.take_audio()
    if samples:
        turn.audio(samples)
        hearing.audio(samples)
    while (utterance := hearing.heard()) is not None:
        answer = turn.utterance(utterance)
        if answer is not None:
            return answer
    return turn.tick(now)
