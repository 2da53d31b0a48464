"""What the templates of the .conf files are told: plain values, taken from the configuration and checked."""

import ipaddress
import re
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hotline.asterisk import endpoints, layout, modules
from hotline.asterisk.browser_records import CREDENTIALS, LIVES, REALM
from hotline.asterisk.ports import WS_HOST
from hotline.asterisk.program import AsteriskProgram
from hotline.config import Configuration, Trunk
from hotline.paths import Paths
from hotline.secrets import Secrets

#: Seconds, each one look for a controller, before a caller who was just answered gets the lifeboat.
TRIES_FRESH = 5

#: The same for a caller whom a controller has already served; a restart takes about two seconds.
TRIES_SERVED = 25

#: Looks for a controller in the whole life of a call; more mean that this very call kills the controllers.
MAX_ROUNDS = 60

#: With which of them behind the code agents pause for a reason; as in `pause_reasons` of the configuration.
REASON_DIGITS = "123456789"

#: Addresses that are reached without going through NAT (RFC 1918, RFC 1122, RFC 4193).
LOCAL_NETWORKS = ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")

#: AMI events that nobody reads: most of those of a call. Who needs one takes it out of this list.
DISABLED_EVENTS = (
    "VarSet", "Newexten", "NewCallerid", "NewConnectedLine", "NewAccountCode",
    "MusicOnHoldStart", "MusicOnHoldStop", "RTCPSent", "RTCPReceived",
    "AGIExecStart", "AGIExecEnd", "BridgeCreate",
    "BridgeDestroy", "ChannelTalkingStart", "ChannelTalkingStop", "SessionTimeout", "ChallengeSent",
    "Newchannel", "Newstate", "DialState", "DialEnd",
    "MixMonitorStart", "MixMonitorStop", "MixMonitorMute", "ContactStatus", "PeerStatus",
)  # fmt: skip

#: Internal messages of Asterisk that only end in such events. Others of them cannot be declined: without
#: their types Asterisk's manager does not start.
DECLINED_MESSAGES = (
    "ast_channel_varset_type",
    "ast_rtp_rtcp_sent_type",
    "ast_rtp_rtcp_received_type",
    "agi_exec_start_type",
    "agi_exec_end_type",
)  # fmt: skip

#: A host name, an IPv4 address or an IPv6 address in brackets, with a port or without.
_gateway_pattern = re.compile(
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"
)


class RenderError(ValueError):
    """The configuration cannot be turned into .conf files; the message names key and remedy."""


def view(config: Configuration, paths: Paths, secrets: Secrets, program: AsteriskProgram) -> dict[str, Any]:
    """Return the templates' variables. Raises `RenderError`."""
    private = config.asterisk.mode == "private"
    return {
        "node": config.node.name,
        "languages": config.node.languages,
        "directories": _directories(paths, program) if private else None,
        "log_prefix": "asterisk-" if private else "hotline-",
        "music": paths.music,
        "sounds": paths.sounds,
        "lifeboat": paths.lifeboat,
        "max_seconds": config.messages.max_seconds,
        "silence_seconds": config.messages.silence_seconds,
        "allow_anonymous": config.sip.allow_anonymous,
        "numbers": _numbers(config),
        "feature_codes": _feature_codes(config),
        "agents": [_agent(key, secrets) for key in config.agents],
        "guests": endpoints.guest_endpoints(config.sip.browser_citizens),
        "listeners": endpoints.listener_endpoints(config.monitoring.browser_phones),
        "credentials": CREDENTIALS,
        "lives": LIVES,
        "realm": REALM,
        "trunks": [_trunk(name, trunk) for name, trunk in config.sip.trunks.items()],
        "callbacks": config.callbacks.trunk is not None,
        "fax": config.fax.queue is not None,
        "sip": _sip(config),
        "rtp": {"start": config.sip.rtp_start, "end": config.sip.rtp_end},
        "ami": _ami(config, secrets),
        "ice_addresses": config.phones.outside_addresses,
        "ws": {"host": WS_HOST, "port": config.asterisk.ws_port},
        "agi": {"host": config.asterisk.agi_host, "port": config.asterisk.agi_port},
        "tries_fresh": TRIES_FRESH,
        "tries_served": TRIES_SERVED,
        "max_rounds": MAX_ROUNDS,
        "disabled_events": DISABLED_EVENTS,
        "declined_messages": DECLINED_MESSAGES,
        **_modules(config, program),
    }


