"""Are the ports free that we are about to listen on? Asked before anything is started."""

import contextlib
import errno
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from hotline.config import Configuration

Protocol = Literal["tcp", "udp"]

#: Browsers' phones reach Asterisk through the controller only.
WS_HOST = "127.0.0.1"

#: The key of the address that belongs to the key of a port.
_HOST_KEYS = {
    "sip.port": "sip.host",
    "asterisk.ami_port": "asterisk.ami_host",
    "asterisk.agi_port": "asterisk.agi_host",
    "asterisk.ws_port": "asterisk.ws_port",
    "web.port": "web.host",
}


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
        Listener("asterisk.ws_port", WS_HOST, config.asterisk.ws_port, "tcp"),
    ]


def of_controller(config: Configuration) -> list[Listener]:
    """Return where the controller listens."""
    return [
        Listener("asterisk.agi_port", config.asterisk.agi_host, config.asterisk.agi_port, "tcp"),
        Listener("web.port", config.web.host, config.web.port, "tcp"),
    ]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why nobody can listen somewhere, and how to mend it."""

    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.what}: {self.remedy}"


def problem(listener: Listener) -> Obstacle | None:
    """Return why nobody can listen there now, with the key to change; None where it can be done."""
    place = f"{listener.protocol.upper()} port {listener.port} on {listener.host}"
    host_key = _HOST_KEYS[listener.key]
    try:
        with contextlib.ExitStack() as opened:
            _bind(listener, opened)
    except (socket.gaierror, UnicodeError) as error:  # names with labels that are too long are no names
        return Obstacle(f"the host {listener.host} is not known ({error})", f"change {host_key}")
    except PermissionError:
        return Obstacle(f"{place} needs root", f"set {listener.key} to 1024 or more")
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL:
            return Obstacle(f"{listener.host} is no address of this machine", f"change {host_key}")
        if error.errno == errno.EADDRINUSE:
            who = f"`ss -lpn 'sport = :{listener.port}'` shows it"
            return Obstacle(f"{place} is in use", f"end what listens there ({who}), or change {listener.key}")
        return Obstacle(f"{place} cannot be used ({error.strerror})", f"change {listener.key} or {host_key}")
    return None


def check(listeners: Iterable[Listener]) -> None:
    """Raise `PortInUseError` with everything that is wrong with these places."""
    problems = [str(found) for listener in listeners if (found := problem(listener)) is not None]
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
