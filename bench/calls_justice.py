"""Whether callers and agents were treated as promised: pure functions over the story of a round."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from calls_story import CLOCK_SECONDS, Caller, Offer, Story

#: Callers who come within this time of each other came together: the network and the threads of Asterisk may swap
#: them before any queue knows of them. And two who are offered within it are offered together.
TOGETHER_SECONDS = 0.1


def overtaken(story: Story, needs: Callable[[str], str]) -> int:
    """Return how many offers went to a caller although one of the same needs had come earlier and had none yet.

    `needs` names what a caller needs, by number.
    """
    first = story.first_offers()
    return sum(
        any(_was_passed(earlier, offer, first) for earlier in _same(story, offer, needs))
        for offer in first.values()
        if offer.caller in story.callers
    )


def _same(story: Story, offer: Offer, needs: Callable[[str], str]) -> Iterator[Caller]:
    caller = story.callers[offer.caller]
    for other in story.callers.values():
        earlier = other.dialled_at < caller.dialled_at - TOGETHER_SECONDS
        if earlier and needs(other.number) == needs(caller.number):
            yield other


def _was_passed(earlier: Caller, offer: Offer, first: dict[str, Offer]) -> bool:
    """Return whether the earlier caller was still waiting for the first offer when this one was made."""
    own = first.get(earlier.number)
    until = own.invited_at if own is not None else earlier.ended_at
    return earlier.answered_at is not None and (until is None or until > offer.invited_at + TOGETHER_SECONDS)


@dataclass(frozen=True, slots=True)
class DoubleRings:
    """Offers that overlap another one."""

    #: Of an agent who was rung for, or talked with, somebody else.
    of_agents: int
    #: Of a caller for whom another agent was rung, or who talked with one.
    of_callers: int


def double_rings(story: Story) -> DoubleRings:
    """Return how many offers began while an earlier one of the same agent, or for the same caller, went on."""
    return DoubleRings(_overlaps(story, lambda o: o.agent), _overlaps(story, lambda o: o.caller))


def _overlaps(story: Story, who: Callable[[Offer], str]) -> int:
    ends: dict[str, float] = {}
    found = 0
    for offer in story.offers:
        key = who(offer)
        if not key:
            continue
        found += ends.get(key, 0.0) > offer.invited_at + CLOCK_SECONDS
        end = float("inf") if offer.ended_at is None else offer.ended_at
        ends[key] = max(ends.get(key, 0.0), end)
    return found


def longest_beside_idle(story: Story, suitable: Callable[[str], Collection[str]], until: float) -> float:
    """Return the longest time that a caller waited beside one and the same suitable agent who was idle, seconds.

    `suitable` names the agents who could take a caller, by number. All agents were idle when the round began;
    `until` is the end of the observation.
    """
    first = story.first_offers()
    idle = _idle_times(story, until)
    worst = 0.0
    for caller in story.callers.values():
        if caller.answered_at is None:
            continue
        own = first.get(caller.number)
        end = min(until, own.invited_at if own else until, caller.ended_at or until)
        for agent in suitable(caller.number):
            for begin, finish in idle.get(agent, [(0.0, until)]):
                worst = max(worst, min(end, finish) - max(caller.answered_at, begin))
    return worst


def _idle_times(story: Story, until: float) -> dict[str, list[tuple[float, float]]]:
    """Return when each agent who was ever rung had nothing to do."""
    found: dict[str, list[tuple[float, float]]] = {}
    since: dict[str, float] = {}
    for offer in story.offers:
        begin = since.get(offer.agent, 0.0)
        found.setdefault(offer.agent, []).append((begin, offer.invited_at))
        since[offer.agent] = max(begin, offer.ended_at if offer.ended_at is not None else until)
    for agent, begin in since.items():
        found[agent].append((begin, until))
    return found
