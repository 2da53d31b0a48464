"""A fake Asterisk for tests of call scripts: one call that connects to a FastAGI server and obeys it.

Its replies are those of Asterisk 22.10. Playing, ringing and talking take no time unless the test says so.

    call = FakeCall(keys={"/sounds/en/menu": "2"})
    await call.connect(server.port)
    await call.until(lambda: call.music == "default")
    call.press("D")
    call.hang_up()
    await call.ended()
    assert call.heard == ["/sounds/en/menu"]
"""

import asyncio
import contextlib
from dataclasses import dataclass, field

from .agi_caller import FakeCaller, FakeLeg, FakeSpeech
from .agi_verbs import VERBS
from .agi_words import split_words

__all__ = ["FakeCall", "FakeLeg", "FakeSpeech"]

_UNKNOWN = "510 Invalid or unknown command"
_DEAD = "511 Command Not Permitted on a dead channel or intercept routine"
_USAGE = (
    "520-Invalid command syntax.  Proper usage follows:\nReturns <literal>1</literal> if it <replaceable>is"
    "</replaceable> set.\nExample return code: 200 result=1 (testvariable)\n520 End of proper usage."
)


@dataclass
class FakeCall(FakeCaller):
    """The Asterisk side of one AGI session, and the caller behind it."""

    #: Path of the URL, with a query if it shall have one.
    path: str = "call"
    arguments: tuple[str, ...] = ()
    uniqueid: str = "1795332048.1"
    channel: str = "PJSIP/trunk-00000001"
    #: As Asterisk writes it: `unknown` where the network sent none.
    caller: str = "+96890000001"
    caller_name: str = "unknown"
    #: 32 where the number is withheld.
    presentation: int = 0
    extension: str = "1111"
    language: str = "en"

    #: Every command of the script, word by word.
    commands: list[list[str]] = field(default_factory=list, init=False)
    #: Commands that came before the one before them was answered; real replies would have been lost.
    pipelined: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.variables.setdefault("CHANNEL(language)", self.language)
        self._is_dead = False
        self._is_busy = False
        self._lines: asyncio.Queue[bytes] = asyncio.Queue()
        self._writer: asyncio.StreamWriter | None = None
        self._task: asyncio.Task[None] | None = None

    async def connect(self, port: int, host: str = "127.0.0.1") -> None:
        """Do as AGI(agi://host:port/path) does; the test goes on meanwhile."""
        reader, writer = await asyncio.open_connection(host, port)
        self._task = asyncio.create_task(self.run(reader, writer))

    async def ended(self, seconds: float = 30.0) -> None:
        """Wait until the script has ended. Raises `TimeoutError`, and what went wrong in the fake itself."""
        assert self._task is not None, "connect first"  # noqa: S101
        async with asyncio.timeout(seconds):
            await self._task

    def hang_up(self) -> None:
        """Let the caller hang up; the script is told at once, or behind the reply to its command."""
        super().hang_up()
        if not self._is_busy:
            self._die()

    async def run(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Send the request, then serve commands until the script closes the connection."""
        self._writer = writer
        lines = [f"agi_{key}: {value}\n" for key, value in self._request().items()]
        writer.write("".join(lines).encode(errors="surrogateescape") + b"\n")
        pump = asyncio.create_task(self._read(reader))
        try:
            while line := await self._lines.get():
                await self._serve(line.rstrip(b"\n"))
        finally:
            pump.cancel()
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()
            self.changed()

    def _request(self) -> dict[str, str]:
        """All lines that Asterisk 22 sends, in its order."""
        fixed = {
            "network": "yes",
            "network_script": self.path,
            "request": f"agi://127.0.0.1/{self.path}",
            "channel": self.channel,
            "language": self.language,
            "type": self.channel.partition("/")[0],
            "uniqueid": self.uniqueid,
            "version": "22.10.1",
            "callerid": self.caller,
            "calleridname": self.caller_name,
            "callingpres": str(self.presentation),
            "callingani2": "0",
            "callington": "0",
            "callingtns": "0",
            "dnid": self.extension,
            "rdnis": "unknown",
            "context": "entry",
            "extension": self.extension,
            "priority": "1",
            "enhanced": "0.0",
            "accountcode": "",
            "threadid": "139763348915904",
        }
        return fixed | {f"arg_{number}": value for number, value in enumerate(self.arguments, 1)}

    async def _read(self, reader: asyncio.StreamReader) -> None:
        with contextlib.suppress(ConnectionError):
            while line := await reader.readline():
                self.pipelined += self._is_busy or not self._lines.empty()
                self._lines.put_nowait(line)
        # The script is gone; whatever it waited for is of no interest any more.
        super().hang_up()
        self._lines.put_nowait(b"")

    async def _serve(self, line: bytes) -> None:
        self._is_busy = True
        words = split_words(line)
        self.commands.append(words)
        self.changed()
        self._write(await self._reply(words))
        self._is_busy = False
        if not self.is_up:
            self._die()

    async def _reply(self, words: list[str]) -> str:
        for length in (3, 2, 1):
            verb = VERBS.get(tuple(word.upper() for word in words[:length]))
            if verb is None:
                continue
            if self._is_dead and not verb.works_when_dead:
                return _DEAD
            arguments = words[length:]
            if not verb.least <= len(arguments) <= verb.most:
                return _USAGE
            return "200 " + await verb.handler(self, arguments)
        return _UNKNOWN

    def _die(self) -> None:
        """Say once that the channel is dead."""
        if not self._is_dead and self.tells_hang_up:
            self._write("HANGUP")
        self._is_dead = True
        self.music = None

    def _write(self, line: str) -> None:
        if self._writer is not None and not self._writer.is_closing():
            self._writer.write(line.encode(errors="surrogateescape") + b"\n")
