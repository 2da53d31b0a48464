"""A private Asterisk with our rendered configuration and without our controller.

The prompts are short tones of different pitch, so that what a caller hears tells which prompt it was.
"""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hotline.asterisk.instance import Instance
from hotline.asterisk.program import AsteriskProgram
from hotline.config import Configuration
from hotline.dialplans.generator import render_all, write_all
from hotline.paths import Paths
from hotline.secrets import Secrets
from tests.e2e import audio
from tests.e2e.audio import Sound
from tests.e2e.baresip_files import Account
from tests.e2e.phones import Baresip
from tests.e2e.ports import Ports

#: Pitch of each prompt, hertz.
PITCH = {
    "ar/lifeboat": 500.0,
    "en/lifeboat": 700.0,
    "ar/beep": 900.0,
    "ar/lifeboat-thanks": 1100.0,
    "en/lifeboat-thanks": 1300.0,
    "ar/feature-failed": 1500.0,
}

#: Pitch of the music on hold, and of what the citizen says.
MUSIC, VOICE = 1700.0, 2100.0


@dataclass(frozen=True, slots=True)
class Machine:
    """A private Asterisk and what it was rendered from."""

    config: Configuration
    paths: Paths
    secrets: Secrets
    instance: Instance
    ports: Ports

    @property
    def sip(self) -> str:
        return f"127.0.0.1:{self.config.sip.port}"


def configuration(ports: Ports, *, allow_anonymous: bool) -> Configuration:
    rtp = ports.take_even(60)
    return Configuration.model_validate(
        {
            "node": {"name": "real"},
            "asterisk": {"ami_port": ports.take(), "agi_port": ports.take(), "ws_port": ports.take()},
            "sip": {
                "port": ports.take(),
                "rtp_start": rtp,
                "rtp_end": rtp + 59,
                "allow_anonymous": allow_anonymous,
                "trunks": {"telco": {"match": "127.0.0.9"}},
            },
            "numbers": {"1111": {"menu": "main"}, "+96824001111": {"queue": "water", "language": "en"}},
            "queues": {"water": {}},
            "agents": {"1001": {"name": "Aisha", "queues": ["water"]}},
            "ivr": {"operator_queue": "water"},
            "messages": {"silence_seconds": 1, "max_seconds": 20},
        }
    )


def start(folder: Path, ports: Ports, program: AsteriskProgram, *, allow_anonymous: bool) -> Machine:
    """Render, start and wait until it is booted; whoever calls this stops it."""
    config = configuration(ports, allow_anonymous=allow_anonymous)
    paths = Paths(folder)
    paths.create()
    for prompt, hertz in PITCH.items():
        audio.write(paths.sounds / f"{prompt}.wav", audio.tone(hertz, 0.4))
    audio.write(paths.music / "music.wav", audio.tone(MUSIC, 10.0))
    secrets = Secrets.load_or_create(paths.secrets, config.agents)
    write_all(render_all(config, paths, secrets, program), paths.asterisk_conf)
    instance = Instance(program, paths, config)

    async def boot() -> None:
        await instance.start()
        await instance.wait_booted(30.0)

    asyncio.run(boot())
    return Machine(config, paths, secrets, instance, ports)


def stop(machine: Machine) -> None:
    """End it."""
    asyncio.run(machine.instance.stop())


@asynccontextmanager
async def citizen(machine: Machine, folder: Path, user: str = "+96891234567") -> AsyncIterator[Baresip]:
    """A telephone whose owner speaks without a pause."""
    account = Account(user, machine.sip)
    says = audio.tone(VOICE, 60.0)
    phone = await Baresip.start(folder / "citizen", account, machine.ports, says=says)
    try:
        yield phone
    finally:
        await phone.close()


@asynccontextmanager
async def agent(machine: Machine, folder: Path) -> AsyncIterator[Baresip]:
    """The telephone of agent 1001, registered."""
    account = Account("1001", machine.sip, machine.secrets.agents["1001"])
    phone = await Baresip.start(folder / "agent", account, machine.ports)
    try:
        await phone.wait_registered()
        yield phone
    finally:
        await phone.close()


