"""A small OpenID Connect provider for tests: an httpx transport, no server. It does what a good one does, or lies.

provider = OidcProvider("hotline")
client = httpx.AsyncClient(transport=provider.transport())
code = provider.authorise(address, {"sub": "1", "preferred_username": "aisha"})
"""

import base64
import hashlib
import secrets
import time
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

import httpx
from joserfc import jwt
from joserfc.jwk import RSAKey

ISSUER = "https://login.city.example"


class OidcProvider:
    """The provider, with one client."""

    def __init__(self, client_id: str) -> None:
        self.client_id = client_id
        self.key = RSAKey.generate_key(2048, parameters={"kid": "one"})
        #: What the discovery says; a test may change it.
        self.issuer = ISSUER
        #: Claims that are written instead of the right ones; None: left out; a function: of the time of the token.
        self.lies: Mapping[str, object] = {}
        #: The key that signs, where another than the published one does.
        self.forger: RSAKey | None = None
        self._codes: dict[str, tuple[dict[str, str], dict[str, object]]] = {}

    def transport(self) -> httpx.MockTransport:
        """Return what an httpx client speaks through."""
        return httpx.MockTransport(self._answer)

    def authorise(self, address: str, person: Mapping[str, object]) -> str:
        """Have a person say yes at this address, and return the code that the browser brings back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = secrets.token_urlsafe(16)
        self._codes[code] = (asked, dict(person))
        return code

    def _answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path == "/.well-known/openid-configuration":
            ends = {
                name: f"{ISSUER}/{name}" for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")
            }
            return httpx.Response(200, json={"issuer": self.issuer, **ends})
        if path == "/jwks_uri":
            return httpx.Response(200, json={"keys": [self.key.as_dict(private=False)]})
        if path == "/token_endpoint":
            form = {name: values[0] for name, values in parse_qs(request.content.decode()).items()}
            return self._token(form)
        return httpx.Response(404)

    def _token(self, form: Mapping[str, str]) -> httpx.Response:
        """Give a token for a code, once, to whoever knows the verifier (RFC 7636, 4.6)."""
        asked, person = self._codes.pop(form.get("code", ""), ({}, {}))
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if challenge != asked.get("code_challenge") or form.get("redirect_uri") != asked.get("redirect_uri"):
            return httpx.Response(400, json={"error": "invalid_grant"})
        now = int(time.time())
        right = {
            "iss": ISSUER, "aud": self.client_id, "iat": now, "exp": now + 300, "nonce": asked.get("nonce"), **person,
        }  # fmt: skip
        lies = {name: value(now) if callable(value) else value for name, value in self.lies.items()}
        claims = {name: value for name, value in {**right, **lies}.items() if value is not None}
        token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.forger or self.key)
        return httpx.Response(200, json={"access_token": "x", "token_type": "Bearer", "id_token": token})
