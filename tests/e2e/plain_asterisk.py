"""An Asterisk with a few lines of hand-written configuration, to try the test instruments on.

When the tests on it fail, a phone or an ear is broken and not the hotline.
"""

import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from hotline.asterisk.program import AsteriskProgram
from tests.e2e import audio
from tests.e2e.audio import Sound
from tests.e2e.ports import Ports

MODULES = """
res_sorcery_config res_sorcery_memory res_sorcery_astdb res_timing_timerfd res_crypto res_rtp_asterisk
res_pjproject res_pjsip res_pjsip_session res_pjsip_sdp_rtp res_pjsip_pubsub res_pjsip_authenticator_digest
res_pjsip_endpoint_identifier_user res_pjsip_endpoint_identifier_anonymous res_pjsip_registrar
res_pjsip_caller_id chan_pjsip bridge_simple codec_ulaw format_pcm format_wav pbx_config func_callerid
app_dial app_playback app_read app_echo
""".split()  # noqa: SIM905 -- a list of names reads best so

#: 100 says `question` until a key comes, then `answer`, and rings the agent; 101 is an echo.
EXTENSIONS = """\
[public]
exten => 100,1,Answer(,i)
 same => n,Read(KEY,{folder}/question,1,,1,5)
 same => n,Playback({folder}/answer)
 same => n,Dial(PJSIP/agent,3,g)
 same => n,Hangup(16)
exten => 101,1,Answer(,i)
 same => n,Echo()
[closed]
exten => _X.,1,Hangup(21)
"""

PJSIP = """\
[udp]
type = transport
protocol = udp
bind = 127.0.0.1:{sip}
[anonymous]
type = endpoint
context = public
disallow = all
allow = ulaw
direct_media = no
[agent]
type = endpoint
context = closed
disallow = all
allow = ulaw
direct_media = no
aors = agent
auth = agent
[agent]
type = aor
max_contacts = 1
remove_existing = yes
qualify_frequency = 1
[agent]
type = auth
auth_type = userpass
username = agent
password = secret
"""


class PlainAsterisk:
    """One Asterisk process with two extensions and one agent."""

    modules: Sequence[str] = tuple(MODULES)
    extensions = EXTENSIONS
    pjsip = PJSIP

    def __init__(self, program: AsteriskProgram, ports: Ports) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="ast-", dir="/tmp"))
        self._program = program
        self._sip = ports.take()
        self._rtp = ports.take_even(40)
        self._process: subprocess.Popen[bytes] | None = None
        self.question: Sound = audio.say(
            "Which department do you want? Press a key now, or wait for the first free person."
        )
        self.answer: Sound = audio.say("Thank you, we are putting you through.")

    @property
    def sip(self) -> str:
        """Where phones find it, `host:port`."""
        return f"127.0.0.1:{self._sip}"

    def start(self) -> None:
        """Start it and wait until it is booted."""
        self._write()
        with (self.folder / "console").open("wb") as console:
            self._process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", *self._program.command, "-f", "-C", str(self.folder /
                "asterisk.conf")], stdin=subprocess.DEVNULL, stdout=console, stderr=console, cwd=self.folder,
            )  # fmt: skip
        deadline = time.monotonic() + 20
        while "Asterisk Ready" not in (self.folder / "console").read_text(errors="replace"):
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"Asterisk did not start:\n{(self.folder / 'console').read_text()}")
            time.sleep(0.05)

    def stop(self) -> None:
        """End it and remove its folder."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        shutil.rmtree(self.folder)

    def _write(self) -> None:
        folder = self.folder
        audio.write(folder / "question.wav", self.question)
        audio.write(folder / "answer.wav", self.answer)
        (folder / "keys").mkdir()
        (folder / "data").mkdir()
        for name in ("documentation", "rest-api", "static-http"):
            (folder / "data" / name).symlink_to(self._program.data / name)
        places = {"astetcdir": folder, "astmoddir": self._program.modules, "astdatadir": folder / "data"}
        own = ("astvarlibdir", "astdbdir", "astkeydir", "astagidir", "astspooldir", "astrundir", "astlogdir")
        lines = [f"{name} => {path}" for name, path in {**places, **dict.fromkeys(own, folder)}.items()]
        files = {
            "asterisk.conf": "[directories]\n" + "\n".join(lines) + "\n",
            "modules.conf": "[modules]\nautoload = no\n"
            + "\n".join(f"load = {name}.so" for name in self.modules)
            + "\n",
            "logger.conf": "[logfiles]\nconsole = notice,warning,error,verbose\n",
            "rtp.conf": f"[general]\nrtpstart = {self._rtp}\nrtpend = {self._rtp + 39}\n",
            "pjsip.conf": self.pjsip.format(sip=self._sip),
            "extensions.conf": self.extensions.format(folder=folder),
        }
        for name, text in files.items():
            (folder / name).write_text(text)
