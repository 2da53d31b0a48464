"""Whom agents can give callers to, and ask: what is refused, and in which words."""

from collections.abc import Callable
from dataclasses import dataclass

from hotline.callback_number import NotCallableError, callback_number
from hotline.config import Configuration
from hotline.desk.call_api import CallControlError, Target
from hotline.dialplans.view import trunk_endpoint
from hotline.queue.agents import AgentState
from hotline.queue.calendars import is_open
from hotline.queue.calls import LiveCall
from hotline.queue.dispatcher import Dispatcher

#: What an agent does who can be neither rung nor asked, for people.
_DOING = {
    AgentState.SIGNED_OUT: "is signed out",
    AgentState.RESERVED: "is about to take another call",
    AgentState.RINGING: "is being rung for another call",
    AgentState.TALKING: "is talking to somebody else",
    AgentState.HOLDING: "is talking to somebody else",
    AgentState.CONSULTING: "is talking to somebody else",
    AgentState.CONSULTED: "is being asked about another call",
    AgentState.WRAPPING_UP: "is wrapping up",
    AgentState.PAUSED: "is paused",
    AgentState.UNREACHABLE: "has no telephone that answers",
    AgentState.BUSY_ELSEWHERE: "is on the telephone",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is rung in a consultation."""

    #: What Dial is told.
    destination: str
    #: The agent; None where it is a department's number.
    expert: str | None
    #: The number that the telephone which rings shows, and the name beside it; outside nobody's name.
    shown: str
    name: str
    ring_seconds: int


class Targets:
    """Looks at the configuration and at the live state as they are now."""

    def __init__(
        self,
        current: Callable[[], Configuration],
        dispatcher: Dispatcher,
        endpoint_of: Callable[[str], str],
        clock: Callable[[], float],
    ) -> None:
        self._current = current
        self._dispatcher = dispatcher
        self._endpoint_of = endpoint_of
        self._clock = clock

    def check(self, call: LiveCall, agent: str, target: Target) -> None:
        """Raise `CallControlError` where the agent cannot give this call there now."""
        match target.kind:
            case "queue":
                self._check_queue(call, target.key)
            case "agent":
                self._check_agent(agent, target.key)
            case "department":
                self._number(target.key)

    def asked(self, call: LiveCall, agent: str, target: Target) -> Asked:
        """Return who is rung when the agent asks there about this call. Raises `CallControlError`."""
        if target.kind == "department":
            number = self._number(target.key)
            settings = self._current().callbacks
            destination = f"PJSIP/{number}@{trunk_endpoint(settings.trunk or '')}"
            return Asked(destination, None, settings.caller_number, "", settings.ring_seconds)
        expert = self._free_agent(call, target.key) if target.kind == "queue" else target.key
        self._check_agent(agent, expert)
        config = self._current()
        seconds = config.queues[call.queue].ring_seconds if call.queue else 15
        known = config.agents.get(agent)
        name = known.name if known is not None else ""
        return Asked(f"PJSIP/{self._endpoint_of(expert)}", expert, agent, name, seconds)

    def _check_queue(self, call: LiveCall, key: str) -> None:
        config = self._current()
        if key not in config.queues:
            raise CallControlError(f"There is no queue `{key}`.")
        if not is_open(config, config.queues[key].hours, self._clock()):
            raise CallControlError(f"The queue `{key}` is closed now.")
        if self._dispatcher.nobody_could_take(key, call.language):
            raise CallControlError(f"Nobody is signed in who could take this call of the queue `{key}`.")

    def _check_agent(self, agent: str, key: str) -> None:
        if key not in self._current().agents:
            raise CallControlError(f"There is no agent `{key}`.")
        if key == agent:
            raise CallControlError("That is you.")
        known = self._dispatcher.live.agents.get(key)
        state = known.state if known is not None else AgentState.SIGNED_OUT
        if state is not AgentState.AVAILABLE:
            raise CallControlError(f"The agent `{key}` {_DOING[state]}.")

    def _free_agent(self, call: LiveCall, queue: str) -> str:
        """Return whom the router would ring next for such a call of this queue."""
        if queue not in self._current().queues:
            raise CallControlError(f"There is no queue `{queue}`.")
        live = self._dispatcher.live
        today = live.day(self._clock())
        for need in live.index.chain(queue, call.language).needs:
            free = [desk for desk in live.index.desks.all() if desk.available and need in desk.needs]
            if free:
                skills = {key: rules.skills for key, rules in live.rules.agents.items()}
                first = min(
                    free,
                    key=lambda desk: need.rank(
                        desk.agent, desk.weights[queue], skills.get(desk.agent.agent, {}), today
                    ),
                )
                return first.agent.agent
        raise CallControlError(f"Nobody of the queue `{queue}` is free now.")

    def _number(self, key: str) -> str:
        """Return a department's number in E.164. The operator wrote it, yet a trunk dials no number that is none."""
        config = self._current()
        department = config.departments.get(key)
        if department is None:
            raise CallControlError(f"There is no department `{key}`.")
        if department.phone is None:
            raise CallControlError(f"The department `{key}` has no telephone number in the configuration.")
        if config.callbacks.trunk is None:
            raise CallControlError("There is no trunk for calls to numbers outside (`callbacks.trunk`).")
        if not is_open(config, department.hours, self._clock()):
            raise CallControlError(f"The department `{key}` is closed now.")
        try:
            return callback_number(
                department.phone, config.node.country, international=config.callbacks.international
            )
        except NotCallableError as error:
            raise CallControlError(
                f"The number of the department `{key}` is not called: {error.reason}."
            ) from None
