"""What can be wrong with rules of overflow and with offers of call-backs."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from hotline.config import Configuration, OverflowRule, Queue
from hotline.problems import Fault, KeyPath, did_you_mean, key_text

#: Keys of a rule that say when, and those that say what becomes of the call.
CONDITIONS = ("longer_than", "expected_wait_above_seconds", "waited_seconds", "nobody_signed_in", "closed")
ACTIONS = ("queue", "message", "callback")


def overflow_faults(config: Configuration) -> Iterator[Fault]:
    """Yield what is wrong with the queues' rules."""
    for name, queue in config.queues.items():
        for index, rule in enumerate(queue.overflow):
            path = ("queues", name, "overflow", index)
            yield from _form(path, rule)
            yield from _beside_its_queue(path, rule, name, queue)
            if rule.queue is not None and rule.queue not in config.queues:
                what = f"there is no queue `{rule.queue}`"
                yield (*path, "queue"), what, did_you_mean(rule.queue, config.queues)
    yield from _circles(config)


def callback_faults(config: Configuration) -> Iterator[Fault]:
    """Yield what keeps citizens from being called back although it is offered."""
    trunk, trunks = config.callbacks.trunk, config.sip.trunks
    if trunk is None:
        for name, queue in config.queues.items():
            if queue.callback is not None:
                what = "nobody can be called back, because callbacks.trunk is not set"
                yield ("queues", name, "callback"), what, "Name a trunk that has a `gateway` there."
    elif trunk not in trunks:
        yield ("callbacks", "trunk"), f"there is no trunk `{trunk}`", did_you_mean(trunk, trunks)
    elif trunks[trunk].gateway is None:
        what = f"no calls can be sent through `{trunk}`"
        yield (
            ("callbacks", "trunk"),
            what,
            f"Give it a gateway: `{key_text(('sip', 'trunks', trunk))}.gateway`.",
        )


def callback_warnings(config: Configuration) -> Iterator[Fault]:
    """Yield what works but is probably not meant."""
    number = config.callbacks.caller_number
    if config.callbacks.trunk is not None and number not in config.numbers:
        what = f"citizens who call `{number}` back do not reach this hotline"
        yield ("callbacks", "caller_number"), what, did_you_mean(number, config.numbers)


def _given(rule: OverflowRule, keys: Sequence[str]) -> list[str]:
    """Return the keys that say something: 0 does, false does not."""
    return [key for key in keys if getattr(rule, key) is not None and getattr(rule, key) is not False]


def _form(path: KeyPath, rule: OverflowRule) -> Iterator[Fault]:
    conditions, actions = _given(rule, CONDITIONS), _given(rule, ACTIONS)
    if not conditions:
        yield path, "does not say when", f"Give it one of {_listed(CONDITIONS)}."
    elif len(conditions) > 1:
        yield path, f"has more than one condition: {', '.join(conditions)}", "Write a rule for each of them."
    if len(actions) > 1:
        yield path, f"leads to more than one thing: {', '.join(actions)}", "Keep one of them."
    elif not actions and rule.announcement is None:
        remedy = f"Give it one of {_listed(ACTIONS)}, or an `announcement` after which the call ends."
        yield path, "does not say what becomes of the call", remedy


def _listed(keys: Sequence[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys)


def _beside_its_queue(path: KeyPath, rule: OverflowRule, name: str, queue: Queue) -> Iterator[Fault]:
    if rule.closed and queue.hours is None:
        what = "the queue is never closed, because it has no hours"
        yield (*path, "closed"), what, "Give the queue `hours`, or remove the rule."
    if rule.callback and queue.callback is None:
        remedy = f"Add a table [{key_text(('queues', name, 'callback'))}]."
        yield (*path, "callback"), "the queue offers no call-backs", remedy
    if rule.queue == name:
        yield (*path, "queue"), "leads back to its own queue", "Name another queue."


def _circles(config: Configuration) -> Iterator[Fault]:
    """Yield a rule of each circle in which calls would go from queue to queue for ever."""
    ways = {
        name: {rule.queue: None for rule in queue.overflow if rule.queue not in {None, name}}
        for name, queue in config.queues.items()
    }
    while (circle := _circle(ways)) is not None:
        name, target = circle[-2], circle[-1]
        index = next(i for i, rule in enumerate(config.queues[name].overflow) if rule.queue == target)
        shown = circle if len(circle) < 10 else [*circle[:5], "…", *circle[-2:]]
        what = f"leads calls in a circle: {' → '.join(shown)}"
        yield ("queues", name, "overflow", index, "queue"), what, "Remove one of these rules."
        del ways[name][target]


def _circle(ways: Mapping[str, Collection[str | None]]) -> list[str] | None:
    """Return the queues of a circle in the order of the calls, the first one again at the end; None: no circle."""
    try:
        TopologicalSorter(ways).prepare()
    except CycleError as error:
        # Its nodes come before those that depend on them: the other way round than calls go.
        return [str(name) for name in reversed(error.args[1])]
    return None


def prompt_faults(config: Configuration, prompts: Collection[str]) -> Iterator[Fault]:
    """Yield the prompts of queues that nobody could hear; `prompts` have a text in every language."""
    for name, queue in config.queues.items():
        for path, prompt in _prompts_of(name, queue):
            if prompt not in prompts:
                remedy = (
                    f"{did_you_mean(prompt, prompts)} Or add its text to the catalogue of every language."
                )
                yield path, f"the prompt `{prompt}` has no text", remedy


def _prompts_of(name: str, queue: Queue) -> Iterator[tuple[KeyPath, str]]:
    if queue.comfort_prompts != Queue().comfort_prompts:  # those have texts in every catalogue
        for index, prompt in enumerate(queue.comfort_prompts):
            yield ("queues", name, "comfort_prompts", index), prompt
    for index, rule in enumerate(queue.overflow):
        if rule.announcement is not None:
            yield ("queues", name, "overflow", index, "announcement"), rule.announcement
