"""A stranger with a WebSocket: sends SIP by hand (RFC 3261, RFC 7118), to see what the hotline lets in."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any, Self

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the hotline gave."""

    endpoint: str
    user: str
    password: str
    phone: str


class Guest:
    """A citizen's browser without the browser."""

    def __init__(self, web: int) -> None:
        self._base = f"127.0.0.1:{web}"
        self._http = httpx.Client(base_url=f"http://{self._base}")
        self._number = 0
        self._socket: ClientConnection

    def asks(self) -> httpx.Response:
        """Ask for a phone."""
        return self._http.post("/1111/api/phone", json={})

    async def connects(self, credentials: Credentials) -> Self:
        """Open the WebSocket."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._http.cookies.items())
        self._socket = await connect(
            f"ws://{self._base}/1111/phone?phone={credentials.phone}",
            subprotocols=[Subprotocol("sip")],
            additional_headers={"Cookie": cookies, "Origin": f"http://{self._base}"},
            proxy=None,
        )
        return self

    async def sends(self, method: str, to: str, sender: str, credentials: Credentials | None = None) -> int:
        """Send a request, with credentials once it is challenged; return the status of the answer that counts."""
        answer = await self._ask(method, to, sender, "")
        if credentials is not None and answer.startswith("SIP/2.0 401"):
            answer = await self._ask(method, to, sender, _digest(answer, method, to, credentials))
        return int(answer.split()[1])

    async def _ask(self, method: str, to: str, sender: str, authorization: str) -> str:
        self._number += 1
        await self._socket.send(
            f"{method} sip:{to}@hotline SIP/2.0\r\n"
            f"Via: SIP/2.0/WS test.invalid;branch=z9hG4bK{self._number}\r\nMax-Forwards: 70\r\n"
            f"From: <sip:{sender}@hotline>;tag=me\r\nTo: <sip:{to}@hotline>\r\n"
            f"Call-ID: one-{self._number}\r\nCSeq: {self._number} {method}\r\n"
            f"Contact: <sip:{sender}@test.invalid;transport=ws>\r\n{authorization}Content-Length: 0\r\n\r\n"
        )
        while True:
            answer = str(await self._socket.recv())
            if answer.startswith("SIP/2.0") and not answer.startswith("SIP/2.0 100"):
                return answer

    async def close(self) -> None:
        """Leave."""
        await self._socket.close()
        self._http.close()


def credentials_of(answer: httpx.Response) -> Credentials:
    """Read what the hotline gave."""
    told: dict[str, Any] = answer.json()
    return Credentials(told["endpoint"], told["user"], told["password"], told["phone"])


def _digest(challenge: str, method: str, to: str, credentials: Credentials) -> str:
    """Return the header that answers a challenge (RFC 3261, 22.4)."""
    found = dict(re.findall(r'(\w+)="([^"]*)"', challenge))
    uri = f"sip:{to}@hotline"
    first = _md5(f"{credentials.user}:{found['realm']}:{credentials.password}")
    second = _md5(f"{method}:{uri}")
    response = _md5(f"{first}:{found['nonce']}:00000001:abc:auth:{second}")
    return (
        f'Authorization: Digest username="{credentials.user}", realm="{found["realm"]}", '
        f'nonce="{found["nonce"]}", uri="{uri}", qop=auth, nc=00000001, cnonce="abc", '
        f'response="{response}", opaque="{found.get("opaque", "")}", algorithm=MD5\r\n'
    )


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
