"""Are the ports free that we are about to listen on? Asked before anything is started."""

import contextlib
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from hotline.config import Configuration

Protocol = Literal["tcp", "udp"]


class PortInUseError(RuntimeError):
    """Something else listens where we want to."""


@dataclass(frozen=True, slots=True)
class Listener:
    """A place where a part of the hotline listens."""

    #: The configuration's key that moves it.
    key: str
    host: str
    port: int
    protocol: Protocol


def of_asterisk(config: Configuration) -> list[Listener]:
    """Return where Asterisk listens; its media ports are taken one by one while calls go on."""
    return [
        Listener("sip.port", config.sip.host, config.sip.port, "udp"),
        Listener("sip.port", config.sip.host, config.sip.port, "tcp"),
        Listener("asterisk.ami_port", config.asterisk.ami_host, config.asterisk.ami_port, "tcp"),
    ]


def of_controller(config: Configuration) -> list[Listener]:
    """Return where the controller listens."""
    return [
        Listener("asterisk.agi_port", config.asterisk.agi_host, config.asterisk.agi_port, "tcp"),
        Listener("web.port", config.web.host, config.web.port, "tcp"),
    ]


def problem(listener: Listener) -> str | None:
    """Return why nobody can listen there now, with the key to change; None where it can be done."""
    place = f"{listener.protocol.upper()} port {listener.port} on {listener.host}"
    try:
        with contextlib.ExitStack() as opened:
            _bind(listener, opened)
    except socket.gaierror as error:
        return f"{listener.key.partition('.')[0]}: the address {listener.host} is not known: {error.strerror}"
    except PermissionError:
        return f"{place} needs root: set {listener.key} to 1024 or more"
    except OSError as error:
        return f"{place} cannot be used ({error.strerror}): end what listens there, or change {listener.key}"
    return None


def check(listeners: Iterable[Listener]) -> None:
    """Raise `PortInUseError` with everything that is wrong with these places."""
    problems = [text for listener in listeners if (text := problem(listener)) is not None]
    if problems:
        raise PortInUseError("; ".join(problems))


def _bind(listener: Listener, opened: contextlib.ExitStack) -> None:
    kind = socket.SOCK_STREAM if listener.protocol == "tcp" else socket.SOCK_DGRAM
    family, _, _, _, address = socket.getaddrinfo(listener.host, listener.port, type=kind)[0]
    sock = opened.enter_context(socket.socket(family, kind))
    if listener.protocol == "tcp":
        # Connections of an earlier run that are still in TIME_WAIT are no reason to refuse (tcp(7)).
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(address)
    if listener.protocol == "tcp":
        sock.listen(1)
