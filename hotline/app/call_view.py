"""What the desk shows of an agent's call: with whom, since when, who is asked, who else is there.

The number is masked for everybody here; whoever may see it whole sees it in the screen pop.
"""

from collections.abc import Callable, Iterator, Mapping

from hotline.events import Event
from hotline.phone import mask
from hotline.queue.calls import LiveCall
from hotline.queue.live import LiveState
from hotline.queue.occupation import Occupation
from hotline.queue.transfers import LiveConsultation, Stage

from .call_unreached import Unreached

#: Nobody is in a call.
NOTHING: Mapping[str, object] = {"call": None}


class CallView:
    """Reads the live state as it is now."""

    def __init__(self, live: Callable[[], LiveState], paused: Callable[[str], bool | None]) -> None:
        """`paused(call)` returns whether the talk's recording is paused, None where none is recorded."""
        self._live = live
        self._paused = paused
        #: The agents of each call after its last event.
        self._agents: dict[str, frozenset[str]] = {}
        self._unreached = Unreached(live)

    def state(self, agent: str) -> Mapping[str, object]:
        """Return the state of the agent's call, and who did not take the last one, ready for JSON."""
        unreached = self._unreached.of(agent)
        return self._call(agent) if unreached is None else {**self._call(agent), "unreached": unreached}

    def _call(self, agent: str) -> Mapping[str, object]:
        live = self._live()
        known = live.agents.get(agent)
        call = live.calls.get(known.call) if known is not None and known.call is not None else None
        if known is None or call is None:
            return NOTHING
        paused = self._paused(call.call)
        return {
            "call": call.call,
            "part": "asked" if call.expert == agent else "agent",
            "state": call.state.value,
            "caller": mask(call.caller),
            "queue": call.queue,
            "since": call.answered_at or None,
            "held": known.occupation is Occupation.HOLDING,
            "recording": None if paused is None else ("paused" if paused else "on"),
            "transfer": None if call.transfer is None else _given(call),
            "consultation": None if call.consultation is None else _asked(call, call.consultation),
            "members": _members(call),
        }

    def concerned(self, event: Event) -> Iterator[str]:
        """Yield the agents whose state an event may have changed, after the live state has taken it."""
        name = getattr(event, "call", None)
        call = self._live().calls.get(name) if name is not None else None
        now = frozenset(filter(None, (call.agent, call.expert))) if call is not None else frozenset()
        before = self._agents.pop(name, frozenset()) if name is not None else frozenset()
        if name is not None and now:
            self._agents[name] = now
        told = self._unreached.hear(event)
        yield from sorted(before | now | frozenset(filter(None, [told])))


def _given(call: LiveCall) -> Mapping[str, object]:
    given = call.transfer
    return {} if given is None else {"kind": given.kind, "key": given.target, "way": given.way}


def _asked(call: LiveCall, asked: LiveConsultation) -> Mapping[str, object]:
    return {
        "kind": asked.kind,
        "key": asked.target,
        "agent": call.expert,
        "by": call.agent,
        "stage": asked.stage.value,
        "since": asked.since,
    }


def _members(call: LiveCall) -> list[str]:
    """Return who talks together: `caller`, agents by their keys, and `department:<key>`."""
    asked = call.consultation
    if asked is None:
        return ["caller", *filter(None, [call.agent])]
    whom = call.expert or f"department:{asked.target}"
    match asked.stage:
        case Stage.CONFERENCE:
            return ["caller", *filter(None, [call.agent]), whom]
        case Stage.TALKING:
            return [*filter(None, [call.agent]), whom]
        case _:
            return [*filter(None, [call.agent])]
