"""How Asterisk calls people's telephones."""

import pytest

from hotline.asterisk.endpoints import (
    RESERVED_BEGINNINGS,
    PhoneKind,
    agent_of_endpoint,
    endpoint_of_agent,
    guest_endpoints,
    is_guest,
    is_listener,
    listener_endpoints,
    phone_of_endpoint,
)
from hotline.config.checks import RESERVED_AGENT_BEGINNINGS
from hotline.queue.phones import Phones
from hotline.testing.manager import device_state


@pytest.mark.parametrize("phone", ["browser", "desk"])
def test_an_endpoint_tells_whose_telephone_it_is(phone: PhoneKind) -> None:
    """Both telephones of an agent lead back to the agent."""
    endpoint = endpoint_of_agent("salim-2", phone)
    assert (agent_of_endpoint(endpoint), phone_of_endpoint(endpoint)) == ("salim-2", phone)


def test_citizens_have_endpoints_of_their_own() -> None:
    """As many as are wanted, in order, and never an agent's."""
    found = guest_endpoints(12)
    assert (found[0], found[-1]) == ("guest-01", "guest-12")
    assert len(set(found)) == 12
    assert all(is_guest(one) for one in found)
    assert guest_endpoints(0) == []


def test_supervisors_who_listen_have_endpoints_of_their_own() -> None:
    """As many as are wanted; neither an agent's nor a citizen's."""
    found = listener_endpoints(3)
    assert found == ["listener-1", "listener-2", "listener-3"]
    assert all(is_listener(one) and not is_guest(one) for one in found)


def test_no_agent_can_be_called_like_a_browser() -> None:
    """The configuration refuses such keys."""
    assert set(RESERVED_BEGINNINGS) <= set(RESERVED_AGENT_BEGINNINGS)


async def test_only_the_chosen_telephone_tells_how_an_agent_is() -> None:
    """A browser that is closed means nothing to an agent with a desk phone, and the other way round."""
    told: list[object] = []
    phones = Phones(("1001",), told.append, lambda _: None, lambda: 0.0, lambda agent: f"browser-{agent}")
    phones.handle(device_state("1001", "UNAVAILABLE"))
    assert told == []
    phones.handle(device_state("browser-1001", "NOT_INUSE"))
    assert [event.phone for event in told] == ["idle"]  # type: ignore[attr-defined]
