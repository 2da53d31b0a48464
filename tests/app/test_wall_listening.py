"""Which telephone a supervisor listens with."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from hotline.app.wall_orders import WallListening
from hotline.desk.door import Visitor
from hotline.desk.phone.listening import ListeningPhones
from hotline.desk.roles import Role
from hotline.desk.wall.ports import RefusedError
from hotline.testing.desk import make_visitor


class Rung:
    """Stands for the listening: notes which telephone would ring."""

    def __init__(self) -> None:
        self.endpoints: list[str] = []

    async def begin(self, endpoint: str, *_rest: object) -> object:
        """Note it."""
        self.endpoints.append(endpoint)
        return SimpleNamespace()


def listening(phones: ListeningPhones) -> tuple[WallListening, Rung]:
    """Return it and what it rings."""
    rung = Rung()
    return WallListening(cast("Any", rung), phones, lambda agent: f"browser-{agent}"), rung


MARYAM = make_visitor("maryam", Role.SUPERVISOR)
FATMA = make_visitor("fatma", Role.SUPERVISOR, agent="1001")


@pytest.mark.parametrize("supervisor", [MARYAM, FATMA], ids=["without agent's key", "with one"])
async def test_the_telephone_on_the_wallboard_comes_first(supervisor: Visitor) -> None:
    """Where it is open, it rings, also for those who have another as agents."""
    phones = ListeningPhones()
    wall, rung = listening(phones)
    with phones.opened(supervisor.session, "listener-2"):
        await wall.begin(supervisor, "1003", "listen")
    assert rung.endpoints == ["listener-2"]


async def test_who_is_an_agent_has_that_telephone() -> None:
    """It rings when none is open on the wallboard; another supervisor's never does."""
    phones = ListeningPhones()
    wall, rung = listening(phones)
    with phones.opened(MARYAM.session, "listener-1"):
        await wall.begin(FATMA, "1003", "listen")
    assert rung.endpoints == ["browser-1001"]


async def test_without_a_telephone_the_way_to_one_is_told() -> None:
    """Nothing rings."""
    wall, rung = listening(ListeningPhones())
    with pytest.raises(RefusedError, match="listen in this browser"):
        await wall.begin(MARYAM, "1003", "listen")
    assert rung.endpoints == []


def test_a_page_that_is_loaded_anew_keeps_its_telephone() -> None:
    """The new line opens before the old one closes."""
    phones = ListeningPhones()
    with phones.opened("s", "listener-1"):
        second = phones.opened("s", "listener-1")
        second.__enter__()
    assert phones.of("s") == "listener-1"
    second.__exit__(None, None, None)
    assert phones.of("s") is None
