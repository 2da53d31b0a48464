"""Servers that help browsers through NAT, and passwords for them that last for hours.

A TURN server lets in whoever shows a password that only its secret could make: the user is the second in which that
ends and whose it is, the password Base64 of HMAC-SHA1 over it (draft-uberti-behave-turn-rest-00, 2.2; coturn:
`use-auth-secret`). Nothing has to be told to the server, and nothing is kept.
"""

import base64
import hashlib
import hmac
from collections.abc import Sequence

from hotline.clock import Clock
from hotline.config.phones import Phones

#: How long a password for TURN is valid, seconds: longer than a call, which goes on asking with it (RFC 8656, 3.3).
TURN_SECONDS = 10_800


class IceServers:
    """Those of the configuration."""

    def __init__(self, servers: Sequence[str], secret: bytes, clock: Clock) -> None:
        self._stun = [server for server in servers if server.startswith("stun")]
        self._turn = [server for server in servers if server.startswith("turn")]
        self._secret = secret
        self._clock = clock

    @classmethod
    def of(cls, phones: Phones, clock: Clock) -> "IceServers":
        """Return those of the configuration, which was checked. Raises `OSError`."""
        secret = b"" if phones.turn_secret is None else phones.turn_secret.read_bytes().strip()
        return cls(phones.ice_servers, secret, clock)

    def told(self, endpoint: str) -> list[dict[str, object]]:
        """Return what the browser of this endpoint needs: `RTCConfiguration.iceServers` (W3C WebRTC, 4.2.2)."""
        servers: list[dict[str, object]] = []
        if self._stun:
            servers.append({"urls": self._stun})
        if self._turn:
            user = f"{int(self._clock()) + TURN_SECONDS}:{endpoint}"
            servers.append({"urls": self._turn, "username": user, "credential": self._password(user)})
        return servers

    def _password(self, user: str) -> str:
        return base64.b64encode(hmac.digest(self._secret, user.encode(), hashlib.sha1)).decode()
