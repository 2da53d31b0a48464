"""The caller, as a call script sees it: play this, wait for a key, connect with an agent.

All verbs send one command after another; two at a time raise `RuntimeError`. After the caller has hung up,
verbs that need the caller raise `CallerHungUp` without asking Asterisk; variables and `execute` still work. A
result of -1 means a hang-up or a failure, and only Asterisk knows which: CHANNEL STATUS is refused on a dead
channel, so it is asked.
"""

import contextlib
from collections.abc import Awaitable, Mapping, Sequence
from typing import Protocol

from .command import Word, verb
from .errors import AgiError, CallerHungUp
from .outcome import DialOutcome, Recorded, dialled, recorded
from .reply import Reply
from .request import arguments_of, path_of, shown

#: Commands whose -1 says something about another channel or a database, not about the caller.
_SPEAK_OF_OTHERS = frozenset({"CHANNEL", "HANGUP", "DATABASE"})
_DEAD_CHANNEL = 511


class Connection(Protocol):
    """What carries the commands."""

    hung_up: bool

    def command(self, *words: Word) -> Awaitable[Reply]:
        """Send a command; what is returned waits for the reply to it, whatever it says."""
        ...


class CallerChannel:
    """The caller's channel, from the moment Asterisk asked for us until our script ends."""

    __slots__ = (
        "_connection",
        "arguments",
        "caller_name",
        "caller_number",
        "extension",
        "language",
        "name",
        "path",
        "request",
        "uniqueid",
    )

    def __init__(self, connection: Connection, request: Mapping[str, str]) -> None:
        self._connection = connection
        #: The agi_* lines of the request, without that prefix.
        self.request = request
        #: The path of the URL, without slashes at its ends and without the query.
        self.path = path_of(request)
        #: What AGI() was given behind the URL.
        self.arguments = arguments_of(request)
        self.uniqueid = request.get("uniqueid", "")
        #: Asterisk's name of the channel.
        self.name = request.get("channel", "")
        #: As the network sent it; None if withheld or unknown.
        self.caller_number = shown(request, "callerid")
        #: As the network sent it; None if withheld or unknown.
        self.caller_name = shown(request, "calleridname")
        #: What was dialled, as the dialplan sees it.
        self.extension = request.get("extension", "")
        #: Language of the channel when the session began.
        self.language = request.get("language", "")

    @property
    def hung_up(self) -> bool:
        """Whether the caller is known to be gone."""
        return self._connection.hung_up

    async def command(self, *words: Word) -> Reply:
        """Send an AGI command, one word per argument, and return the reply with code 200.

        Raises `CallerHungUp` where the caller's channel is dead (511, or -1 for that reason), `AgiError`
        where Asterisk does not know the command (510) or its arguments (520), `ValueError` for a word that
        cannot be sent.
        """
        reply = await self._connection.command(*words)
        if reply.code == 200 and reply.result != -1:
            return reply
        if reply.code == _DEAD_CHANNEL:
            self._connection.hung_up = True
            raise CallerHungUp
        if reply.code != 200:
            raise _refused(words, reply)
        if words[0] not in _SPEAK_OF_OTHERS and not await self._is_alive():
            raise CallerHungUp
        return reply

    async def stream_file(self, path: str, escape_digits: str = "") -> str | None:
        """Play a file, named without its extension, and return the key that cut it short, or None.

        Music that plays stops and does not come back. Raises `CallerHungUp`; `AgiError` where the file is
        missing in the channel's language and in English.
        """
        self._require_caller()
        reply = await self.command("STREAM", "FILE", path, escape_digits)
        if reply.result == -1:
            raise AgiError(
                f"STREAM FILE: Asterisk has no file {path} in a format and a language that it plays"
            )
        return _key(reply)

    async def wait_for_digit(self, seconds: float) -> str | None:
        """Return the key that was pressed, or None after so many seconds. Raises `CallerHungUp`."""
        if seconds < 0:
            raise ValueError("wait_for_digit: seconds must not be negative")
        self._require_caller()
        return _key(await self.command("WAIT", "FOR", "DIGIT", round(seconds * 1000)))

    async def get_variable(self, name: str) -> str | None:
        """Return a variable's or a function's value, None where it is not set; works on a dead channel.

        Asterisk cuts the value at 1,023 bytes. A name with `${` in it is an expression: its value comes
        whole, and is empty where nothing in it is set.
        """
        words = ("GET", "FULL", "VARIABLE", name) if "${" in name else ("GET", "VARIABLE", name)
        reply = await self.command(*words)
        return reply.data if reply.result == 1 else None

    async def set_variable(self, name: str, value: str) -> None:
        """Set a variable or a function; works on a dead channel. Raises `ValueError` for a line feed."""
        await self.command("SET", "VARIABLE", name, value)

    async def music(self, on: bool, music_class: str = "default") -> None:
        """Start or stop music on hold. Raises `CallerHungUp`."""
        self._require_caller()
        await self.command("SET", "MUSIC", *(("ON", music_class) if on else ("OFF",)))

    async def execute(self, application: str, arguments: str = "") -> Reply:
        """Run a dialplan application; works on a dead channel as far as the application does.

        Nothing in `arguments` is substituted. The result is the application's: most report failures in a
        variable. Raises `CallerHungUp` where the caller hung up in it, `AgiError` where Asterisk has no such
        application.
        """
        reply = await self.command("EXEC", application, arguments)
        if reply.result == -2:
            raise _no_application(application)
        return reply

    async def record_file(
        self,
        path: str,
        *,
        format: str = "wav",  # noqa: A002 - Asterisk's word for it
        escape_digits: str = "#",
        max_seconds: float,
        silence_seconds: int | None = None,
        beep: bool = True,
    ) -> Recorded:
        """Record the caller to a file, named without extension, until a key, silence, time-out or hang-up.

        Its folder must exist. Silence is only noticed while the caller's phone sends audio, so there is
        always a maximum. A full disk is not reported: look at the file. Raises `AgiConnectionLost`, but not
        `CallerHungUp`.
        """
        if max_seconds <= 0:
            raise ValueError("record_file: max_seconds must be positive")
        if self.hung_up:
            return Recorded("hangup", None, 0)
        words: list[Word] = ["RECORD", "FILE", path, format, escape_digits, round(max_seconds * 1000)]
        if beep:
            words.append("BEEP")
        if silence_seconds is not None:
            words.append(f"s={silence_seconds}")
        reply = await self._connection.command(*words)
        if reply.code not in (200, _DEAD_CHANNEL):
            raise _refused(words, reply)
        failed = reply.code == _DEAD_CHANNEL or reply.result == -1
        return recorded(reply, caller_is_gone=failed and not await self._is_alive())

    async def dial(
        self, destination: str, *, seconds: float, options: str = "gmi", alerting_seconds: float | None = None
    ) -> DialOutcome:
        """Ring a destination such as `PJSIP/agent-1`, bridge it with the caller; return when that is over.

        `seconds` is how long it may ring; `alerting_seconds` how long it may stay silent before it rings,
        which finds dead phones early. Without `g` in the options the reply is a failure although the caller
        lives. Does not raise `CallerHungUp`, and rings nobody for a caller who is gone. Raises
        `AgiConnectionLost`, `AgiError`.
        """
        if self.hung_up:
            return DialOutcome("CANCEL", None, caller_hung_up=True)
        limit = f"{seconds:g}" if alerting_seconds is None else f"{seconds:g}^{alerting_seconds:g}"
        words = ("EXEC", "Dial", f"{destination},{limit},{options}")
        reply = await self._connection.command(*words)
        if reply.code != 200:
            raise _refused(words, reply)
        if reply.result == -2:
            raise _no_application("Dial")
        value = await self.get_variable("${DIALSTATUS},${HANGUPCAUSE}")
        return dialled(value or "", caller_is_gone=reply.result == -1 and not await self._is_alive())

    async def hangup(self, cause: int = 16) -> None:
        """End the call with this cause (ITU-T Q.850); nothing happens where the caller is gone already.

        Without a cause of its own the BYE would carry that of the last leg that was dialled.
        """
        if self.hung_up:
            return
        with contextlib.suppress(CallerHungUp):
            await self.execute("Hangup", str(cause))
            # Releases of Asterisk differ in whether the application alone ends the channel.
            await self.command("HANGUP")
        self._connection.hung_up = True

    def _require_caller(self) -> None:
        if self.hung_up:
            raise CallerHungUp

    async def _is_alive(self) -> bool:
        """Ask Asterisk whether the caller is there; it answers 511 once the channel is dead."""
        if not self.hung_up:
            reply = await self._connection.command("CHANNEL", "STATUS")
            self._connection.hung_up = self.hung_up or reply.code == _DEAD_CHANNEL
        return not self.hung_up


def _refused(words: Sequence[Word], reply: Reply) -> AgiError:
    explanation = reply.data.partition("\n")[0]
    return AgiError(f"{verb(words)} was refused by Asterisk: {reply.code} {explanation}")


def _no_application(name: str) -> AgiError:
    return AgiError(f"EXEC: Asterisk has no application {name}; its module is not loaded")


def _key(reply: Reply) -> str | None:
    """A result is the key's character code; 0 is none, and 1 says that another command came between."""
    return chr(reply.result) if reply.result is not None and reply.result > 1 else None
