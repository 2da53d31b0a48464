"""What can be wrong with a configuration whose every single value is right."""

import ipaddress
import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from hotline.config import Configuration
from hotline.problems import KeyPath, did_you_mean

#: Key, what is wrong with it, and how to mend it.
Fault = tuple[KeyPath, str, str]

#: Names of sections that pjsip.conf needs for itself.
RESERVED_AGENTS = ("anonymous", "global", "system")
RESERVED_AGENT_BEGINNINGS = ("trunk", "transport")

#: Each conversation has two SIP channels, and each of them a port for RTP and one for RTCP.
_PORTS_OF_ONE_CALL = 4

_host_name = re.compile(
    r"(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*\.?"
)


def cross_faults(config: Configuration) -> Iterator[Fault]:
    """Yield everything; `config` has absolute paths."""
    for check in _checks:
        yield from check(config)


def warnings(config: Configuration) -> Iterator[Fault]:
    """Yield what works but is probably not meant."""
    languages = config.node.languages
    for name, queue in config.queues.items():
        for language in queue.title:
            if language not in languages:
                yield (
                    ("queues", name, "title", language),
                    f"`{language}` is not offered",
                    _languages_remedy(config),
                )
    served = {name for agent in config.agents.values() for name in agent.queues}
    for name in config.queues:
        if name not in served:
            yield ("queues", name), "no agent serves this queue", "Its callers can only leave a message."


def _languages_remedy(config: Configuration) -> str:
    return f"node.languages has: {', '.join(config.node.languages)}."


def _languages(config: Configuration) -> Iterator[Fault]:
    languages = config.node.languages
    for index, language in enumerate(languages):
        if language in languages[:index]:
            yield ("node", "languages", index), f"names `{language}` twice", "Name each language once."
    for key, number in config.numbers.items():
        if number.language is not None and number.language not in languages:
            path: KeyPath = ("numbers", key, "language")
            yield path, f"`{number.language}` is not offered", _languages_remedy(config)
    for language in config.transcription.models:
        if language not in languages:
            path = ("transcription", "models", language)
            yield path, f"`{language}` is not offered", _languages_remedy(config)


def _numbers(config: Configuration) -> Iterator[Fault]:
    for key, number in config.numbers.items():
        if (number.menu is None) == (number.queue is None):
            what = "leads nowhere" if number.menu is None else "leads to a menu and to a queue"
            yield ("numbers", key), what, "Give it exactly one of `menu` and `queue`."
        if number.queue is not None and number.queue not in config.queues:
            path = ("numbers", key, "queue")
            yield path, f"there is no queue `{number.queue}`", did_you_mean(number.queue, config.queues)


def _operator_queue(config: Configuration) -> Iterator[Fault]:
    name = config.ivr.operator_queue
    if name not in config.queues:
        yield ("ivr", "operator_queue"), f"there is no queue `{name}`", did_you_mean(name, config.queues)


def _agents(config: Configuration) -> Iterator[Fault]:
    for key, agent in config.agents.items():
        if key in RESERVED_AGENTS or key.startswith(RESERVED_AGENT_BEGINNINGS):
            yield ("agents", key), "is a name that Asterisk's files need themselves", "Choose another name."
        if key in config.numbers:
            yield ("agents", key), "is also the number of citizens under [numbers]", "Choose another name."
        if not agent.name.strip():
            yield ("agents", key, "name"), "is empty", "Write the agent's name."
        for index, name in enumerate(agent.queues):
            path = ("agents", key, "queues", index)
            if name not in config.queues:
                yield path, f"there is no queue `{name}`", did_you_mean(name, config.queues)
            elif name in agent.queues[:index]:
                yield path, f"names `{name}` twice", "Name each queue once."


def _feature_codes(config: Configuration) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for name, code in config.feature_codes:
        if code in seen:
            yield (
                ("feature_codes", name),
                f"`{code}` is also the code of `{seen[code]}`",
                "Choose another code.",
            )
        elif code in config.numbers or code in config.agents:
            yield ("feature_codes", name), f"`{code}` is also a number or an agent", "Choose another code."
        seen.setdefault(code, name)


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


def _is_host(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        # Digits and dots alone are a mistyped address.
        return _host_name.fullmatch(text) is not None and not re.fullmatch(r"[0-9.]+", text)
    return True


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


def _files(config: Configuration) -> Iterator[Fault]:
    if config.node.data_dir.exists() and not config.node.data_dir.is_dir():
        yield ("node", "data_dir"), f"{config.node.data_dir} is not a folder", "Name a folder."
    if not config.ivr.menus.is_file():
        yield ("ivr", "menus"), f"there is no file {config.ivr.menus}", "Name the file with the menus."
    program = config.asterisk.program
    if program is not None and not (program.is_file() and os.access(program, os.X_OK)):
        yield ("asterisk", "program"), f"{program} is no program that may be run", "Name the file `asterisk`."
    folders: dict[KeyPath, Path | None] = {
        ("prompts", "catalogue"): config.prompts.catalogue,
        ("prompts", "recordings"): config.prompts.recordings,
    }
    if config.transcription.engine != "none":
        folders |= {
            ("transcription", "models", name): path for name, path in config.transcription.models.items()
        }
    yield from _folder_faults(folders)


def _folder_faults(folders: Mapping[KeyPath, Path | None]) -> Iterator[Fault]:
    for path, folder in folders.items():
        if folder is None:
            continue
        if not folder.exists():
            yield path, f"{folder} does not exist", "Check the path; nothing is downloaded."
        elif not folder.is_dir():
            yield path, f"{folder} is not a folder", "Name the folder, unpacked."
        elif not os.access(folder, os.R_OK | os.X_OK):
            yield path, f"{folder} may not be read", "Let the user who runs this read it (chmod, chown)."


_checks: tuple[Callable[[Configuration], Iterator[Fault]], ...] = (
    _languages,
    _numbers,
    _operator_queue,
    _agents,
    _feature_codes,
    _rtp_ports,
    _distinct_ports,
    _hosts,
    _urls,
    _files,
)
