"""The phones and SIPp themselves, on a plain Asterisk without the hotline."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from hotline.testing.postgresql import PostgresqlServer
from tests.e2e import audio, netstring, sipp
from tests.e2e.audio import RATE, Sound
from tests.e2e.baresip_files import Account
from tests.e2e.conftest import StartPhone
from tests.e2e.listening import find, heard_until
from tests.e2e.pcap import key_seconds, write_keys
from tests.e2e.plain_asterisk import PlainAsterisk
from tests.e2e.ports import Ports
from tests.e2e.servers import PostgresqlStory
from tests.e2e.waiting import eventually


@pytest.fixture(scope="module")
def caller_words() -> Sound:
    """Return what a caller says."""
    return audio.say("There is a water leak.")


@pytest.fixture(scope="module")
def agent_words() -> Sound:
    """Return what an agent says, in another voice."""
    return audio.say("How may I help you?", "en-us+f3")


def test_netstrings_survive_being_cut_anywhere() -> None:
    """Control messages are complete whatever pieces TCP delivers."""
    stream = netstring.encode("dial", "sip:1", "1") + netstring.encode("hangup", None, "2")
    decoder = netstring.Decoder()
    messages = [message for byte in stream for message in decoder.feed(bytes([byte]))]
    assert messages == [
        {"command": "dial", "token": "1", "params": "sip:1"},
        {"command": "hangup", "token": "2"},
    ]


async def test_phone_hears_presses_and_talks(
    plain_asterisk: PlainAsterisk, start_phone: StartPhone, caller_words: Sound, agent_words: Sound
) -> None:
    """A phone hears a prompt, stops it with a key, is put through, and both sides hear each other."""
    agent = await start_phone(Account("agent", plain_asterisk.sip, "secret"))
    caller = await start_phone(Account("+96890000001", plain_asterisk.sip))
    await agent.wait_registered()
    await caller.dial("100")
    await caller.wait_answered()
    beginning = plain_asterisk.question[:RATE]
    await eventually(lambda: find(beginning, caller.heard()).heard, "question", within=5)
    pressed_at = await caller.press("5")
    await agent.wait_ringing()
    match = find(beginning, caller.heard())
    assert match.offset_seconds < 0.2
    stopped_at = caller.tape.time_of(
        match.offset_seconds + heard_until(plain_asterisk.question, caller.heard(), match)
    )
    assert 0 <= stopped_at - pressed_at < 2.0
    assert find(plain_asterisk.answer, caller.heard()).heard
    await agent.answer()
    await agent.wait_answered()
    await caller.say(caller_words)
    await agent.say(agent_words)
    await eventually(lambda: find(caller_words, agent.heard()).heard, "agent hears caller", within=5)
    await eventually(lambda: find(agent_words, caller.heard()).heard, "caller hears agent", within=5)
    assert not find(agent_words, agent.heard()).heard
    await agent.hang_up()
    await caller.wait_closed()
    assert caller.tape.path is not None
    assert caller.tape.path.name == "call-1.wav"


async def test_phone_rejects_and_calls_again(plain_asterisk: PlainAsterisk, start_phone: StartPhone) -> None:
    """A phone refuses a call; the next call has a tape of its own."""
    agent = await start_phone(Account("agent", plain_asterisk.sip, "secret"))
    caller = await start_phone(Account("+96890000001", plain_asterisk.sip))
    await agent.wait_registered()
    for number in (1, 2):
        await caller.dial("100")
        await caller.wait_answered()
        await eventually(
            lambda: find(plain_asterisk.question[:RATE], caller.heard()).heard, "question", within=5
        )
        await caller.press("1")
        await agent.wait_ringing()
        await agent.reject()
        await agent.wait_closed()
        await caller.wait_closed()
        assert len(caller.tapes) == number


async def test_sipp_presses_keys_and_measures_the_answer(
    plain_asterisk: PlainAsterisk, ports: Ports, tmp_path: Path
) -> None:
    """SIPp calls, presses keys by RFC 4733 and knows how fast it was answered."""
    keys = write_keys(tmp_path / "keys.pcap", "5")
    run = await sipp.start(
        "press_keys_and_hang_up", folder=tmp_path / "caller", ports=ports, server=plain_asterisk.sip,
        service="100", user="+96890000002",
        values={"keys": keys, "pause_before_keys": 500, "stay": int(1000 * key_seconds("5")) + 500},
    )  # fmt: skip
    messages = await run.finish(within=10)
    assert 0 < sipp.answer_seconds(messages) < 5.0


@pytest.mark.parametrize(
    ("scenario", "values", "final"),
    [
        ("agent_answers", {"ring": 300}, "SIP/2.0 200"),
        ("agent_rejects", {"ring": 300, "status": 603}, "SIP/2.0 603"),
        ("agent_never_answers", {}, "SIP/2.0 487"),
    ],
)
async def test_sipp_plays_agents(  # noqa: PLR0917 -- fixtures
    scenario: str, values: dict[str, int], final: str, plain_asterisk: PlainAsterisk, start_phone: StartPhone,
    ports: Ports, tmp_path: Path,
) -> None:  # fmt: skip
    """SIPp registers by digest, then answers, refuses or lets it ring, and tells Asterisk that it lives."""
    agent = await sipp.start_agent(
        scenario, folder=tmp_path / "agent", ports=ports, server=plain_asterisk.sip, user="agent",
        password="secret", values=values,
    )  # fmt: skip
    caller = await start_phone(Account("+96890000001", plain_asterisk.sip))
    await caller.dial("100")
    await caller.wait_answered()
    await eventually(lambda: find(plain_asterisk.question[:RATE], caller.heard()).heard, "question", within=5)
    await caller.press("1")
    await agent.wait_message(final, method="INVITE", sent=True, within=10)
    await agent.wait_message("ACK", method="ACK", sent=False, within=2)
    await caller.hang_up()
    await agent.close()


def test_a_variable_of_psql_is_never_null(tmp_path: Path) -> None:
    """It would be the word None."""
    story = PostgresqlStory(cast("PostgresqlServer", SimpleNamespace(folder=tmp_path)), "d")
    with pytest.raises(ValueError, match="IS NULL"):
        story._rows("SELECT 1 WHERE call = ?", None)


def test_runs_side_by_side_have_ports_of_their_own(ports: Ports, tmp_path: Path) -> None:
    """Also where they have other folders for temporary files."""
    show = "from tests.e2e.ports import Ports; print(Ports()._first)"
    done = subprocess.run(
        [sys.executable, "-c", show], env={**os.environ, "TMPDIR": str(tmp_path)}, cwd=Path(__file__).parents[2],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert int(done.stdout) != ports._first
