"""What runs where: this machine, its Asterisk, the telephone lines, the web pages, database and bus."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from hotline.config.field_types import LanguageTag, Name, Port, Section


class Node(Section):
    """This machine among others."""

    #: Name of the node; part of every call's identity and of MQTT topics.
    name: Name = "node1"
    #: Folder for everything that is written. Relative to the configuration file.
    data_dir: Path = Path("var")
    #: Country of the numbers that come without a country code (ISO 3166).
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "OM"
    #: Languages in the order in which they are offered.
    languages: Annotated[tuple[LanguageTag, ...], Field(min_length=1)] = ("ar", "en")
    #: IANA time zone of the city, for opening hours, reports and "today".
    timezone: str = "Asia/Muscat"


class Asterisk(Section):
    """The Asterisk beside the controller."""

    #: `private`: started and ended by `hotline up`. `system`: runs by itself from `hotline render`'s files.
    mode: Literal["private", "system"] = "private"
    #: Path of the asterisk program; found by itself when not set.
    program: Path | None = None
    ami_host: str = "127.0.0.1"
    ami_port: Port = 5038
    agi_host: str = "127.0.0.1"
    agi_port: Port = 4573
    #: Where Asterisk listens for the browsers' phones: on loopback only, behind the controller.
    ws_port: Port = 8088


class Trunk(Section):
    """A telephone company's gateway, known by its address."""

    #: Address or network (CIDR) from which its calls come.
    match: str
    #: Where to send calls to citizens: `host` or `host:port`; none are sent through it when not set.
    gateway: str | None = None


class Sip(Section):
    """Telephones and trunks."""

    host: str = "127.0.0.1"
    port: Port = 5060
    #: Address that Asterisk tells the other side in SIP and SDP, where it is behind NAT.
    external_address: str | None = None
    rtp_start: Port = 10000
    rtp_end: Port = 10999
    #: True: anybody who can reach the SIP port may dial the citizens' numbers (and nothing else).
    allow_anonymous: bool = False
    #: Citizens who can call from their browsers at the same time; 0: none can.
    browser_citizens: Annotated[int, Field(ge=0, le=500)] = 10
    trunks: dict[Name, Trunk] = {}


class Web(Section):
    """The pages, health and metrics."""

    host: str = "127.0.0.1"
    port: Port = 8111
    #: PEM files of a certificate (with its chain) and of its key: then https. Relative to the configuration file.
    certificate: Path | None = None
    key: Path | None = None


class Database(Section):
    """Journal and case store."""

    #: SQLAlchemy URL (`postgresql+asyncpg://…`, `sqlite+aiosqlite:///…`); SQLite in `data_dir` when not set.
    url: str | None = None


class Bus(Section):
    """Events for other programs."""

    #: `mqtt://user:password@host:port`; no broker when not set.
    mqtt_url: str | None = None
    #: True: telephone numbers are sent to the broker unmasked.
    personal_data: bool = False
