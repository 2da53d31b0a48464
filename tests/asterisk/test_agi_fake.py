"""The fake Asterisk speaks AGI as an independent script library, pyst2, understands it."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from hotline.testing.agi import FakeCall, FakeLeg, FakeSpeech

#: Runs pyst2 as Asterisk would: commands on stdout, replies on stdin, pyst2's own log on stderr.
SCRIPT = """
import json, sys
from asterisk.agi import AGI, AGIAppError, AGIInvalidCommand, AGIUsageError

def outcome(verb, *words):
    try:
        return verb(*words)
    except (AGIAppError, AGIInvalidCommand, AGIUsageError) as error:
        return type(error).__name__

agi = AGI()
results = {"request": agi.env}
{lines}
with open(sys.argv[1], "w") as file:
    json.dump(results, file)
"""


async def run(call: FakeCall, folder: Path, *lines: str) -> dict[str, Any]:
    """Run these lines with pyst2 for a call and return what they put into `results`."""
    script = SCRIPT.replace("{lines}", "\n".join(lines))
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "ignore", "-c", script, str(folder / "results.json")),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert program.stdin is not None
    assert program.stdout is not None
    assert program.stderr is not None
    async with asyncio.timeout(30):
        _, log = await asyncio.gather(call.run(program.stdout, program.stdin), program.stderr.read())
        assert await program.wait() == 0, log.decode()
    results: dict[str, Any] = json.loads((folder / "results.json").read_text())
    return results


async def test_pyst2_reads_the_request(tmp_path: Path) -> None:
    """Keys, values and their number are those that a second implementation finds."""
    call = FakeCall(caller_name="علي", arguments=("one", "two words"))
    request = (await run(call, tmp_path))["request"]
    assert len(request) == 24
    assert request["agi_calleridname"] == "علي"
    assert request["agi_arg_2"] == "two words"
    assert request["agi_uniqueid"] == call.uniqueid
    assert request["agi_accountcode"] == ""


async def test_pyst2_works_with_variables(tmp_path: Path) -> None:
    """Values go there and back through pyst2's own quoting."""
    results = await run(
        FakeCall(),
        tmp_path,
        'agi.set_variable("NAME", "two words (x)")',
        'results["set"] = agi.get_variable("NAME")',
        'results["unset"] = agi.get_variable("NO_SUCH")',
        'results["full"] = agi.get_full_variable("<${NAME}>")',
    )
    assert results["set"] == "two words (x)"
    assert results["unset"] == ""
    assert results["full"] == "<two words (x)>"


async def test_pyst2_understands_keys_and_hang_ups(tmp_path: Path) -> None:
    """Keys, no keys, and -1 after a hang-up come out as pyst2's own results and exceptions."""
    call = FakeCall(keys={"/s/menu": "2"}, missing={"/s/none"}, pace=0.001)
    results = await run(
        call,
        tmp_path,
        'results["key"] = agi.stream_file("/s/menu", "123")',
        'results["no key"] = agi.stream_file("/s/menu")',
        'results["missing"] = outcome(agi.stream_file, "/s/none")',
        'results["silence"] = agi.wait_for_digit(1000)',
        'results["music"] = agi.execute("SET MUSIC", "ON", "default")["result"][0]',
        'results["alive"] = agi.channel_status()',
        'agi.execute("HANGUP")',
    )
    del results["request"]
    assert results == {
        "key": "2",
        "no key": "",
        "missing": "AGIAppError",
        "silence": "",
        "music": "0",
        "alive": 6,
    }


async def test_pyst2_records_and_dials(tmp_path: Path) -> None:
    """The key that ended a recording and the result of Dial are where pyst2 looks for them."""
    call = FakeCall(legs=[FakeLeg("BUSY", 17)], speeches=[FakeSpeech(1.0, "#")], pace=0.001)
    results = await run(
        call,
        tmp_path,
        f'results["record"] = agi.record_file("{tmp_path}/m", "wav", "#", 60000, silence=4)',
        'results["dial"] = agi.appexec("Dial", "PJSIP/a1,15,gmi")',
        'results["status"] = agi.get_variable("DIALSTATUS")',
    )
    assert (results["record"], results["dial"], results["status"]) == ("#", "0", "BUSY")
    assert call.dialled == ["PJSIP/a1,15,gmi"]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ('outcome(agi.execute, "DANCE")', "AGIInvalidCommand"),
        ('outcome(agi.execute, "WAIT FOR DIGIT")', "AGIUsageError"),
        ('outcome(agi.execute, "GET VARIABLE")', "AGIUsageError"),
    ],
)
async def test_pyst2_recognises_a_refused_command(tmp_path: Path, line: str, error: str) -> None:
    """After 510 and after all lines of a 520 the next reply is the next one's."""
    results = await run(
        FakeCall(variables={"X": "value"}),
        tmp_path,
        f'results["refused"] = {line}',
        'results["next"] = agi.get_variable("X")',
    )
    assert (results["refused"], results["next"]) == (error, "value")
