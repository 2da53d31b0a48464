"""The city's own sign-in: a good provider lets people in, everything else lets nobody in."""

from collections.abc import AsyncIterator, Mapping
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc.jwk import RSAKey
from starlette.applications import Starlette

from hotline.config.desk import Oidc
from hotline.desk.door.cookies import SESSION
from hotline.desk.door.oidc import Provider
from hotline.desk.door.oidc_routes import OidcRoutes, local
from hotline.testing.oidc_provider import ISSUER, OidcProvider
from tests.desk.door.door_house import AISHA, HERE, ON_BOTH, House

SETTINGS = Oidc(
    issuer=ISSUER,
    client_id="hotline",
    roles={"agents": "agent", "chiefs": "supervisor"},
    departments={"water-staff": "water"},
)
PERSON = {
    "sub": "77",
    "preferred_username": "Aisha",
    "name": "Aisha B.",
    "groups": ["agents"],
    "agent": "1001",
}


class Visit:
    """A browser that goes to the provider and comes back."""

    def __init__(self, house: House, provider: OidcProvider, settings: Oidc = SETTINGS) -> None:
        self.provider = provider
        self.asked = httpx.AsyncClient(transport=provider.transport())
        routes = OidcRoutes(
            Provider(settings, self.asked), settings, house.users, house.welcome, lambda: None
        ).routes()
        transport = httpx.ASGITransport(Starlette(routes=[*routes, *house.routes]), client=("192.0.2.1", 1))
        self.browser = httpx.AsyncClient(transport=transport, base_url=HERE)

    async def go(self, wanted: str = "/desk/wall") -> str:
        """Return where the browser is sent."""
        return (await self.browser.get("/desk/oidc", params={"next": wanted})).headers["location"]

    async def come(self, address: str, person: Mapping[str, object] = PERSON, **other: str) -> str:
        """Say yes there, come back, and return where that leads."""
        state = parse_qs(urlsplit(address).query)["state"][0]
        code = self.provider.authorise(address, person)
        answer = await self.browser.get("/desk/oidc/back", params={"code": code, "state": state, **other})
        return answer.headers["location"]


@pytest.fixture(scope="module")
def keys() -> OidcProvider:
    """Its key is made once: that takes a while."""
    return OidcProvider("hotline")


@pytest.fixture
async def visit(house: House, keys: OidcProvider) -> AsyncIterator[Visit]:
    keys.lies, keys.forger, keys.issuer = {}, None, ISSUER
    visit = Visit(house, keys)
    yield visit
    await visit.asked.aclose()


REFUSED = "/desk/sign-in?refused=1"


@ON_BOTH
async def test_a_person_of_the_city_comes_in(visit: Visit, house: House) -> None:
    """The user is made with the roles of the groups, and lands where it wanted to go; a new group changes the role."""
    address = await visit.go()
    asked = parse_qs(urlsplit(address).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == [f"{HERE}/desk/oidc/back"]
    assert await visit.come(address) == "/desk/wall"
    assert (await visit.browser.get("/desk/api/me")).json()["agent"] == "1001"
    assert await visit.come(await visit.go(), PERSON | {"groups": ["chiefs"]}) == "/desk/wall"
    assert (await visit.browser.get("/desk/api/me")).json()["roles"] == ["supervisor"]


@pytest.mark.parametrize(
    "lies",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"iss": "https://evil.example"},
        {"aud": "another client"},
        {"aud": ["hotline", "another"]},
        {"aud": ["hotline", "another"], "azp": "another"},
        {"azp": "another"},
        {"exp": lambda now: now - 600},
        {"exp": None},
        {"iat": lambda now: now + 600},
        {"sub": None},
        {"groups": []},
        {"preferred_username": ""},
        {"preferred_username": "<script>"},
        {"agent": None},
    ],
)
async def test_tokens_that_are_not_for_us_now_let_nobody_in(visit: Visit, lies: dict[str, object]) -> None:
    """Wrong nonce, issuer, audience, times, and people without a role or a name."""
    visit.provider.lies = lies
    assert await visit.come(await visit.go()) == REFUSED
    assert SESSION not in visit.browser.cookies


async def test_a_forged_signature_lets_nobody_in(visit: Visit) -> None:
    """By a key that the provider does not publish, though it says it has its name."""
    visit.provider.forger = RSAKey.generate_key(2048, parameters={"kid": "one"})
    assert await visit.come(await visit.go()) == REFUSED


async def test_a_provider_with_another_name_is_not_believed(visit: Visit) -> None:
    """Discovery must call itself what the configuration does."""
    visit.provider.issuer = "https://evil.example"
    assert await visit.go() == REFUSED


async def test_answers_that_nobody_asked_for_let_nobody_in(
    visit: Visit, house: House, keys: OidcProvider
) -> None:
    """Another state, another browser's code, a code for the second time, the provider's no."""
    assert await visit.come(await visit.go(), state="another") == REFUSED
    address = await visit.go()
    other = Visit(house, keys)
    other.browser.cookies.clear()
    assert await other.come(address) == REFUSED
    await visit.go()
    assert (await visit.browser.get("/desk/oidc/back", params={"error": "access_denied"})).headers[
        "location"
    ] == REFUSED
    await other.asked.aclose()


@ON_BOTH
async def test_a_user_with_a_password_is_not_taken_over(visit: Visit, house: House) -> None:
    """The provider's word makes nobody the local user of the same name."""
    await house.add(AISHA)
    assert await visit.come(await visit.go()) == REFUSED


@ON_BOTH
async def test_without_roles_only_those_who_were_added_come_in(house: House, keys: OidcProvider) -> None:
    """With the roles that they have here, whatever the provider says."""
    keys.lies = {}
    visit = Visit(house, keys, SETTINGS.model_copy(update={"roles": {}}))
    assert await visit.come(await visit.go()) == REFUSED
    await house.users.add(AISHA, None, "tester")
    assert await visit.come(await visit.go()) == "/desk/wall"
    await visit.asked.aclose()


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example", "//evil.example", "/\\evil.example", "/desk/../evil", "/desk/\\evil", "",
        "/desk/\r\nx", "javascript:alert(1)", "/api/cases",
    ],
)  # fmt: skip
def test_no_other_site_is_led_to(wanted: str) -> None:
    """After signing in one is where one was, or at the start."""
    assert local(wanted) == "/desk/"
    assert local("/desk/cases?due=today") == "/desk/cases?due=today"
