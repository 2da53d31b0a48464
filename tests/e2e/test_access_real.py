"""Our configuration on a real Asterisk: who gets in, and who does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.asterisk.program import AsteriskProgram
from tests.e2e import sipp
from tests.e2e.bare_machine import Machine, invite, start, stop
from tests.e2e.ports import Ports


@pytest.fixture(scope="module")
def machine(
    tmp_path_factory: pytest.TempPathFactory, ports: Ports, asterisk_program: AsteriskProgram
) -> Iterator[Machine]:
    """An Asterisk that lets strangers dial our numbers."""
    started = start(tmp_path_factory.mktemp("m") / "var", ports, asterisk_program, allow_anonymous=True)
    yield started
    stop(started)


@pytest.fixture(scope="module")
def closed_machine(
    tmp_path_factory: pytest.TempPathFactory, ports: Ports, asterisk_program: AsteriskProgram
) -> Iterator[Machine]:
    """An Asterisk that lets only trunks and agents in."""
    started = start(tmp_path_factory.mktemp("c") / "var", ports, asterisk_program, allow_anonymous=False)
    yield started
    stop(started)


@pytest.mark.parametrize(
    "number", ["*11", "1001", "900", "+96890000000", "", "s", "h", "i", "t", "close", "header"]
)
def test_a_stranger_reaches_nothing_but_our_numbers(machine: Machine, number: str) -> None:
    """No feature code, no agent, no outside line, no inner part of the dialplan can be dialled."""
    assert invite(machine, number) in {404, 484}


@pytest.mark.parametrize("user", ["1001", "anonymous", "trunk-telco", "+96891234567"])
def test_a_name_in_from_opens_no_door(closed_machine: Machine, user: str) -> None:
    """Where strangers are not allowed, no name lets one in: neither an agent's nor a trunk's."""
    assert invite(closed_machine, "1111", user=user) == 401


def test_a_trunk_is_known_by_its_address(closed_machine: Machine) -> None:
    """Calls from the telephone company's address get in, whoever they say they are, to our numbers alone."""
    for user in ("+96891234567", "anonymous"):
        assert invite(closed_machine, "1111", user=user, source="127.0.0.9") == 200
        assert invite(closed_machine, "*11", user=user, source="127.0.0.9") == 404


async def test_an_agent_registers_with_the_right_password_only(machine: Machine, tmp_path: Path) -> None:
    """The generated password registers a phone; another one does not."""
    right = await sipp.start(
        "register", folder=tmp_path / "right", ports=machine.ports, server=machine.sip, user="1001",
        password=machine.secrets.agents["1001"],
    )  # fmt: skip
    await right.finish(within=5.0)
    assert "1001/sip:1001@" in await machine.instance.remote("pjsip show contacts")
    wrong = await sipp.start(
        "register", folder=tmp_path / "wrong", ports=machine.ports, server=machine.sip, user="1001",
        password="guess",
    )  # fmt: skip
    with pytest.raises(AssertionError, match="401"):
        await wrong.finish(within=5.0)


async def test_a_citizen_is_answered_within_100_ms(machine: Machine, tmp_path: Path) -> None:
    """The answer waits neither for media nor for a controller."""
    await sipp.is_answered_within(
        0.1, folder=tmp_path, ports=machine.ports, server=machine.sip, service="1111", user="+96891234567",
        values={"stay": 200},
    )  # fmt: skip
