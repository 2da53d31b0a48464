"""The rendered configuration on a real Asterisk, without our controller: who gets in, who does not, and the lifeboat.

The prompts are short tones of different pitch, so that what a caller hears tells which prompt it was.
"""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from hotline.asterisk.instance import Instance
from hotline.asterisk.program import ProgramError, find_program
from hotline.config import Configuration
from hotline.dialplans.generator import render_all, write_all
from hotline.paths import Paths
from hotline.secrets import Secrets
from tests.e2e import audio, sipp
from tests.e2e.audio import Sound
from tests.e2e.baresip_files import Account
from tests.e2e.phones import Baresip
from tests.e2e.ports import Ports
from tests.e2e.waiting import eventually

pytestmark = pytest.mark.e2e

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
            "asterisk": {"ami_port": ports.take(), "agi_port": ports.take()},
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


def start(folder: Path, *, allow_anonymous: bool) -> Machine:
    ports = Ports()
    config = configuration(ports, allow_anonymous=allow_anonymous)
    try:
        program = find_program(config)
    except ProgramError as error:
        pytest.skip(str(error))
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
    asyncio.run(machine.instance.stop())
    machine.ports.close()


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """An Asterisk that lets strangers dial our numbers."""
    started = start(tmp_path_factory.mktemp("m") / "var", allow_anonymous=True)
    yield started
    stop(started)
    trouble = (started.paths.log / "asterisk-messages.log").read_text()
    # Without a controller each try to reach it is worth a line; nothing else is.
    unexpected = [line for line in trouble.splitlines() if "WARNING" in line or "ERROR" in line]
    assert [line for line in unexpected if "res_agi.c" not in line and "func_env.c" not in line] == []


@pytest.fixture(scope="module")
def closed_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """An Asterisk that lets only trunks and agents in."""
    started = start(tmp_path_factory.mktemp("c") / "var", allow_anonymous=False)
    yield started
    stop(started)


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

    async def set(self, name: str, value: str) -> None:
        self._writer.write(f"SET VARIABLE {name} {value}\n".encode())
        assert (await self._reader.readline()).startswith(b"200 result=1")


def invite(machine: Machine, number: str, *, user: str = "+96891234567", source: str = "127.0.0.1") -> int:
    """Send an INVITE by hand; return its first final status."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((source, 0))
        sock.settimeout(5.0)
        port = sock.getsockname()[1]
        uri = f"sip:{number}@{machine.sip}" if number else f"sip:{machine.sip}"
        body = (
            f"v=0\r\no=- 1 1 IN IP4 {source}\r\ns=-\r\nc=IN IP4 {source}\r\nt=0 0\r\n"
            "m=audio 9 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n"
        )
        head = (
            f"Via: SIP/2.0/UDP {source}:{port};branch=z9hG4bK{port}{time.monotonic_ns()}\r\n"
            f"From: <sip:{user}@{source}>;tag={port}\r\nCall-ID: {time.monotonic_ns()}@{source}\r\n"
            f"Contact: <sip:{user}@{source}:{port}>\r\nMax-Forwards: 70\r\n"
        )
        request = (
            f"INVITE {uri} SIP/2.0\r\n{head}To: <{uri}>\r\nCSeq: 1 INVITE\r\n"
            f"Content-Type: application/sdp\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        )
        host, _, sip_port = machine.sip.partition(":")
        sock.sendto(request.encode(), (host, int(sip_port)))
        while True:
            answer = sock.recv(4096).decode()
            status = int(answer.split()[1])
            if status >= 200:
                to = next(line for line in answer.splitlines() if line.startswith("To:"))
                for method in ("ACK", "BYE") if status == 200 else ("ACK",):
                    cseq = 1 if method == "ACK" else 2
                    last = f"{method} {uri} SIP/2.0\r\n{head}{to}\r\nCSeq: {cseq} {method}\r\nContent-Length: 0\r\n\r\n"
                    sock.sendto(last.encode(), (host, int(sip_port)))
                return status


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


async def spooled(machine: Machine, before: set[Path]) -> dict[str, str]:
    """Return what the note beside the newest message says once it is complete; `wav` is the audio's path."""

    def look() -> dict[str, str]:
        for path in set(machine.paths.lifeboat.glob("*.txt")) - before:
            note = dict(line.split("=", 1) for line in path.read_text().splitlines())
            if "status" in note:
                return {**note, "wav": str(path.with_suffix(".wav"))}
        return {}

    return await eventually(look, "a message in the spool", within=10.0)


def notes(machine: Machine) -> set[Path]:
    return set(machine.paths.lifeboat.glob("*.txt"))


