"""The configuration files of one baresip: 1.0 (Debian 12, Ubuntu 24.04) or 1.1 (Debian 13)."""

from dataclasses import dataclass
from pathlib import Path

MODULES = Path("/usr/lib/baresip/modules")


@dataclass(frozen=True, slots=True)
class Account:
    """Who the phone is and how it treats calls."""

    #: User part of its address: the caller's number, or the agent's account.
    user: str
    #: `host:port` of the hotline.
    server: str
    #: With a password the phone registers; without one it only calls.
    password: str | None = None
    #: Takes every call at once.
    answers_by_itself: bool = False

    def line(self) -> str:
        """Return the account as baresip writes it in `accounts` and takes it in its command `uanew`."""
        parts = [f"<sip:{self.user}@{self.server}>", "audio_codecs=pcmu/8000/1"]
        if self.password is None:
            parts.append("regint=0")
        else:
            parts += [f"auth_user={self.user}", f"auth_pass={self.password}", "regint=60"]
        if self.answers_by_itself:
            parts.append("answermode=auto")
        return ";".join(parts)


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The ports of one phone. baresip also listens for TLS on the port after `sip`."""

    sip: int
    control: int
    rtp: int
    rtp_count: int = 8


def write_files(folder: Path, ports: Endpoints, microphone: Path) -> None:
    """Write `config`, an empty `accounts`, and make the folder `heard` for what the phone hears.

    The account is made by command, once somebody listens: otherwise the event of its registration could be
    missed.

    `net_interface 127.0.0.1` (an address: baresip refuses `lo`) keeps media on loopback also where the
    machine has another address. The filter `sndfile` writes what is decoded (`dump-…-dec.wav`); no
    `audio_player` is needed for that. The short jitter buffer keeps what is heard near to what is sent: the
    default of 5 to 10 frames adds a tenth of a second. No bell (`ring_aufile`): baresip 1.1 would write its sound
    into a file, and die of that when the call is answered.
    """
    heard = folder / "heard"
    heard.mkdir(parents=True, exist_ok=True)
    (folder / "accounts").touch()
    (folder / "config").write_text(
        f"""\
sip_listen 127.0.0.1:{ports.sip}
net_interface 127.0.0.1
call_local_timeout 120
call_max_calls 4
audio_source aufile,{microphone}
ausrc_srate 8000
auplay_srate 8000
audio_level no
rtp_ports {ports.rtp}-{ports.rtp + ports.rtp_count - 1}
jitter_buffer_delay 1-2
rtp_timeout 0
statmode_default off
menu_bell no
ringback_disabled yes
ring_aufile none
module_path {MODULES}
module g711.so
module aufile.so
module sndfile.so
module_app account.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:{ports.control}
snd_path {heard}
"""
    )
