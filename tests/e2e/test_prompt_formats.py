"""Prompts reach every line in its own codec: Asterisk plays the file that fits and transcodes nothing.

SIPp calls with one codec each and only listens; Asterisk's own `core show channel` says what is played to it. The last
test takes the files of a codec away, so that the instrument shows that it can see the difference.
"""

import asyncio
import re
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from hotline.asterisk.program import AsteriskProgram
from tests.e2e import sipp
from tests.e2e.ports import Ports
from tests.e2e.system import HotlineSystem

#: By Asterisk's name: name in SDP and payload type (RFC 3551, table 4).
CODECS = {"ulaw": ("PCMU", 0), "alaw": ("PCMA", 8), "g722": ("G722", 9)}

#: So many looks while the greeting and the menu are said, which takes longer than all of them.
LOOKS, PAUSE_SECONDS = 8, 0.25

Console = Callable[[str], Awaitable[str]]
#: Format that is written to the line, and whether it was transcoded.
Look = tuple[str, str]
Listen = Callable[[str], Awaitable[list[Look]]]

_written = re.compile(r"WriteFormat:\s+(\S+)")
_transcoded = re.compile(r"WriteTranscode:\s+(Yes|No)")


@pytest.fixture
def console(hotline_system: HotlineSystem, asterisk_program: AsteriskProgram) -> Console:
    """Asks the system's Asterisk."""
    configuration = hotline_system.paths.asterisk_conf / "asterisk.conf"

    async def ask(command: str) -> str:
        process = await asyncio.create_subprocess_exec(
            *asterisk_program.command, "-C", str(configuration), "-rx", command,
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        told, _ = await process.communicate()
        return told.decode()

    return ask


@pytest.fixture
def listen(hotline_system: HotlineSystem, console: Console, ports: Ports, tmp_path: Path) -> Listen:
    """Calls in a codec, and looks at the line while the greeting and the menu are said."""

    async def listen(codec: str) -> list[Look]:
        name, payload = CODECS[codec]
        run = await sipp.start(
            "listen_in_a_codec", folder=tmp_path / codec, ports=ports, server=hotline_system.sip, service="1111",
            user=f"listener-{codec}", values={"codec": name, "payload": payload, "stay": 30_000},
        )  # fmt: skip
        try:
            await run.wait_message("SIP/2.0 200", method="INVITE", sent=False, within=5)
            seen = []
            for _ in range(LOOKS):
                await asyncio.sleep(PAUSE_SECONDS)
                channel = (await console("core show channels concise")).partition("!")[0]
                told = await console(f"core show channel {channel}")
                written, transcoded = _written.search(told), _transcoded.search(told)
                if written and transcoded:
                    seen.append((written[1], transcoded[1]))
            return seen
        finally:
            await console("channel request hangup all")
            await run.close()

    return listen


@pytest.mark.parametrize("codec", CODECS)
async def test_given_a_phone_with_one_codec_when_prompts_are_played_then_nothing_is_transcoded(
    codec: str, listen: Listen
) -> None:
    """The file in the line's own format is sent as it is."""
    looks = await listen(codec)
    assert len(looks) > LOOKS / 2
    assert set(looks) == {(codec, "No")}


async def test_given_no_file_in_the_codec_of_the_phone_then_another_is_transcoded(
    hotline_system: HotlineSystem, listen: Listen
) -> None:
    """What the other tests see the absence of can be seen."""
    files = list(hotline_system.paths.sounds.rglob("*.g722"))
    for file in files:
        shutil.move(file, file.with_suffix(".away"))
    try:
        looks = await listen("g722")
    finally:
        for file in files:
            shutil.move(file.with_suffix(".away"), file)
    assert any(transcoded == "Yes" for _, transcoded in looks), looks