def seconds_of_voice(path: Path) -> float:
    """Return how long the citizen's tone is heard in a recording."""
    sound = audio.read(path)
    block = audio.RATE // 10
    loud = 0
    for place in range(0, len(sound) - block + 1, block):
        spectrum = np.abs(np.fft.rfft(sound[place : place + block] * np.hanning(block)))
        loud += bool(spectrum.max() > 20 and abs(spectrum.argmax() * 10 - VOICE) < 30)
    return loud / 10


# --- the lifeboat ---


async def test_without_a_controller_the_dialplan_apologises_and_takes_a_message(
    machine: Machine, tmp_path: Path
) -> None:
    """With no controller the caller hears both languages, leaves a message, is thanked, and the spool knows who called."""
    before, began = notes(machine), time.time()
    async with citizen(machine, tmp_path) as phone:
        await phone.dial("1111")
        await phone.wait_answered()
        await eventually(
            lambda: PITCH["ar/beep"] in pitches(phone.heard()), "the beep", within=15.0, every=0.2
        )
        await asyncio.sleep(2.0)
        await phone.press("#")
        await phone.wait_closed()
        assert_hears(
            phone, "ar/lifeboat", "en/lifeboat", "ar/beep", "ar/lifeboat-thanks", "en/lifeboat-thanks"
        )
    note = await spooled(machine, before)
    assert note["from"] == "+96891234567"
    assert note["dialled"] == "1111"
    assert note["language"] == "ar"
    assert note["status"] == "done"
    assert began <= int(note["at"]) + 1 <= time.time() + 1
    assert seconds_of_voice(Path(note["wav"])) > 1.0
    assert Path(note["wav"]).stem.startswith("real-")


async def test_a_hang_up_in_the_middle_of_the_message_keeps_what_was_said(
    machine: Machine, tmp_path: Path
) -> None:
    """Who hangs up while speaking has left a message all the same, and its note is closed exactly once."""
    before = notes(machine)
    async with citizen(machine, tmp_path) as phone:
        await phone.dial("+96824001111")
        await phone.wait_answered()
        await eventually(
            lambda: PITCH["ar/beep"] in pitches(phone.heard()), "the beep", within=15.0, every=0.2
        )
        await asyncio.sleep(2.0)
        await phone.hang_up()
    note = await spooled(machine, before)
    assert note["dialled"] == "+96824001111"
    assert note["language"] == "en"
    assert seconds_of_voice(Path(note["wav"])) > 1.0
    assert Path(note["wav"]).with_suffix(".txt").read_text().count("status=") == 1


async def test_a_caller_who_leaves_during_the_apology_leaves_no_message(
    machine: Machine, tmp_path: Path
) -> None:
    """Nothing is spooled for who hangs up before the beep."""
    before = notes(machine)
    async with citizen(machine, tmp_path) as phone:
        await phone.dial("1111")
        await phone.wait_answered()
        await eventually(
            lambda: PITCH["ar/lifeboat"] in pitches(phone.heard()), "sorry", within=15.0, every=0.05
        )
        await phone.hang_up()
    await eventually(lambda: _no_calls(machine), "the end of the call", within=5.0)
    assert notes(machine) == before


async def test_a_name_instead_of_a_number_never_reaches_the_spool(machine: Machine, tmp_path: Path) -> None:
    """Of what a caller sends as number only digits and a plus sign are written."""
    before = notes(machine)
    async with citizen(machine, tmp_path, user="x;$(id)9`") as phone:
        await phone.dial("1111")
        await phone.wait_answered()
        await eventually(
            lambda: PITCH["ar/beep"] in pitches(phone.heard()), "the beep", within=15.0, every=0.2
        )
        await phone.hang_up()
    assert (await spooled(machine, before))["from"] in {"9", ""}


async def _no_calls(machine: Machine) -> bool:
    return "0 active calls" in await machine.instance.remote("core show channels count")


# --- the controller's way in ---


async def test_a_call_that_is_done_is_hung_up(machine: Machine, tmp_path: Path) -> None:
    """The controller learns what was dialled, and its CALLDONE ends the call with the cause of a normal end."""

    async def serve(session: Session) -> None:
        await session.set("CALLDONE", "1")

    async with controller(machine, serve) as sessions, citizen(machine, tmp_path) as phone:
        await phone.dial("1111")
        await phone.wait_answered()
        await phone.wait_closed(within=2.0)
    assert len(sessions) == 1
    assert (sessions[0].request["arg_1"], sessions[0].request["arg_2"]) == ("1111", "")
    assert sessions[0].request["language"] == "ar"
    assert sessions[0].request["network_script"] == "call"


