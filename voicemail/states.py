"""What may be done with a message, and what it is afterwards. Pure.

| action | by | from | to |
|---|---|---|---|
| take | an agent | new | taken |
| give back | who has it, or the machine's user | taken, called back | new |
| call back | the agent who has it, or takes it thereby | new, taken, called back | taken |
| talked | the call-back, by itself | taken | called back |
| close | who has it, or the machine's user | new, taken, called back | closed |

Nothing is done with a closed message: its case goes on. While a call-back is on its way, the message can neither be
given back nor closed: a citizen would be called for nothing.
"""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far people have come with a message."""

    NEW = "new"
    TAKEN = "taken"
    CALLED_BACK = "called back"
    CLOSED = "closed"


class Action(StrEnum):
    """What is done with a message; each is a word that people read."""

    TAKE = "take"
    GIVE_BACK = "return"
    CALL_BACK = "call back"
    TALKED = "talked"
    CLOSE = "close"


#: Messages in these states wait for somebody to do something.
OPEN = (State.NEW, State.TAKEN, State.CALLED_BACK)

TRANSITIONS: dict[tuple[State, Action], State] = {
    (State.NEW, Action.TAKE): State.TAKEN,
    (State.NEW, Action.CALL_BACK): State.TAKEN,
    (State.NEW, Action.CLOSE): State.CLOSED,
    (State.TAKEN, Action.GIVE_BACK): State.NEW,
    (State.TAKEN, Action.CALL_BACK): State.TAKEN,
    (State.TAKEN, Action.TALKED): State.CALLED_BACK,
    (State.TAKEN, Action.CLOSE): State.CLOSED,
    (State.CALLED_BACK, Action.GIVE_BACK): State.NEW,
    (State.CALLED_BACK, Action.CALL_BACK): State.TAKEN,
    (State.CALLED_BACK, Action.CLOSE): State.CLOSED,
}

_WAITS_FOR_CALL = frozenset({Action.GIVE_BACK, Action.CLOSE})


class NotAllowedError(Exception):
    """This cannot be done with the message now; the text says why, and what can be done instead."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a message as far as people's work on it is concerned."""

    state: State
    #: Who has it; None: nobody.
    agent: str | None
    #: The call-back that is on its way; empty: none.
    callback: str = ""


def after(standing: Standing, action: Action, by: str, *, is_agent: bool = True) -> Standing:
    """Return how the message stands after the action; the same where nothing is left to do.

    `by` is an agent, or the user of the machine where `is_agent` is False. Raises `NotAllowedError`.
    """
    if action is Action.TAKE and standing.state is State.TAKEN and standing.agent == by:
        return standing
    if action is Action.CLOSE and standing.state is State.CLOSED:
        return standing
    state = TRANSITIONS.get((standing.state, action))
    if is_agent and standing.agent not in {None, by} and standing.state is not State.CLOSED:
        raise NotAllowedError(f"{standing.agent} has this message")
    if state is None:
        raise NotAllowedError(_refusal(standing))
    if standing.callback and action in _WAITS_FOR_CALL:
        what = f"the citizen is being called back ({standing.callback})"
        raise NotAllowedError(f"{what}: wait for it, or drop it with `hotline callbacks cancel`")
    takes = action in {Action.TAKE, Action.CALL_BACK}
    agent = by if takes else None if state is State.NEW else standing.agent
    return Standing(state, agent, standing.callback)


def _refusal(standing: Standing) -> str:
    if standing.state is State.CLOSED:
        return "the message is closed; its case can be opened again"
    if standing.state is State.NEW:
        return "nobody has this message: take it first"
    return f"the message is {standing.state} already"
