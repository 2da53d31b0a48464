"""What supervisors order from the wallboard: handed to those who can do it, refusals in words for people."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from hotline.desk.agent.commands import AgentCommandError
from hotline.desk.door import Visitor
from hotline.desk.phone.listening import ListeningPhones
from hotline.desk.wall.ports import RefusedError
from hotline.events import MonitoringMode

from .agent_commands import AgentCommands
from .agent_overrides import AgentOverrides, OverrideError, Wanted, known_skills
from .alert_rules_shown import shown_rules
from .alerts import AlertError, Alerts
from .control_wire import ControlError
from .current import Current
from .monitoring import Monitoring
from .monitoring_state import MonitoringError
from .surge import SurgeSwitch
from .surge_sounds import SurgeSounds

R = TypeVar("R")


async def refusing(work: Awaitable[R]) -> R:
    """Do the work; what is refused is a `RefusedError`."""
    try:
        return await work
    except ControlError as error:
        raise RefusedError("; ".join(trouble.what for trouble in error.troubles)) from None
    except (AgentCommandError, OverrideError, AlertError, MonitoringError) as error:
        raise RefusedError(str(error)) from None


class WallListening:
    """Listening, for the routes."""

    def __init__(
        self, monitoring: Monitoring, phones: ListeningPhones, endpoint_of: Callable[[str], str]
    ) -> None:
        """`endpoint_of` returns the endpoint of the telephone that an agent uses."""
        self._monitoring = monitoring
        self._phones = phones
        self._endpoint_of = endpoint_of

    async def begin(self, supervisor: Visitor, agent: str, mode: MonitoringMode) -> object:
        """Call the supervisor and put the telephone on the agent's talk; the wallboard's own one, where it is open."""
        endpoint = self._phones.of(supervisor.session)
        if endpoint is None and supervisor.agent is not None:
            endpoint = self._endpoint_of(supervisor.agent)
        if endpoint is None:
            raise RefusedError("no telephone of yours is open; listen in this browser")
        return await refusing(self._monitoring.begin(endpoint, agent, mode, supervisor.by))

    async def switch(self, by: str, mode: MonitoringMode) -> None:
        """Be heard by others from now on."""
        await refusing(self._monitoring.switch(by, mode))

    async def end(self, by: str) -> None:
        """Listen no more."""
        await refusing(self._monitoring.end(by))


class WallOrders:
    """Commands, for the routes."""

    def __init__(
        self,
        *,
        current: Current,
        commands: AgentCommands,
        overrides: AgentOverrides,
        alerts: Alerts,
        surge: SurgeSwitch,
        sounds: SurgeSounds,
    ) -> None:
        self._current = current
        self._commands = commands
        self._overrides = overrides
        self._alerts = alerts
        self._surge = surge
        self._sounds = sounds

    def setup(self) -> Mapping[str, object]:
        """Return what the page must know of the configuration."""
        config = self._current.config()
        return {
            "queues": {name: dict(queue.title) for name, queue in config.queues.items()},
            "agents": {name: agent.name for name, agent in config.agents.items()},
            "pause_reasons": list(config.pause_reasons.values()),
            "skills": sorted(known_skills(config)),
            "language_skills": dict(config.routing.language_skills),
            "languages": list(config.node.languages),
            "timezone": config.node.timezone,
            "sound": config.alerts.sound,
            **shown_rules(config.alerts),
        }  # fmt: skip

    async def state(self, agent: str, what: str, reason: str, by: str) -> None:
        """Sign in or out, pause, or resume for an agent."""
        match what:
            case "sign-in":
                await refusing(self._commands.sign_in(agent, by))
            case "sign-out":
                await refusing(self._commands.sign_out(agent, by))
            case "pause":
                await refusing(self._commands.pause(agent, reason, by))
            case _:
                await refusing(self._commands.resume(agent, by))

    async def override(
        self, agent: str, queues: Mapping[str, float], skills: Mapping[str, int], by: str
    ) -> None:
        """Have an agent take other calls."""
        await refusing(self._overrides.set(agent, Wanted(queues, skills), by))

    async def take_back(self, agent: str, by: str) -> None:
        """Have an agent take the calls of the configuration again."""
        await refusing(self._overrides.take_back(agent, by))

    async def acknowledge(self, alert: str, by: str) -> None:
        """Note that somebody looks after an alert."""
        await refusing(self._alerts.acknowledge(alert, by))

    async def surge(self) -> Mapping[str, object]:
        """Return the announcement that callers hear now."""
        return await refusing(self._surge.status({}, ""))

    async def surge_on(
        self, texts: Mapping[str, str], minutes: float, by: str, *, instead: bool
    ) -> Mapping[str, object]:
        """Have callers hear an announcement: the sounds are made first."""
        order = await self._sounds.order(texts, minutes, instead=instead)
        return await refusing(self._surge.on(order, by))

    async def surge_off(self, by: str) -> Mapping[str, object]:
        """End it."""
        await refusing(self._surge.off({}, by))
        return await self.surge()