async def test_a_served_call_waits_with_music_for_the_next_controller(
    machine: Machine, tmp_path: Path
) -> None:
    """A caller whose controller died hears music, and the next controller is told how far the call was."""

    async def dies(session: Session) -> None:
        await session.set("HOTLINE_STEP", "served")
        await session.set("TRY", "0")

    async def finishes(session: Session) -> None:
        await session.set("CALLDONE", "1")

    async with citizen(machine, tmp_path) as phone:
        async with controller(machine, dies) as first:
            await phone.dial("1111")
            await eventually(lambda: first, "the first controller's session", within=5.0)
        # Longer than a fresh caller would wait.
        await asyncio.sleep(7.0)
        assert pitches(phone.heard()) == [MUSIC]
        async with controller(machine, finishes) as second:
            await phone.wait_closed(within=3.0)
    assert [session.request["arg_2"] for session in second] == ["served"]


async def test_a_call_that_kills_every_controller_ends_in_the_lifeboat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often controllers take the call over, after so many rounds it leaves them alone."""
    monkeypatch.setattr("hotline.dialplans.view.MAX_ROUNDS", 2)
    machine = await asyncio.to_thread(start, tmp_path / "var", allow_anonymous=True)
    try:

        async def dies(session: Session) -> None:
            await session.set("HOTLINE_STEP", "served")
            await session.set("TRY", "0")

        async with controller(machine, dies) as sessions, citizen(machine, tmp_path) as phone:
            await phone.dial("1111")
            await eventually(
                lambda: PITCH["ar/lifeboat"] in pitches(phone.heard()), "the lifeboat", within=10.0, every=0.2
            )
        assert len(sessions) == 3
    finally:
        await asyncio.to_thread(stop, machine)


async def test_a_feature_code_tells_the_controller_who_dialled_what(machine: Machine, tmp_path: Path) -> None:
    """The controller is told the action and the agent's endpoint, not what the phone claims to be."""

    async def serve(session: Session) -> None:
        assert session.request["network_script"] == "feature"

    async with controller(machine, serve) as sessions, agent(machine, tmp_path) as phone:
        for code in ("*11", "*12", "*13"):
            await phone.dial(code)
            await phone.wait_closed(within=3.0)
        assert pitches(phone.heard()) == []
    told = [(session.request["arg_1"], session.request["arg_2"]) for session in sessions]
    assert told == [("sign_in", "1001"), ("pause", "1001"), ("sign_out", "1001")]


async def test_a_feature_code_without_a_controller_says_so(machine: Machine, tmp_path: Path) -> None:
    """An agent who cannot be signed in is not left to believe it."""
    async with agent(machine, tmp_path) as phone:
        await phone.dial("*11")
        await phone.wait_closed(within=5.0)
        assert_hears(phone, "ar/feature-failed")


# --- who gets in ---


@pytest.mark.parametrize(
    "number", ["*11", "1001", "900", "+96890000000", "", "s", "h", "i", "t", "close", "header"]
)
def test_a_stranger_reaches_nothing_but_our_numbers(machine: Machine, number: str) -> None:
    """No feature code, no agent, no outside line, no inner part of the dialplan can be dialled from outside."""
    assert invite(machine, number) in {404, 484}


@pytest.mark.parametrize("user", ["1001", "anonymous", "trunk-telco", "+96891234567"])
def test_a_name_in_from_opens_no_door(closed_machine: Machine, user: str) -> None:
    """Where strangers are not allowed, no name lets one in: neither an agent's nor a trunk's."""
    assert invite(closed_machine, "1111", user=user) == 401


def test_a_trunk_is_known_by_its_address(closed_machine: Machine) -> None:
    """Calls from the telephone company's address get in, whoever they say they are, and only to our numbers."""
    for user in ("+96891234567", "anonymous"):
        assert invite(closed_machine, "1111", user=user, source="127.0.0.9") == 200
        assert invite(closed_machine, "*11", user=user, source="127.0.0.9") == 404


async def test_an_agent_registers_with_the_right_password_only(machine: Machine, tmp_path: Path) -> None:
    """The generated password registers a phone; another one does not."""
    right = await sipp.start(
        "register", folder=tmp_path / "right", ports=machine.ports, server=machine.sip, user="1001",
        password=machine.secrets.agents["1001"],
    )  # fmt: skip
    await right.finish(within=5.0)
    assert "1001/sip:1001@" in await machine.instance.remote("pjsip show contacts")
    wrong = await sipp.start(
        "register", folder=tmp_path / "wrong", ports=machine.ports, server=machine.sip, user="1001",
        password="guess",
    )  # fmt: skip
    with pytest.raises(AssertionError, match="401"):
        await wrong.finish(within=5.0)


async def test_a_citizen_is_answered_within_100_ms(machine: Machine, tmp_path: Path) -> None:
    """The answer waits neither for media nor for a controller."""
    run = await sipp.start(
        "stay_and_hang_up", folder=tmp_path, ports=machine.ports, server=machine.sip, service="1111",
        user="+96891234567", stay=200,
    )  # fmt: skip
    assert sipp.answer_seconds(await run.finish(within=10.0)) < 0.1