def _directories(paths: Paths, program: AsteriskProgram) -> Mapping[str, Path]:
    return {
        "etc": paths.asterisk_conf,
        "run": paths.asterisk_run,
        "log": paths.log,
        "modules": program.modules,
        "data": layout.data_folder(paths),
    }


def _modules(config: Configuration, program: AsteriskProgram) -> Mapping[str, list[str]]:
    try:
        modules.check(program.modules)
    except modules.MissingModulesError as error:
        raise RenderError(str(error)) from error
    present = modules.available(program.modules)
    anonymous = [modules.ANONYMOUS] if config.sip.allow_anonymous else []
    headers = [modules.HEADERS] if config.screen_pop.sip_headers else []
    return {
        "required_modules": [*modules.REQUIRED, *anonymous, *headers],
        "optional_modules": [name for name in modules.OPTIONAL if name in present],
    }


def _numbers(config: Configuration) -> list[Mapping[str, str]]:
    first = config.node.languages[0]
    return [
        {"dialled": dialled, "language": number.language or first}
        for dialled, number in config.numbers.items()
    ]


def _feature_codes(config: Configuration) -> list[Mapping[str, str]]:
    codes: dict[str, str] = dict(config.feature_codes)
    found: list[Mapping[str, str]] = [
        {"action": action, "dialled": dialled, "digit": ""} for action, dialled in codes.items()
    ]
    # All of them: reasons can be added while calls go on, and a reason that nobody configured is refused in words.
    for digit in REASON_DIGITS:
        dialled = codes["pause"] + digit
        if dialled not in codes.values():
            found.append({"action": "pause", "dialled": dialled, "digit": digit})
    return found


def _agent(key: str, secrets: Secrets) -> Mapping[str, str]:
    if key not in secrets.agents:
        raise RenderError(f"agents.{key}: there is no password for this agent in the secrets of this node")
    browser = endpoints.endpoint_of_agent(key, "browser")
    return {"key": key, "password": secrets.agents[key], "browser": browser}


def trunk_endpoint(name: str) -> str:
    """Return how pjsip.conf calls a trunk."""
    # Agents' keys cannot begin with `trunk`, so the two never meet.
    return f"trunk-{name}"


def _trunk(name: str, trunk: Trunk) -> Mapping[str, str | None]:
    gateway = None if trunk.gateway is None else _gateway(f"sip.trunks.{name}.gateway", trunk.gateway)
    return {"endpoint": trunk_endpoint(name), "match": trunk.match, "gateway": gateway}


def _gateway(key: str, text: str) -> str:
    """Return `host` or `host:port` as it stands in a SIP URI. An IPv6 address may come without brackets."""
    if _looks_like_ipv6(text):
        return _bracketed(text)
    if not _gateway_pattern.fullmatch(text):
        raise RenderError(
            f"{key}: {text!r} is no gateway; write `192.0.2.1`, `192.0.2.1:5060` or a host name"
        )
    return text


def _looks_like_ipv6(text: str) -> bool:
    try:
        return ipaddress.ip_address(text).version == 6
    except ValueError:
        return False


def _sip(config: Configuration) -> Mapping[str, Any]:
    sip = config.sip
    address = _address("sip.host", sip.host)
    # Behind NAT each call's media address depends on where the other side is.
    fixed = sip.external_address is None and not address.is_unspecified
    return {
        "bind": f"{_bracketed(str(address))}:{sip.port}",
        "external_address": sip.external_address,
        "local_networks": LOCAL_NETWORKS,
        "media_address": str(address) if fixed else None,
    }


def _ami(config: Configuration, secrets: Secrets) -> Mapping[str, Any]:
    address = _address("asterisk.ami_host", config.asterisk.ami_host)
    permitted = {"127.0.0.1/32", "::1/128"}
    if not address.is_unspecified:
        # The controller reaches an address of this machine from that same address.
        permitted.add(f"{address}/{address.max_prefixlen}")
    return {
        "host": str(address),
        "port": config.asterisk.ami_port,
        "password": secrets.ami_password,
        "permitted": sorted(permitted),
    }


def _address(key: str, host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Return the address of a host: Asterisk listens on addresses."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:  # a name with a label of more than 63 letters is no name
        raise RenderError(f"{key}: {host} has no address ({error}); write an IP address") from error
    return ipaddress.ip_address(found[0][4][0])


def _bracketed(host: str) -> str:
    """Return the host as URLs write it: an IPv6 address in brackets (RFC 3986)."""
    return f"[{host}]" if ":" in host else host
