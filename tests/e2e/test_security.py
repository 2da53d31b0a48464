"""Strangers can call the citizens' numbers and nothing else; nothing listens to the network that need not."""

import re
import stat
from pathlib import Path

import psutil
import pytest

from tests.e2e import sipp
from tests.e2e.parties import People
from tests.e2e.ports import Ports
from tests.e2e.system import HotlineSystem

#: Feature codes, agents, outside numbers, and names of contexts and extensions inside the dialplan.
CLOSED = [
    "*11",
    "*12",
    "1001",
    "24000000",
    "+96824000000",
    "0096824000000",
    "s",
    "h",
    "header",
    "close",
    "111",
    "11111",
]


@pytest.mark.parametrize("number", CLOSED)
async def test_given_a_stranger_when_dialling_anything_but_our_numbers_then_it_does_not_exist(
    number: str, hotline_system: HotlineSystem, ports: Ports, tmp_path: Path
) -> None:
    """404 for feature codes, agents and outside lines: there is no way there."""
    run = await sipp.start(
        "is_refused", folder=tmp_path, ports=ports, server=hotline_system.sip, service=number,
        user="stranger", values={"status": 404},
    )  # fmt: skip
    await run.finish(within=5)


@pytest.mark.parametrize("number", ["*11", "1111"])
async def test_given_a_stranger_when_using_an_agents_name_then_the_password_is_asked_for(
    number: str, hotline_system: HotlineSystem, ports: Ports, tmp_path: Path
) -> None:
    """An agent's name in From is no proof."""
    run = await sipp.start(
        "is_refused", folder=tmp_path, ports=ports, server=hotline_system.sip, service=number, user="1001",
        values={"status": 401},
    )  # fmt: skip
    await run.finish(within=5)


async def test_given_an_agent_when_dialling_an_outside_number_then_there_is_no_line(
    hotline_system: HotlineSystem, people: People
) -> None:
    """Agents dial feature codes and our own numbers; toll fraud through a stolen password finds no line."""
    agent = await people.agent("1001", signed_in=False)
    await agent.phone.dial("+96824000000")
    closed = await agent.phone.wait_closed(within=5)
    assert closed.parameter.startswith("404")


def test_given_a_running_system_then_only_loopback_is_listened_on(hotline_system: HotlineSystem) -> None:
    """AMI, AGI and HTTP cannot be reached from another machine, nor can anything else of it by TCP."""
    found: dict[int, str] = {}
    for process in hotline_system.processes():
        for connection in process.net_connections("tcp"):
            if connection.status == psutil.CONN_LISTEN:
                found[connection.laddr.port] = connection.laddr.ip
    own = hotline_system.ports
    assert {own.ami, own.agi, own.web} <= set(found)
    assert set(found.values()) == {"127.0.0.1"}


def test_given_a_running_system_then_passwords_are_for_its_user_alone(hotline_system: HotlineSystem) -> None:
    """The secrets have mode 600, also where Asterisk reads them; all data is closed to other users."""
    paths = hotline_system.paths
    assert stat.S_IMODE(paths.secrets.stat().st_mode) == 0o600
    for file in paths.asterisk_conf.glob("*.conf"):
        assert not stat.S_IMODE(file.stat().st_mode) & 0o077, file
    for folder in (paths.data, paths.recordings, paths.messages, paths.lifeboat, paths.asterisk_conf):
        assert not stat.S_IMODE(folder.stat().st_mode) & 0o077, folder


async def test_given_calls_then_no_log_and_no_page_shows_a_telephone_number(
    hotline_system: HotlineSystem, people: People
) -> None:
    """Numbers and pressed keys stay out of logs, and out of the pages that anybody on the machine can open."""
    caller = await people.caller()
    await caller.dials("1112")
    await caller.hears("nobody-signed-in")
    pages = [hotline_system.http(path) for path in ("/", "/api/live", "/healthz", "/metrics")]
    await caller.presses("1")
    await caller.hears("message-instructions")
    await caller.hangs_up()
    await caller.call_ended()
    digits = caller.number.removeprefix("+968")
    assert [status for status, _ in pages] == [200] * 4
    assert not any(digits in body for _, body in pages)
    leaks = [
        f"{name}: {line}"
        for name, text in hotline_system.logs()
        for line in text.splitlines()
        if digits in line
    ]
    assert not leaks, "\n".join(leaks[:10])


def test_given_the_secrets_then_no_log_shows_a_password(hotline_system: HotlineSystem) -> None:
    """Only the banner on the operator's own screen names the agents' passwords."""
    secrets = re.findall(r'"([^"]{12,})"', hotline_system.paths.secrets.read_text())
    assert secrets
    for name, text in hotline_system.logs():
        if name != "hotline up":
            assert not any(secret in text for secret in secrets), name