@asynccontextmanager
async def controller(
    machine: Machine, serve: Callable[["Session"], Awaitable[None]]
) -> AsyncIterator[list["Session"]]:
    """A FastAGI server in the controller's place."""
    sessions: list[Session] = []

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        session = Session(reader, writer)
        sessions.append(session)
        try:
            await session.begin()
            await serve(session)
        finally:
            writer.close()

    server = await asyncio.start_server(accept, "127.0.0.1", machine.config.asterisk.agi_port)
    try:
        yield sessions
    finally:
        server.close()
        await server.wait_closed()


class Session:
    """One AGI session, as simple as can be."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self.request: dict[str, str] = {}
        self.at = time.monotonic()

    async def begin(self) -> None:
        while line := (await self._reader.readline()).decode().strip():
            name, _, value = line.partition(": ")
            self.request[name.removeprefix("agi_")] = value

    async def dial(self, arguments: str) -> None:
        """Dial; returns when Dial ends."""
        self._writer.write(f'EXEC Dial "{arguments}"\n'.encode())
        assert (await self._reader.readline()).startswith(b"200 result=")

    async def set(self, name: str, value: str) -> None:
        self._writer.write(f"SET VARIABLE {name} {value}\n".encode())
        assert (await self._reader.readline()).startswith(b"200 result=1")


def invite(machine: Machine, number: str, *, user: str = "+96891234567", source: str = "127.0.0.1") -> int:
    """Send an INVITE from an address; return its first final status. A call that is taken is ended."""
    uri = f"sip:{number}@{machine.sip}" if number else f"sip:{machine.sip}"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((source, 0))
        sock.connect(("127.0.0.1", machine.config.sip.port))
        sock.settimeout(5.0)
        port = sock.getsockname()[1]
        from_ = f"<sip:{user}@{source}:{port}>"
        body = (
            f"v=0\r\no=- 1 1 IN IP4 {source}\r\ns=-\r\nc=IN IP4 {source}\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\n"
        )
        sock.send(_request("INVITE", uri, f"<{uri}>", from_=from_, port=port, body=body))
        status, to = 0, ""
        while status < 200:
            answer = sock.recv(4096).decode()
            status = int(answer.split()[1])
            to = next(line[4:] for line in answer.splitlines() if line.startswith("To: "))
        for method in ("ACK", "BYE") if status == 200 else ("ACK",):
            sock.send(_request(method, uri, to, from_=from_, port=port))
    return status


def _request(method: str, uri: str, to: str, *, from_: str, port: int, body: str = "") -> bytes:
    """Return a SIP request (RFC 3261); each port makes one call."""
    lines = [
        f"{method} {uri} SIP/2.0",
        f"Via: SIP/2.0/UDP 127.0.0.1:{port};rport;branch=z9hG4bK{port}{'BYE' if method == 'BYE' else ''}",
        f"From: {from_};tag={port}",
        f"To: {to}",
        f"Call-ID: {port}@127.0.0.1",
        f"CSeq: {2 if method == 'BYE' else 1} {method}",
        f"Contact: {from_}",
        "Max-Forwards: 70",
        *(["Content-Type: application/sdp"] if body else []),
        f"Content-Length: {len(body)}",
    ]
    return ("\r\n".join(lines) + f"\r\n\r\n{body}").encode()


def pitches(sound: Sound) -> list[float]:
    """Return the tones that are heard, in order, each once."""
    known = np.array([*PITCH.values(), MUSIC])
    heard: list[float] = []
    block = audio.RATE // 10
    for place in range(0, len(sound) - block, block):
        spectrum = np.abs(np.fft.rfft(sound[place : place + block] * np.hanning(block)))
        if spectrum.max() < 20:
            continue
        hertz = float(known[np.abs(known - spectrum.argmax() * 10).argmin()])
        if not heard or heard[-1] != hertz:
            heard.append(hertz)
    return heard


def assert_hears(phone: Baresip, *prompts: str) -> None:
    """Check the prompts that were heard, in order; music apart."""
    wanted = [PITCH[prompt] for prompt in prompts]
    assert [hertz for hertz in pitches(phone.heard()) if hertz != MUSIC] == wanted
