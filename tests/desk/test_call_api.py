"""Calls over HTTP: who may do what with whose call, and in which words it is refused."""

from collections.abc import Mapping

import httpx
import pytest
from starlette.applications import Starlette

from hotline.desk.call_api import PATH, CallApi, CallControlError, Target
from hotline.desk.door.cookies import CSRF_HEADER
from hotline.desk.roles import Role
from hotline.testing.desk import Keys, make_visitor, open_door

VISITORS = (
    make_visitor("aisha", Role.AGENT, agent="1001"),
    make_visitor("salim", Role.AGENT, agent="1002"),
    make_visitor("nobody", Role.AGENT),
    make_visitor("hamed", Role.SUPERVISOR, agent="1003"),
)
VERBS = ("transfer", "consult", "complete", "cancel", "conference", "hang-up", "recording")
BODIES: Mapping[str, object] = {
    "transfer": {"kind": "queue", "key": "water"},
    "consult": {"kind": "agent", "key": "1002"},
    "recording": {"paused": True},
}


class Calls:
    """Call control that notes what it is told; only 1001 is in a call."""

    def __init__(self) -> None:
        self.told: list[tuple[object, ...]] = []

    def _do(self, agent: str, *what: object) -> None:
        if agent != "1001":
            raise CallControlError("You talk with no caller.")
        self.told.append((agent, *what))

    async def transfer(self, agent: str, target: Target) -> None:
        """Note it."""
        self._do(agent, "transfer", target.kind, target.key)

    async def consult(self, agent: str, target: Target) -> None:
        """Note it."""
        self._do(agent, "consult", target.kind, target.key)

    async def complete(self, agent: str) -> None:
        """Note it."""
        self._do(agent, "complete")

    async def cancel(self, agent: str) -> None:
        """Note it."""
        self._do(agent, "cancel")

    async def conference(self, agent: str) -> None:
        """Note it."""
        self._do(agent, "conference")

    async def hang_up(self, agent: str) -> None:
        """Note it."""
        self._do(agent, "hang-up")

    async def recording(self, agent: str, paused: bool) -> None:
        """Note it."""
        self._do(agent, "recording", paused)

    def state(self, agent: str) -> Mapping[str, object]:
        """Return whose call it is."""
        return {"call": "c-1" if agent == "1001" else None}


class Api:
    """The routes, each visitor with a browser."""

    def __init__(self) -> None:
        self.calls = Calls()
        door, self.keys = open_door(*VISITORS)
        self._app = Starlette(routes=CallApi(door, self.calls).routes())

    async def __call__(
        self, user: str | None, verb: str, body: object = None, *, headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """Ask as this visitor; an empty verb reads."""
        keys = self.keys.get(user or "", Keys("stranger"))
        kept = keys.of_client()
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(self._app),
            base_url="http://hotline",
            cookies=kept["cookies"] if user else {},
        ) as client:
            sent = kept["headers"] if headers is None else dict(headers)
            if not verb:
                return await client.get(PATH)
            content = body if isinstance(body, bytes) else None
            return await client.post(
                f"{PATH}/{verb}", json=None if content else body, content=content, headers=sent
            )


@pytest.fixture
def api() -> Api:
    return Api()


@pytest.mark.parametrize("verb", VERBS)
async def test_an_agent_acts_on_the_own_call_and_sees_how_it_stands(api: Api, verb: str) -> None:
    """Whose call it is says the session; who has none is told so, and nothing happens."""
    answer = await api("aisha", verb, BODIES.get(verb))
    assert (answer.status_code, answer.json()) == (200, {"call": "c-1"})
    assert api.calls.told == [("1001", verb, *dict(BODIES.get(verb, {})).values())]  # type: ignore[call-overload]
    other = await api("salim", verb, BODIES.get(verb))
    assert (other.status_code, other.json()["detail"]) == (409, "You talk with no caller.")
    assert len(api.calls.told) == 1


@pytest.mark.parametrize("verb", ["", *VERBS])
async def test_strangers_and_people_who_are_no_agents_are_kept_out(api: Api, verb: str) -> None:
    """No session, no role, no agent of the configuration: nothing is done, and nothing is told."""
    answers = [await api(user, verb, BODIES.get(verb)) for user in (None, "hamed", "nobody")]
    assert [answer.status_code for answer in answers] == [401, 403, 403]
    assert api.calls.told == []
    assert not any("c-1" in answer.text for answer in answers)


@pytest.mark.parametrize("verb", VERBS)
async def test_without_its_token_a_request_of_another_page_does_nothing(api: Api, verb: str) -> None:
    """Missing, wrong, another session's; or an Origin that is not ours."""
    mine, others = (api.keys[user].of_client()["headers"][CSRF_HEADER] for user in ("aisha", "salim"))
    for headers in (
        {},
        {CSRF_HEADER: "x"},
        {CSRF_HEADER: others},
        {CSRF_HEADER: mine, "Origin": "http://evil"},
    ):
        answer = await api("aisha", verb, BODIES.get(verb), headers=headers)
        assert answer.status_code == 403
    assert api.calls.told == []


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("transfer", b"{"),
        ("transfer", {}),
        ("transfer", {"kind": "number", "key": "+96824123456"}),
        ("transfer", {"kind": "agent", "key": "1002", "agent": "1002"}),
        ("consult", {"kind": "agent", "key": 1002}),
        ("recording", {"paused": "yes"}),
        ("recording", []),
    ],
)
async def test_what_cannot_be_read_is_refused_and_says_where(api: Api, verb: str, body: object) -> None:
    """Nobody can name another's call, nor a number."""
    answer = await api("aisha", verb, body)
    assert answer.status_code == 400
    assert "not understood" in answer.json()["detail"]
    assert api.calls.told == []


async def test_a_body_that_is_too_long_is_not_read(api: Api) -> None:
    """No request needs so much."""
    answer = await api("aisha", "transfer", b" " * 2000)
    assert answer.status_code == 413
