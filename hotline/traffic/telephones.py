"""The Asterisk on which simulated people have their telephones: started, used and ended; nothing of it is kept."""

import contextlib
import random
import secrets
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from hotline.asterisk.ami import AmiClient
from hotline.asterisk.escaping import conf_value, dialplan_value
from hotline.asterisk.process import Process
from hotline.asterisk.program import AsteriskProgram
from hotline.dialplans.generator import render_folder, write_all

from .plan import Citizen, talk_seconds

#: What telephones need of an Asterisk, and nothing else.
MODULES = (
    "res_sorcery_config", "res_sorcery_memory", "res_sorcery_astdb", "res_timing_timerfd", "res_crypto",
    "res_rtp_asterisk", "res_pjproject", "res_pjsip", "res_pjsip_session", "res_pjsip_sdp_rtp", "res_pjsip_pubsub",
    "res_pjsip_authenticator_digest", "res_pjsip_outbound_authenticator_digest",
    "res_pjsip_outbound_registration", "res_pjsip_endpoint_identifier_ip", "res_pjsip_caller_id", "chan_pjsip",
    "bridge_simple", "codec_ulaw", "format_pcm", "format_wav", "pbx_config", "func_rand", "func_cut",
    "func_logic", "func_timeout", "app_exec", "app_playback", "app_senddtmf",
)  # fmt: skip

#: How long it may take to start, and to end, seconds.
START_SECONDS, END_SECONDS = 20.0, 5.0

#: Media ports; each call takes two.
RTP_PORTS = 1000

#: Lengths of talks that are drawn beforehand.
TALKS = 60

#: How many keys a citizen presses at most.
MOST_KEYS = 6

#: How long the hotline may take to answer, seconds.
ANSWER_SECONDS = 30

#: How long simulated agents let it ring, at least and at most, whole seconds.
RING_SECONDS = (2, 5)


@dataclass(frozen=True, slots=True)
class Telephones:
    """The running Asterisk."""

    ami: AmiClient
    #: Where the hotline is: `host:port`.
    hotline: str

    async def call(self, citizen: Citizen, number: str) -> str:
        """Have a citizen call this number; return the identity of the call. Raises `AmiError`."""
        identity = f"citizen-{secrets.token_hex(8)}"
        pressed = {"PATIENCE": f"{citizen.patience_seconds:.0f}"}
        for place, (key, pause) in enumerate(citizen.keys[:MOST_KEYS], start=1):
            pressed |= {f"KEY{place}": key, f"PAUSE{place}": f"{pause:.1f}"}
        await self._originate(
            "hotline", number, context="citizen", identity=identity, caller=citizen.number, variables=pressed
        )
        return identity

    async def dial_code(self, agent: str, code: str) -> None:
        """Have an agent's telephone dial a feature code. Raises `AmiError`."""
        identity = f"code-{secrets.token_hex(8)}"
        await self._originate(agent, code, context="code", identity=identity, caller=agent, variables={})

    async def _originate(
        self,
        endpoint: str,
        number: str,
        *,
        context: str,
        identity: str,
        caller: str,
        variables: Mapping[str, str],
    ) -> None:
        headers: dict[str, str | Sequence[str]] = {
            "Channel": f"PJSIP/{endpoint}/sip:{number}@{self.hotline}",
            "ChannelId": identity,
            "Context": context,
            "Exten": "s",
            "Priority": "1",
            "CallerID": f"<{caller}>",
            "Timeout": f"{ANSWER_SECONDS * 1000}",
            "Async": "true",
            "Variable": [f"{name}={value}" for name, value in variables.items()],
        }
        await self.ami.action("Originate", headers)


@contextlib.asynccontextmanager
async def telephones(
    program: AsteriskProgram,
    hotline: str,
    agents: Mapping[str, str],
    *,
    speech: Path,
    mean_talk_seconds: float,
    seed: int,
    ring_seconds: tuple[int, int] = RING_SECONDS,
) -> AsyncIterator[Telephones]:
    """Start them, and end them with the context. Raises `RenderError`, `OSError` and `AmiUnreachable`.

    `agents` are passwords by key; `speech` is what everybody says: a sound without its ending. Agents let it ring for
    a time between the two `ring_seconds`.
    """
    chance = random.Random(seed)  # noqa: S311 - a simulation, not a secret
    ami_port, password = _free_port(socket.SOCK_STREAM), secrets.token_urlsafe(24)
    variables = _variables(chance, mean_talk_seconds) | {
        "ami_port": ami_port,
        "ami_password": password,
        "hotline": hotline,
        "agents": [{"key": key, "password": word} for key, word in agents.items()],
        "speech": speech,
        "ring_seconds": ring_seconds,
    }
    async with _running(program, variables):
        ami = AmiClient(host="127.0.0.1", port=ami_port, username="traffic", secret=password)
        try:
            await ami.connect(seconds=START_SECONDS)
            yield Telephones(ami, hotline)
        finally:
            await ami.close()


def _variables(chance: random.Random, mean_talk_seconds: float) -> dict[str, object]:
    """Return those of the templates that are drawn, or always the same."""
    talks = [round(talk_seconds(chance, mean_talk_seconds)) for _ in range(TALKS)]
    rtp_start = chance.randrange(20_000, 58_000, 2)
    return {
        "modules": MODULES,
        "rtp_start": rtp_start,
        "rtp_end": rtp_start + RTP_PORTS - 1,
        "sip_port": _free_port(socket.SOCK_DGRAM),
        "talks": "-".join(map(str, talks)),
        "talk_count": TALKS,
        "most_keys": MOST_KEYS,
    }


@contextlib.asynccontextmanager
async def _running(program: AsteriskProgram, variables: Mapping[str, object]) -> AsyncIterator[None]:
    """Run an Asterisk by these variables of its templates. Raises `RenderError` and `OSError`."""
    folder = Path(tempfile.mkdtemp(prefix="hotline-traffic-"))
    process: Process | None = None
    try:
        _write(folder, program, variables)
        command = (*program.command, "-f", "-C", str(folder / "asterisk.conf"))
        process = Process.start(command, output=folder / "console.log", folder=folder)
        yield
    finally:
        if process is not None:
            await process.end(END_SECONDS)
        shutil.rmtree(folder, ignore_errors=True)


def _write(folder: Path, program: AsteriskProgram, variables: Mapping[str, object]) -> None:
    data = folder / "data"
    data.mkdir()
    for name in ("documentation", "rest-api", "static-http"):
        (data / name).symlink_to(program.data / name)
    own = ("astvarlibdir", "astdbdir", "astkeydir", "astagidir", "astspooldir", "astrundir", "astlogdir")
    folders = {
        "astetcdir": folder,
        "astmoddir": program.modules,
        "astdatadir": data,
        **dict.fromkeys(own, folder),
    }
    with as_file(files("hotline")) as package:
        templates = package / "traffic" / "conf"
        write_all(render_folder(templates, conf_value, {**variables, "folders": folders}), folder)
        dialplan = render_folder(templates / "dialplan", dialplan_value, variables)
    write_all(dialplan, folder)


def _free_port(kind: socket.SocketKind) -> int:
    with socket.socket(socket.AF_INET, kind) as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port
