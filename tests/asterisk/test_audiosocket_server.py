"""The AudioSocket server with good, bad, slow and half-open peers."""

import asyncio
import contextlib
import struct
import uuid
from collections.abc import AsyncIterator, Callable

import pytest
import uvloop

from hotline.asterisk.audiosocket import FRAME_BYTES, AudioSocketServer, AudioStream, server, stream
from hotline.testing.logs import caught

Peer = tuple[asyncio.StreamReader, asyncio.StreamWriter]

#: Everybody who connected in this test.
_peers: list[asyncio.StreamWriter] = []


async def go_home() -> None:
    while _peers:
        writer = _peers.pop()
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


@pytest.fixture
async def listening() -> AsyncIterator[AudioSocketServer]:
    audio = AudioSocketServer(max_connections=5)
    await audio.start()
    yield audio
    await go_home()
    await audio.close()
    assert audio.connections == 0


async def connects(audio: AudioSocketServer, identity: uuid.UUID | None) -> Peer:
    reader, writer = await asyncio.open_connection("127.0.0.1", audio.port)
    _peers.append(writer)
    if identity is not None:
        writer.write(b"\x01\x00\x10" + identity.bytes)
    return reader, writer


async def is_closed(peer: Peer) -> bool:
    try:
        return await asyncio.wait_for(peer[0].read(), 30) == b""
    except ConnectionError:
        return True


async def talking(audio: AudioSocketServer) -> tuple[AudioStream, Peer]:
    expected = audio.expect()
    peer = await connects(audio, expected.uuid)
    await asyncio.wait_for(expected.connected.wait(), 30)
    return expected, peer


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 - a stream is looked at
            await asyncio.sleep(0.005)


async def test_audio_and_keys_go_both_ways_until_we_end_the_stream(listening: AudioSocketServer) -> None:
    """The caller's audio and keys come in order, ours arrives, and the end is told before the connection closes."""
    audio, (reader, writer) = await talking(listening)
    writer.write(
        b"\x10\x01\x40" + b"ab" * 160 + b"\x03\x00\x014" + b"\x03\x00\x012" + b"\x10\x01\x40" + b"cd" * 160
    )
    heard, keys = b"", ""
    async with asyncio.timeout(30):
        while len(heard) < 640:
            heard += audio.take_audio()
            keys += audio.take_keys()
            await asyncio.sleep(0.005)
    assert (heard, keys) == (b"ab" * 160 + b"cd" * 160, "42")
    assert audio.send(b"xy" * 160)
    audio.end()
    assert await reader.readexactly(326) == b"\x10\x01\x40" + b"xy" * 160 + b"\x00\x00\x00"
    writer.close()
    await asyncio.wait_for(audio.closed.wait(), 30)
    assert not audio.send(b"xy")


async def test_a_stranger_and_a_second_connection_are_refused(listening: AudioSocketServer) -> None:
    """Nobody gets a call's audio who does not know its UUID, nor who comes second with it."""
    audio, first = await talking(listening)
    with caught() as logs:
        assert await is_closed(await connects(listening, uuid.uuid4()))
        assert await is_closed(await connects(listening, audio.uuid))
    assert [entry["reason"] for entry in logs] == ["nobody expects this UUID"] * 2
    assert not audio.closed.is_set()
    listening.forget(audio)
    assert await is_closed(first)
    assert await is_closed(await connects(listening, audio.uuid))


async def test_nonsense_and_silence_are_closed_and_harm_no_other_call(
    listening: AudioSocketServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A peer that says nothing, or something else, loses its connection in bounded time."""
    monkeypatch.setattr(server, "HEADER_SECONDS", 0.1)
    audio, (_, writer) = await talking(listening)
    silent = await connects(listening, None)
    wrong = await connects(listening, None)
    wrong[1].write(b"GET / HTTP/1.1\r\n\r\n")
    assert await is_closed(silent)
    assert await is_closed(wrong)
    writer.write(b"\x03\x00\x019")
    await until(lambda: audio.take_keys() == "9")


async def test_more_connections_than_allowed_are_closed_as_they_come(listening: AudioSocketServer) -> None:
    """A flood of connections costs a bounded number of sockets."""
    for _ in range(5):
        await connects(listening, None)
    await until(lambda: listening.connections == 5)
    assert await is_closed(await connects(listening, None))


async def test_a_peer_that_does_not_read_costs_bounded_memory(listening: AudioSocketServer) -> None:
    """What a slow peer does not take is dropped, and `send` says so."""
    audio, (_, writer) = await talking(listening)
    frames = 0
    while audio.send(bytes(FRAME_BYTES)) and frames < 100_000:
        frames += 1
    assert 0 < frames < 100_000
    assert not audio.send(bytes(FRAME_BYTES))
    writer.close()


async def test_a_script_that_does_not_look_in_costs_bounded_memory(listening: AudioSocketServer) -> None:
    """Only the newest two seconds and the last keys are kept of a caller to whom nobody listens."""
    audio, (_, writer) = await talking(listening)
    for number in range(300):
        writer.write(
            struct.pack(">BH", 0x10, FRAME_BYTES) + bytes([number % 256]) * FRAME_BYTES + b"\x03\x00\x011"
        )
    await until(lambda: audio.dropped == 200 * FRAME_BYTES)
    kept = audio.take_audio()
    assert len(kept) == stream.MOST_BYTES
    assert kept[-1] == 299 % 256
    assert audio.take_keys() == "1" * stream.MOST_KEYS
    writer.close()


async def test_closing_the_server_closes_every_stream() -> None:
    """The end of the controller ends the streams, so that Asterisk goes on with the calls."""
    audio = AudioSocketServer()
    await audio.start()
    expected, peer = await talking(audio)
    await audio.close()
    await audio.close()
    assert await is_closed(peer)
    assert expected.closed.is_set()
    await go_home()


def test_it_works_on_the_event_loop_of_the_controller_too() -> None:
    """The controller runs on uvloop, whose transports are of another class."""

    async def one_key() -> None:
        audio = AudioSocketServer()
        await audio.start()
        expected, (_, writer) = await talking(audio)
        writer.write(b"\x03\x00\x015")
        await until(lambda: expected.take_keys() == "5")
        assert expected.send(bytes(FRAME_BYTES))
        await go_home()
        await audio.close()

    uvloop.run(one_key())
