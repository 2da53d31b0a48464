"""Listening to a caller over a real socket, with an Asterisk and an engine that the test plays."""

import asyncio
import uuid
import wave
from collections import deque
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from hotline.asterisk.audiosocket import AudioSocketServer
from hotline.ivr.context import CallContext
from hotline.ivr.listening import listen
from hotline.ivr.speech_engine import Listener
from hotline.ivr.speech_turn import Answer, NoEngine, Pressed, Said
from hotline.speech import HeardWord, Phrases, Utterance

PHRASES: Phrases = {"1": ("water",), "2": ("streets",)}
Asterisk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], object]


class Hearing:
    """Says what the test wants once it has heard something."""

    def __init__(self, *utterances: Utterance) -> None:
        self.failed = self.closed = False
        self.was_stuck = 0
        self.samples = b""
        self._utterances = deque(utterances)

    def audio(self, samples: bytes) -> None:
        self.samples += samples

    def finish(self) -> None:
        self._utterances.append(Utterance(last=True))

    def heard(self) -> Utterance | None:
        return self._utterances.popleft() if self.samples and self._utterances else None

    def stuck(self) -> None:
        self.was_stuck += 1

    def close(self) -> None:
        self.closed = True


class Caller:
    """A caller's channel: AudioSocket connects to the server and does what the test's Asterisk does."""

    def __init__(self, *keys: str, connects: bool = True) -> None:
        self._keys, self._connects = keys, connects
        self.heard = b""

    async def execute(self, application: str, arguments: str) -> None:
        assert application == "AudioSocket"
        identity, _, address = arguments.partition(",")
        if not self._connects:
            return
        host, _, port = address.rpartition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"\x01\x00\x10" + uuid.UUID(identity).bytes + b"\x10\x01\x40" + b"ab" * 160)
        for key in self._keys:
            writer.write(b"\x03\x00\x01" + key.encode())
        try:
            while (kind := await reader.readexactly(3))[0] != 0:
                self.heard += await reader.readexactly(int.from_bytes(kind[1:], "big"))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


class Speaker:
    """Knows where the prompts are, and takes keys."""

    def __init__(self, folder: Path, typed: str = "") -> None:
        self._folder = folder
        self.typed = SimpleNamespace(waiting=typed, take=lambda _: None)

    def path(self, prompt: str) -> str:
        return str(self._folder / prompt)

    async def took(self, *keys: str) -> str:
        return keys[0]


@pytest.fixture
async def server() -> AsyncIterator[AudioSocketServer]:
    audio = AudioSocketServer()
    await audio.start()
    yield audio
    await audio.close()


@pytest.fixture
def sounds(tmp_path: Path) -> Path:
    """A prompt of 0.2 s."""
    with wave.open(str(tmp_path / "menu.wav"), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(b"\7" * 3200)
    return tmp_path


async def asks(server: AudioSocketServer, caller: Caller, hearing: Hearing | None, speaker: Speaker,
               prompt: str = "menu") -> Answer:  # fmt: skip
    engine = SimpleNamespace(begin=lambda _language, _phrases: hearing)
    speech = SimpleNamespace(min_confidence=0.7)
    services = SimpleNamespace(listener=Listener(server, engine), config=SimpleNamespace(speech=speech))
    context = SimpleNamespace(services=services, speaker=speaker, channel=caller, call="c", language="en")
    async with asyncio.timeout(30):
        return await listen(cast("CallContext", context), [prompt], PHRASES, seconds=0.1)


def water() -> Utterance:
    return Utterance((HeardWord("water", 0.0, 0.1, 0.9),))


async def test_a_word_is_the_answer_and_the_channel_comes_back(
    server: AudioSocketServer, sounds: Path
) -> None:
    """The engine hears the caller's audio; what it understands ends the stream and gives the place back."""
    caller, hearing = Caller(), Hearing(water())
    assert await asks(server, caller, hearing, Speaker(sounds)) == Said("1", 0.9)
    assert hearing.samples == b"ab" * 160
    assert hearing.closed


async def test_a_key_over_the_prompt_is_the_answer(server: AudioSocketServer, sounds: Path) -> None:
    """The prompt plays over the stream, and a key ends it."""
    caller = Caller("2", "1")
    assert await asks(server, caller, Hearing(), Speaker(sounds)) == Pressed("2")
    assert caller.heard[:320] == b"\7" * 320
    assert len(caller.heard) < 3200


async def test_whatever_fails_leaves_the_menu_to_keys(server: AudioSocketServer, sounds: Path) -> None:
    """No place, no stream, an engine that fails, a prompt that cannot be played, keys typed ahead."""
    assert await asks(server, Caller(), None, Speaker(sounds)) == NoEngine()
    lost = Hearing(water())
    assert await asks(server, Caller(connects=False), lost, Speaker(sounds)) == NoEngine()
    assert lost.closed
    failed = Hearing(water())
    failed.failed = True
    assert await asks(server, Caller(), failed, Speaker(sounds)) == NoEngine()
    assert await asks(server, Caller(), Hearing(water()), Speaker(sounds), "nothing") == NoEngine()
    assert await asks(server, Caller(), Hearing(water()), Speaker(sounds, typed="1")) == NoEngine()
    assert server.connections == 0
