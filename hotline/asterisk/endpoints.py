"""How Asterisk calls the telephones of people: the names of their endpoints in pjsip.conf. Pure.

| telephone | endpoint |
|---|---|
| the desk phone of agent 1001 | `1001` |
| the same agent's browser | `browser-1001` |
| a citizen's browser, one of a fixed number | `guest-07` |
| a supervisor's browser that only listens, one of a fixed number | `listener-3` |

The names never change, so that router, legs and dialplan know whose telephone it is; what changes with every page is
the password (`browser_credentials.py`). An agent's key can begin with none of these words (`config.checks.py`).
"""

from typing import Literal

#: Which telephone an agent takes calls with.
PhoneKind = Literal["browser", "desk"]

_BROWSER = "browser-"
_GUEST = "guest-"
_LISTENER = "listener-"

#: What an agent's key cannot begin with.
RESERVED_BEGINNINGS = (_BROWSER, _GUEST, _LISTENER)


def endpoint_of_agent(agent: str, phone: PhoneKind) -> str:
    """Return the endpoint of this telephone of the agent."""
    return f"{_BROWSER}{agent}" if phone == "browser" else agent


def agent_of_endpoint(name: str) -> str:
    """Return whose telephone the endpoint is; an endpoint that is no agent's comes back as it is."""
    return name.removeprefix(_BROWSER)


def phone_of_endpoint(name: str) -> PhoneKind:
    """Return which telephone of its agent the endpoint is."""
    return "browser" if name.startswith(_BROWSER) else "desk"


def guest_endpoints(count: int) -> list[str]:
    """Return the endpoints of so many citizens who call from their browsers at the same time."""
    return _numbered(_GUEST, count)


def listener_endpoints(count: int) -> list[str]:
    """Return the endpoints of so many supervisors who listen with their browsers at the same time."""
    return _numbered(_LISTENER, count)


def is_guest(name: str) -> bool:
    """Return whether this is a citizen's browser."""
    return name.startswith(_GUEST)


def is_listener(name: str) -> bool:
    """Return whether this is a supervisor's browser."""
    return name.startswith(_LISTENER)


def _numbered(beginning: str, count: int) -> list[str]:
    width = len(str(count))
    return [f"{beginning}{number:0{width}d}" for number in range(1, count + 1)]
