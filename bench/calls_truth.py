"""The statistics of a round as the telephones saw it (docs/developer/benchmarks.md): pure functions.

A wait runs from the hotline's answer to the agent's, a talk from the agent's answer to the first BYE.
"""

from dataclasses import dataclass

from calls_story import Story


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a queue's statistics say, or should say. Times are seconds."""

    offered: int
    answered: int
    abandoned: int
    #: Answered within the threshold / answered and abandoned; None where nothing was either.
    service_level: float | None
    mean_wait: float | None
    mean_talk: float | None


@dataclass(frozen=True, slots=True)
class Truth:
    """The numbers and what they are made of."""

    numbers: Numbers
    #: Wait of each caller who was answered, by number.
    waits: dict[str, float]
    #: Talk of each of them.
    talks: dict[str, float]
    #: How long those waited who left without an agent, by number.
    abandons: dict[str, float]


def read_truth(story: Story, threshold_seconds: float) -> Truth:
    """Return what the telephones saw of a round in which every call is over."""
    answered = story.answered()
    waits: dict[str, float] = {}
    talks: dict[str, float] = {}
    abandons: dict[str, float] = {}
    for number, caller in story.callers.items():
        if caller.answered_at is None or caller.ended_at is None:
            continue
        offer = answered.get(number)
        if offer is None or offer.answered_at is None:
            abandons[number] = caller.ended_at - caller.answered_at
            continue
        waits[number] = offer.answered_at - caller.answered_at
        talks[number] = min(caller.ended_at, offer.ended_at or caller.ended_at) - offer.answered_at
    return Truth(summarise(waits, talks, abandons, threshold_seconds), waits, talks, abandons)


def summarise(
    waits: dict[str, float], talks: dict[str, float], abandons: dict[str, float], threshold_seconds: float
) -> Numbers:
    """Return the numbers for these calls; short abandons count as abandons."""
    both = len(waits) + len(abandons)
    in_time = sum(wait <= threshold_seconds for wait in waits.values())
    return Numbers(
        offered=both,
        answered=len(waits),
        abandoned=len(abandons),
        service_level=in_time / both if both else None,
        mean_wait=_mean(waits),
        mean_talk=_mean(talks),
    )


def differences(ours: dict[str, float], truth: dict[str, float]) -> list[float]:
    """Return by how much each call's time differs, for the calls that both have, seconds."""
    return [ours[number] - truth[number] for number in ours.keys() & truth.keys()]


def _mean(values: dict[str, float]) -> float | None:
    return sum(values.values()) / len(values) if values else None
