"""What each AGI command does to a fake caller, and what Asterisk 22.10 replies to it (measured)."""

import re
import wave
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from .agi_caller import FakeCaller, FakeLeg, FakeSpeech, Gone

_RATE = 8000
_variable = re.compile(r"\$\{([^{}]*)\}")


@dataclass(frozen=True)
class Verb:
    """A command: its handler gets the words behind its name and returns the reply without the code."""

    handler: Callable[[FakeCaller, list[str]], Awaitable[str]]
    #: How many words it takes behind its name; any other number is answered by 520.
    least: int
    most: int = 127
    works_when_dead: bool = False


async def _answer(_: FakeCaller, __: list[str]) -> str:
    return "result=0"


async def _channel_status(_: FakeCaller, words: list[str]) -> str:
    return "result=-1" if words else "result=6"


async def _get_variable(caller: FakeCaller, words: list[str]) -> str:
    value = caller.variables.get(words[0])
    return "result=0" if value is None else f"result=1 ({value})"


async def _get_full_variable(caller: FakeCaller, words: list[str]) -> str:
    return f"result=1 ({_variable.sub(lambda match: caller.variables.get(match[1], ''), words[0])})"


async def _set_variable(caller: FakeCaller, words: list[str]) -> str:
    caller.variables[words[0]] = words[1]
    return "result=1"


async def _verbose(_: FakeCaller, __: list[str]) -> str:
    return "result=1"


async def _hangup(caller: FakeCaller, words: list[str]) -> str:
    if words:
        return "result=-1"
    caller.hang_up()
    return "result=1"


async def _set_music(caller: FakeCaller, words: list[str]) -> str:
    caller.music = (words[1] if len(words) > 1 else "default") if words[0].upper() == "ON" else None
    return "result=0"


async def _stream_file(caller: FakeCaller, words: list[str]) -> str:
    path, escape_digits = words[:2]
    if path in caller.missing:
        return "result=-1 endpos=0"
    caller.music = None
    caller.heard.append(path)
    caller.changed()
    scripted = caller.key_for(path)
    try:
        key = (
            scripted
            if scripted and scripted in escape_digits
            else await caller.key(escape_digits, caller.play_seconds)
        )
    except Gone:
        return "result=-1 endpos=8160"
    return f"result={ord(key) if key else 0} endpos=3520"


async def _wait_for_digit(caller: FakeCaller, words: list[str]) -> str:
    milliseconds = int(words[0])
    try:
        key = await caller.key(None, None if milliseconds < 0 else milliseconds / 1000)
    except Gone:
        return "result=-1"
    return f"result={ord(key) if key else 0}"


async def _record_file(caller: FakeCaller, words: list[str]) -> str:
    path, suffix, escape_digits, milliseconds = words[:4]
    file = Path(f"{path}.{suffix}")
    if not file.parent.is_dir():
        return "result=-1 (writefile)"
    speech = caller.speeches.pop(0) if caller.speeches else FakeSpeech()
    if speech.seconds <= 0 and "BEEP" in words[4:] and speech.then != "":
        return _beep_cut_short(caller, speech.then)
    caller.recorded.append(str(file))
    caller.changed()
    seconds = min(speech.seconds, int(milliseconds) / 1000)
    try:
        await caller.pause(seconds)
    except Gone:
        speech.then = None
    samples = round(seconds * _RATE)
    _write_silence(file, samples)
    if speech.then is None:
        caller.hang_up()
        return f"result=-1 (hangup) endpos={samples}"
    if speech.then and speech.then in escape_digits and seconds == speech.seconds:
        return f"result={ord(speech.then)} (dtmf) endpos={samples}"
    # The result is what was left of the time, milliseconds, and looks like a key's code.
    return f"result={max(1, int(milliseconds) - round(1000 * seconds))} (timeout) endpos={samples}"


def _beep_cut_short(caller: FakeCaller, key: str | None) -> str:
    if key is None:
        caller.hang_up()
    return f"result={-1 if key is None else ord(key)} (randomerror) endpos=0"


def _write_silence(file: Path, samples: int) -> None:
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, _RATE, samples, "NONE", ""))
        sound.writeframes(bytes(2 * samples))


async def _exec(caller: FakeCaller, words: list[str]) -> str:
    application, arguments = words[0], words[1] if len(words) > 1 else ""
    if application in caller.missing:
        return "result=-2"
    caller.executed.append((application, arguments))
    if application == "Dial":
        return await _dial(caller, arguments)
    if application == "Hangup":
        caller.hang_up()
    return "result=0" if caller.is_up or application != "Hangup" else "result=-1"


async def _dial(caller: FakeCaller, arguments: str) -> str:
    caller.dialled.append(arguments)
    limit = float(arguments.split(",")[1].partition("^")[0])
    leg = caller.legs.pop(0) if caller.legs else FakeLeg("CHANUNAVAIL", 3)
    outcome, result = (leg.status, leg.cause), 0
    try:
        if not caller.is_up:
            raise Gone
        outcome = await _ring_and_talk(caller, leg, limit)
    except Gone:
        outcome, result = ("ANSWER", 16) if caller.leg == "talking" else ("CANCEL", 0), -1
    caller.leg = None
    if "g" not in arguments.split(",")[2] and outcome[0] == "ANSWER":
        # Dial wants the channel to be hung up, and AGI leaves it alive.
        result = -1
    caller.variables |= {"DIALSTATUS": outcome[0], "HANGUPCAUSE": str(outcome[1])}
    return f"result={result}"


async def _ring_and_talk(caller: FakeCaller, leg: FakeLeg, limit: float) -> tuple[str, int]:
    caller.leg = "ringing"
    caller.changed()
    rings_too_long = leg.ring_seconds is None or leg.ring_seconds > limit
    if await caller.leg_ends(limit if rings_too_long else leg.ring_seconds):
        return "CHANUNAVAIL", 0
    if rings_too_long:
        return "NOANSWER", 0
    if leg.status == "ANSWER" and not leg.hears_whisper:
        return "BUSY", leg.cause
    if leg.status == "ANSWER":
        caller.leg = "talking"
        caller.music = None
        caller.changed()
        await caller.leg_ends(leg.talk_seconds)
    return leg.status, leg.cause


#: By name; "agi show commands" says which of them work on a dead channel.
VERBS: dict[tuple[str, ...], Verb] = {
    ("ANSWER",): Verb(_answer, 0),
    ("CHANNEL", "STATUS"): Verb(_channel_status, 0, 1),
    ("EXEC",): Verb(_exec, 1, works_when_dead=True),
    ("GET", "FULL", "VARIABLE"): Verb(_get_full_variable, 1, 2, works_when_dead=True),
    ("GET", "VARIABLE"): Verb(_get_variable, 1, 1, works_when_dead=True),
    ("HANGUP",): Verb(_hangup, 0, 1),
    ("NOOP",): Verb(_answer, 0, works_when_dead=True),
    ("RECORD", "FILE"): Verb(_record_file, 4),
    ("SET", "MUSIC"): Verb(_set_music, 1, 2),
    ("SET", "VARIABLE"): Verb(_set_variable, 2, works_when_dead=True),
    ("STREAM", "FILE"): Verb(_stream_file, 2, 3),
    ("VERBOSE",): Verb(_verbose, 1, works_when_dead=True),
    ("WAIT", "FOR", "DIGIT"): Verb(_wait_for_digit, 1, 1),
}
