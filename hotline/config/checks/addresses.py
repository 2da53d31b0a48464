"""Addresses, ports and URLs that cannot work, alone or beside each other."""

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from hotline.config import Configuration
from hotline.problems import Fault, KeyPath

#: Each conversation has two SIP channels, and each of them a port for RTP and one for RTCP.
_PORTS_OF_ONE_CALL = 4

_host_name = re.compile(
    r"(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*\.?"
)
_host_and_port = re.compile(r"(?:\[(?P<v6>[^\]]+)\]|(?P<host>[^:\[\]]+))(?::(?P<port>[0-9]{1,5}))?")


def address_faults(config: Configuration) -> Iterator[Fault]:
    """Yield what is wrong with ports, hosts and URLs."""
    yield from _rtp_ports(config)
    yield from _distinct_ports(config)
    yield from _hosts(config)
    yield from _urls(config)


def _rtp_ports(config: Configuration) -> Iterator[Fault]:
    sip = config.sip
    if sip.rtp_end - sip.rtp_start + 1 < _PORTS_OF_ONE_CALL:
        what = f"is {sip.rtp_end}, with `rtp_start` {sip.rtp_start} too few ports for one call"
        yield ("sip", "rtp_end"), what, "Give 4 ports for each call, for example 10000 to 10999 for 250."
    if sip.rtp_start < 1024:
        yield ("sip", "rtp_start"), "is below 1024, which only root may use", "Choose 10000 or more."
    if sip.rtp_start <= sip.port <= sip.rtp_end:
        yield ("sip", "port"), "lies among the RTP ports", "Choose a port outside `rtp_start` to `rtp_end`."


def _distinct_ports(config: Configuration) -> Iterator[Fault]:
    asterisk, sip, web = config.asterisk, config.sip, config.web
    listeners: list[tuple[KeyPath, str, int]] = [
        (("sip", "port"), sip.host, sip.port),
        (("asterisk", "ami_port"), asterisk.ami_host, asterisk.ami_port),
        (("asterisk", "agi_port"), asterisk.agi_host, asterisk.agi_port),
        (("asterisk", "ws_port"), "127.0.0.1", asterisk.ws_port),
        (("web", "port"), web.host, web.port),
    ]
    everywhere = {"0.0.0.0", "::"}  # noqa: S104  compared with, not bound to
    for index, (path, host, port) in enumerate(listeners):
        for other, other_host, other_port in listeners[:index]:
            same_host = host == other_host or host in everywhere or other_host in everywhere
            if port == other_port and same_host:
                yield path, f"{port} is also {other[0]}.{other[1]}", "Choose another port."


def _hosts(config: Configuration) -> Iterator[Fault]:
    hosts: list[tuple[KeyPath, str | None]] = [
        (("asterisk", "ami_host"), config.asterisk.ami_host),
        (("asterisk", "agi_host"), config.asterisk.agi_host),
        (("sip", "host"), config.sip.host),
        (("sip", "external_address"), config.sip.external_address),
        (("web", "host"), config.web.host),
    ]
    for path, host in hosts:
        if host is not None and not _is_host(host):
            yield (
                path,
                f"`{host}` is neither an address nor a host name",
                "Write it without port and brackets.",
            )
    for name, trunk in config.sip.trunks.items():
        if not _is_network(trunk.match) and not _is_host(trunk.match):
            remedy = "Write for example `192.0.2.1`, `192.0.2.0/24` or a host name."
            yield ("sip", "trunks", name, "match"), f"`{trunk.match}` is no address or network", remedy
        if trunk.gateway is not None and not _is_host_and_port(trunk.gateway):
            what = f"`{trunk.gateway}` is neither `host` nor `host:port`"
            remedy = "Write for example `192.0.2.1`, `sip.example.net:5070` or `[2001:db8::1]:5060`."
            yield ("sip", "trunks", name, "gateway"), what, remedy


def _is_host(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        # Digits and dots alone are a mistyped address.
        return _host_name.fullmatch(text) is not None and not re.fullmatch(r"[0-9.]+", text)
    return True


def _is_host_and_port(text: str) -> bool:
    """Return whether it is a host, with a port or without; an IPv6 address has brackets (RFC 3261, 25.1)."""
    found = _host_and_port.fullmatch(text)
    if found is None or (found["port"] is not None and not 1 <= int(found["port"]) <= 65_535):
        return False
    if found["v6"] is None:
        return _is_host(found["host"])
    return _is_host(found["v6"]) and ":" in found["v6"]


def _is_network(text: str) -> bool:
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return True


def _urls(config: Configuration) -> Iterator[Fault]:
    # The values are never shown: they may hold a password.
    if config.database.url is not None:
        fault = _database_fault(config.database.url)
        if fault:
            yield ("database", "url"), *fault
    if config.bus.mqtt_url is not None:
        url = _split(config.bus.mqtt_url)
        if url is None or url.scheme not in {"mqtt", "mqtts"} or not url.hostname:
            yield (
                ("bus", "mqtt_url"),
                "is no URL of an MQTT broker",
                "Write `mqtt://user:password@host:1883`.",
            )


def _database_fault(text: str) -> tuple[str, str] | None:
    remedy = "Write `postgresql+asyncpg://user:password@host/name` or `sqlite+aiosqlite:////absolute/path`."
    url = _split(text)
    if url is None:
        return "is no URL", remedy
    if url.scheme in {"postgresql", "postgres", "sqlite"}:
        return "does not name its driver", remedy
    if url.scheme == "postgresql+asyncpg":
        return None if len(url.path) > 1 else ("does not name the database", remedy)
    if url.scheme == "sqlite+aiosqlite":
        return (
            None
            if text.startswith("sqlite+aiosqlite:////")
            else ("does not name the file by an absolute path", remedy)
        )
    return "is of a kind that is not supported", remedy


def _split(text: str) -> SplitResult | None:
    try:
        url = urlsplit(text)
        _ = url.port  # raises where it is no number
    except ValueError:
        return None
    return url if url.scheme and "://" in text else None
