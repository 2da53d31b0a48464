"""From `scenario.toml` to a scenario that can be simulated."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hotline.config import Configuration
from hotline.problems import ConfigurationError, Fault, did_you_mean
from hotline.toml_file import read_toml
from hotline.toml_model import build, file_faults, related

from .scenario import Scenario, merged
from .scenario_checks import scenario_faults


@dataclass(frozen=True, slots=True)
class ReadScenario:
    """A scenario without a fault."""

    #: With what it takes from the configuration.
    scenario: Scenario
    #: Absolute path of the configuration that it names.
    configuration: Path | None


def read_scenario(path: Path, load: Callable[[Path], Configuration]) -> ReadScenario:
    """Read and check a scenario; `load` reads the configuration that it names.

    Raises `ConfigurationError` with everything that is wrong.
    """
    file = read_toml(path)
    faults = file_faults(Scenario, file.data)
    scenario, found = build(Scenario, file.data)
    known = {path for path, _, _ in faults}
    faults += [fault for fault in found if fault[0] not in known]
    if scenario is None:
        raise ConfigurationError([file.problem(*fault) for fault in faults])
    configuration = None
    if scenario.configuration is not None:
        configuration = (path.parent / scenario.configuration.expanduser()).absolute()
        config = load(configuration)
        scenario = merged(scenario, config.queues, config.agents)
        faults += _unknown_queues(scenario, config)
    broken = [path for path, _, _ in faults]
    faults += [fault for fault in scenario_faults(scenario) if not related(fault[0], broken)]
    if faults:
        raise ConfigurationError([file.problem(*fault) for fault in faults])
    return ReadScenario(scenario, configuration)


def _unknown_queues(scenario: Scenario, config: Configuration) -> list[Fault]:
    """Return the queues that are neither the configuration's nor served by an agent of the scenario's own."""
    served = {queue for group in scenario.agents.values() for queue in group.queues}
    return [
        (("queues", name), "is no queue of the configuration", did_you_mean(name, config.queues))
        for name in scenario.queues
        if name not in config.queues and name not in served
    ]
