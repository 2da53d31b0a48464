"""Another configuration while calls go on: `hotline reload`.

Everything is checked first, and what cannot be used changes nothing. Then it changes at once: who looks afterwards
sees the new one, and no call is touched.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import structlog

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.config.loader import Loaded
from hotline.events import Event, RulesLoaded
from hotline.problems import ConfigurationError, Fault
from hotline.prompts.library import PromptLibrary
from hotline.queue.calls import CallState
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.roster import roster_changes
from hotline.queue.rules_of import routing_rules
from hotline.toml_file import DISK, Files

from .control_wire import ControlError, Trouble
from .current import Current
from .reload_plan import changed_keys, merged, unserved_numbers, waits_for_start
from .whole import load_whole

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Reloaded:
    """What a reload has changed."""

    #: Keys of the configuration that count from now on.
    changed: list[str]
    #: Keys that count from the next start on.
    at_next_start: list[str]
    #: Routing follows other rules.
    rules: bool
    #: Agents who were signed out, or signed in for other queues.
    agents: list[str]


async def reload(current: Current, dispatcher: Dispatcher, append: Callable[[Event], object],
                 prompts: PromptLibrary, clock: Clock) -> Reloaded:  # fmt: skip
    """Read the configuration file again and serve by it.

    Raises `ConfigurationError` and `ControlError` with everything that is wrong; nothing has changed then.
    """
    running = current.from_files
    read = await asyncio.to_thread(_read, running.file)
    wanted = merged(running, read)
    check_servable(running, wanted, read, dispatcher)
    _check_sounds(wanted, prompts)
    current.replace(wanted)
    done = Reloaded(
        changed=changed_keys(running, wanted),
        at_next_start=waits_for_start(running.config, read.config),
        rules=load_rules(current.config(), dispatcher, append, clock),
        agents=_follow_roster(current.config(), dispatcher, append, clock),
    )
    log.info("configuration reloaded", changed=done.changed, at_next_start=done.at_next_start)
    return done


def load_rules(
    config: Configuration, dispatcher: Dispatcher, append: Callable[[Event], object], clock: Clock
) -> bool:
    """Have the router follow the configuration's rules from now on; False: it does so already."""
    rules = routing_rules(config)
    if rules == dispatcher.live.rules:
        return False
    append(RulesLoaded(at=clock(), rules=rules))
    return True


def _read(file: Path) -> Loaded:
    try:
        return load_whole(file)
    except OSError as error:
        raise ControlError.because(str(error), str(file)) from None


def check_servable(
    running: Loaded, wanted: Loaded, read: Loaded, dispatcher: Dispatcher, files: Files = DISK
) -> None:
    """Raise `ConfigurationError` where numbers or calls of now would have no place in the wanted configuration."""
    faults = [*unserved_numbers(wanted, read), *_queues_in_use(running, wanted, dispatcher)]
    if faults:
        file = files.read(read.file)
        raise ConfigurationError([file.problem(*fault) for fault in faults])


def _check_sounds(wanted: Loaded, prompts: PromptLibrary) -> None:
    """Raise `ControlError` where something that is played has no sound yet."""
    silent = prompts.missing(_named_prompts(wanted))
    if silent:
        remedy = "Run `hotline prompts render` first."
        raise ControlError([Trouble("there is no such sound yet", str(path), remedy) for path in silent])


def _queues_in_use(running: Loaded, wanted: Loaded, dispatcher: Dispatcher) -> Iterator[Fault]:
    """Yield a fault for each queue that is gone from the file while calls are in it."""
    calls: dict[str, int] = {}
    for call in dispatcher.live.calls.values():
        if call.state is CallState.ENDED:
            continue  # the caller has left the queue; only the channel is still there
        if call.queue in running.config.queues and call.queue not in wanted.config.queues:
            calls[call.queue] = calls.get(call.queue, 0) + 1
    for queue, count in calls.items():
        what = f"the queue `{queue}` is gone from the file, and {count} of its calls still go on"
        yield ("queues", queue), what, "Keep it until these calls have ended."


def _named_prompts(loaded: Loaded) -> Iterable[str]:
    for queue in loaded.config.queues.values():
        yield from queue.comfort_prompts
        yield from (rule.announcement for rule in queue.overflow if rule.announcement is not None)
    yield from loaded.menus.prompt_ids()


def _follow_roster(
    config: Configuration, dispatcher: Dispatcher, append: Callable[[Event], object], clock: Clock
) -> list[str]:
    """Sign out who is no longer in the configuration, and in again whose queues changed; return who they are."""
    changes = roster_changes(dispatcher.live, config.agents, clock())
    for event in changes:
        append(event)
    return list(dict.fromkeys(event.agent for event in changes))


def told(done: Reloaded) -> Mapping[str, object]:
    """Return what the control socket answers."""
    return {
        "changed": done.changed,
        "at_next_start": done.at_next_start,
        "rules": done.rules,
        "agents": done.agents,
    }
