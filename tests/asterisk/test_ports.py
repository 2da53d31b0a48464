"""Ports that are taken, told before the start."""

import socket
from collections.abc import Iterator

import pytest

from hotline.asterisk.ports import Listener, PortInUseError, Protocol, check, of_asterisk, problem
from hotline.config import Configuration


@pytest.fixture(params=["tcp", "udp"])
def taken(request: pytest.FixtureRequest) -> Iterator[Listener]:
    """A place where somebody listens."""
    protocol: Protocol = request.param
    kind = socket.SOCK_STREAM if protocol == "tcp" else socket.SOCK_DGRAM
    with socket.socket(socket.AF_INET, kind) as sock:
        sock.bind(("127.0.0.1", 0))
        if protocol == "tcp":
            sock.listen()
        yield Listener("sip.port", "127.0.0.1", sock.getsockname()[1], protocol)


def test_a_taken_port_is_named_with_the_key_to_change(taken: Listener) -> None:
    """Protocol, port, address and key are in the message."""
    with pytest.raises(PortInUseError) as caught:
        check([taken])
    message = str(caught.value)
    assert f"{taken.protocol.upper()} port {taken.port} on 127.0.0.1" in message
    assert "or change sip.port" in message


def test_a_free_port_is_no_problem() -> None:
    """Looking leaves the port free."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
    for protocol in ("tcp", "udp"):
        listener = Listener("sip.port", "127.0.0.1", port, protocol)
        assert problem(listener) is None
        assert problem(listener) is None


def test_an_address_of_another_machine_is_a_problem() -> None:
    """192.0.2.1 is nobody's (RFC 5737); the key of the address is named, and not the port's."""
    found = problem(Listener("sip.port", "192.0.2.1", 5060, "udp"))
    assert found is not None
    assert found.what == "192.0.2.1 is no address of this machine"
    assert found.remedy == "change sip.host"


@pytest.mark.parametrize("host", ["nowhere.invalid", "n" * 70, "no..where"])
def test_an_unknown_host_is_a_problem(host: str) -> None:
    """`.invalid` never resolves (RFC 2606); labels of more than 63 letters, or none, are no names at all."""
    found = problem(Listener("asterisk.ami_port", host, 5038, "tcp"))
    assert found is not None
    assert f"the host {host} is not known" in found.what
    assert found.remedy == "change asterisk.ami_host"


def test_asterisks_places_have_their_keys() -> None:
    """SIP by UDP and TCP, and the manager interface."""
    config = Configuration.model_validate(
        {"numbers": {"1111": {"queue": "q"}}, "queues": {"q": {}}, "ivr": {"operator_queue": "q"}}
    )
    assert [(one.key, one.port, one.protocol) for one in of_asterisk(config)] == [
        ("sip.port", 5060, "udp"),
        ("sip.port", 5060, "tcp"),
        ("asterisk.ami_port", 5038, "tcp"),
        ("asterisk.ws_port", 8088, "tcp"),
    ]
