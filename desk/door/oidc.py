"""Signing in at the city's own provider: OpenID Connect Core 1.0, the code flow with PKCE (RFC 7636, S256).

What is checked of an ID token (Core, 3.1.3.7): the signature by a key of the provider and an asymmetric algorithm, the
issuer, the audience (and `azp` of several), expiry and time of issue, and the nonce of this very browser. State, nonce
and the code's verifier are in a cookie of the browser for ten minutes, so nothing has to be kept here.
"""

import asyncio
import base64
import hashlib
import os
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

import httpx
import msgspec
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from hotline.config.desk import Oidc
from hotline.desk.json_body import UNREADABLE, decoded

from .cookies import new_token

#: Asymmetric ones only: with a shared secret whoever has it could write tokens.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]

#: What the provider says of itself is asked again after so long; its keys also when a token names an unknown one.
KNOWN_SECONDS = 3600.0

#: How long the provider may take, seconds, and how much it may say, bytes.
PATIENCE_SECONDS = 8.0
LONGEST = 262_144

#: How far clocks may differ, seconds.
LEEWAY = 60


class OidcError(Exception):
    """The provider cannot be used, or did not let the person in; the words are for the log."""


class Flow(msgspec.Struct, frozen=True):
    """What a browser keeps while its person is at the provider."""

    state: str
    nonce: str
    verifier: str
    #: Where to go then.
    next: str

    @classmethod
    def begin(cls, wanted: str) -> "Flow":
        """Return a new one."""
        return cls(new_token(), new_token(), new_token(), wanted)


class _About(msgspec.Struct):
    """What the provider says of itself (Discovery 1.0, 3)."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str


class Provider:
    """The provider."""

    def __init__(
        self, settings: Oidc, client: httpx.AsyncClient, clock: Callable[[], float] = time.time
    ) -> None:
        """`client` is closed by whoever made it; `clock` tells seconds since the epoch."""
        self._settings = settings
        self._client = client
        self._clock = clock
        self._about: tuple[float, _About] | None = None
        self._keys: tuple[float, KeySet] | None = None
        self._asking = asyncio.Lock()

    async def address(self, flow: Flow, back: str) -> str:
        """Return where the browser is sent. Raises `OidcError`."""
        challenge = base64.urlsafe_b64encode(hashlib.sha256(flow.verifier.encode()).digest()).rstrip(b"=")
        about = await self._discover()
        asked = {
            "response_type": "code",
            "client_id": self._settings.client_id,
            "redirect_uri": back,
            "scope": " ".join(dict.fromkeys(("openid", *self._settings.scopes))),
            "state": flow.state,
            "nonce": flow.nonce,
            "code_challenge": challenge.decode(),
            "code_challenge_method": "S256",
        }
        join = "&" if "?" in about.authorization_endpoint else "?"
        return f"{about.authorization_endpoint}{join}{urlencode(asked)}"

    async def claims(self, code: str, flow: Flow, back: str) -> Mapping[str, object]:
        """Return what the provider says of the person. Raises `OidcError`."""
        about = await self._discover()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "client_id": self._settings.client_id,
            "code_verifier": flow.verifier,
        }
        answer = await self._ask("POST", about.token_endpoint, data=form, auth=self._secret())
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise OidcError("the provider gave no ID token")
        return await self._verified(token, flow.nonce)

    def _secret(self) -> tuple[str, str] | None:
        variable = self._settings.secret_variable
        if variable is None:
            return None
        secret = os.environ.get(variable, "")
        if not secret:
            raise OidcError(f"the environment variable {variable} is empty")
        return self._settings.client_id, secret

    # --- the token ---

    async def _verified(self, token: str, nonce: str) -> Mapping[str, object]:
        try:
            found = jwt.decode(token, await self._key_set(), algorithms=ALGORITHMS)
        except (JoseError, ValueError):  # perhaps the provider has new keys
            found = await self._decoded_anew(token)
        claims, client = found.claims, self._settings.client_id
        registry = jwt.JWTClaimsRegistry(
            now=lambda: int(self._clock()),
            leeway=LEEWAY,
            iss={"essential": True, "value": self._settings.issuer},
            aud={"essential": True, "value": client},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            registry.validate(claims)
        except (JoseError, ValueError) as error:
            raise OidcError(f"the ID token is not for us now: {error}") from None
        several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if claims.get("azp", None if several else client) != client:
            raise OidcError("the ID token was made for another client (azp)")
        return claims

    async def _decoded_anew(self, token: str) -> jwt.Token:
        self._keys = None
        try:
            return jwt.decode(token, await self._key_set(), algorithms=ALGORITHMS)
        except (JoseError, ValueError) as error:
            raise OidcError(f"the ID token cannot be trusted: {type(error).__name__}") from None

    # --- what the provider says of itself ---

    async def _discover(self) -> _About:
        async with self._asking:
            if self._about is None or self._clock() - self._about[0] > KNOWN_SECONDS:
                url = f"{self._settings.issuer.rstrip('/')}/.well-known/openid-configuration"
                try:
                    about = msgspec.convert(await self._ask("GET", url), _About)
                except msgspec.ValidationError as error:
                    raise OidcError(f"{url} does not say what is needed: {error}") from None
                if about.issuer != self._settings.issuer:  # Discovery, 4.3
                    raise OidcError(
                        f"the provider calls itself {about.issuer}: write that under desk.oidc.issuer"
                    )
                self._about = (self._clock(), about)
            return self._about[1]

    async def _key_set(self) -> KeySet:
        about = await self._discover()
        async with self._asking:
            if self._keys is None or self._clock() - self._keys[0] > KNOWN_SECONDS:
                answer: Any = await self._ask("GET", about.jwks_uri)
                try:
                    self._keys = (self._clock(), KeySet.import_key_set(answer))
                except (JoseError, ValueError, KeyError, TypeError):
                    raise OidcError("the provider's keys cannot be read") from None
            return self._keys[1]

    async def _ask(self, method: str, url: str, **more: Any) -> dict[str, object]:  # noqa: ANN401 - httpx's own
        try:
            answer = await self._client.request(method, url, timeout=PATIENCE_SECONDS, **more)
            if answer.status_code != 200 or len(answer.content) > LONGEST:
                raise OidcError(f"the provider answers {answer.status_code} at {url}")
            return decoded(answer.content, dict[str, object])
        except (httpx.HTTPError, *UNREADABLE) as error:
            raise OidcError(f"the provider cannot be asked at {url}: {type(error).__name__}") from None
