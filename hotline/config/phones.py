"""How telephones in browsers and Asterisk find each other through NAT: the table [phones]."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from hotline.config.field_types import Section

#: A server as browsers name it (RFC 7064, RFC 7065); an IPv6 address has brackets.
_SERVER = r"^(stuns?:[0-9A-Za-z._:\[\]-]+|turns?:[0-9A-Za-z._:\[\]-]+(\?transport=(udp|tcp))?)$"


class Phones(Section):
    """Telephones in browsers."""

    #: This machine's own addresses, each with the one by which browsers outside reach it.
    outside_addresses: dict[str, str] = {}
    #: STUN and TURN servers that browsers use; none when not set.
    ice_servers: tuple[Annotated[str, Field(pattern=_SERVER)], ...] = ()
    #: File with the secret that the TURN servers know too. Relative to the configuration file.
    turn_secret: Path | None = None
