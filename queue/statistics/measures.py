"""Rates and means from the components. Each is None where nothing is there to divide by. Pure.

The measures are those of Gans, Koole and Mandelbaum, Telephone Call Centers: Tutorial, Review, and Research Prospects
(M&SOM 5, 2003); where practice knows several definitions of one name, the variants stand beside each other here.
`docs/operator/statistics.md` says them in words.
"""

from typing import Literal, get_args

from .figures import Activity, AgentFigures, QueueFigures

#: Variants of the service level; `default` is what is shown everywhere.
ServiceLevel = Literal["default", "with-flow-outs", "answered-only", "within-threshold"]

SERVICE_LEVELS: tuple[ServiceLevel, ...] = get_args(ServiceLevel)

#: What each variant divides by what, for people.
DEFINITIONS: dict[ServiceLevel, str] = {
    "default": "answered in T / (answered + abandoned - short abandons)",
    "with-flow-outs": "answered in T / (answered + abandoned - short abandons + flowed out)",
    "answered-only": "answered in T / answered",
    "within-threshold": "(answered in T + abandoned in T) / (answered + abandoned)",
}

#: An agent's busy time.
BUSY = (
    Activity.TALKING,
    Activity.HOLDING,
    Activity.CONSULTING,
    Activity.CONSULTED,
    Activity.WRAPPING_UP,
    Activity.RINGING,
)

#: Of it, what belongs to a call that was taken.
HANDLING = (Activity.TALKING, Activity.HOLDING, Activity.CONSULTING, Activity.WRAPPING_UP)


def service_level(figures: QueueFigures, variant: ServiceLevel = "default") -> float | None:
    """Return the share of callers who were served in time, 0 to 1.

    `answered-only` is what app_queue shows; it hides who left.
    """
    settled = figures.answered + figures.abandoned
    match variant:
        case "default":
            return _ratio(figures.answered_in_time, settled - figures.abandoned_short)
        case "with-flow-outs":
            counted = settled - figures.abandoned_short + figures.flowed_out
            return _ratio(figures.answered_in_time, counted)
        case "answered-only":
            return _ratio(figures.answered_in_time, figures.answered)
        case "within-threshold":
            return _ratio(figures.answered_in_time + figures.abandoned_in_time, settled)


def abandonment_rate(figures: QueueFigures) -> float | None:
    """Return abandoned / (answered + abandoned). Who asked for a call-back has not abandoned."""
    return _ratio(figures.abandoned, figures.answered + figures.abandoned)


def adjusted_abandonment_rate(figures: QueueFigures) -> float | None:
    """Return the same without those who left at once: short abandons count nowhere."""
    patient = figures.abandoned - figures.abandoned_short
    return _ratio(patient, figures.answered + patient)


def average_speed_of_answer(figures: QueueFigures) -> float | None:
    """Return ASA, seconds: the mean wait of those who were answered, from the entry to the bridge."""
    return _ratio(figures.answered_wait, figures.answered)


def average_patience(figures: QueueFigures) -> float | None:
    """Return the mean wait of those who abandoned, seconds."""
    return _ratio(figures.abandoned_wait, figures.abandoned)


def average_handling_time(figures: QueueFigures | AgentFigures) -> float | None:
    """Return AHT, seconds: (talk + hold + asking others + wrap-up) / handled."""
    return _ratio(_sum(figures, HANDLING), figures.handled)


def occupancy(figures: AgentFigures) -> float | None:
    """Return (talk + hold + asking + being asked + wrap-up + ringing) / (the same + available), 0 to 1."""
    busy = _sum(figures, BUSY)
    return _ratio(busy, busy + figures.seconds.get(Activity.AVAILABLE, 0.0))


def utilisation(figures: AgentFigures) -> float | None:
    """Return the same busy time over all signed-in time, pauses included, 0 to 1."""
    return _ratio(_sum(figures, BUSY), signed_in(figures))


def signed_in(figures: AgentFigures) -> float:
    """Return the signed-in time, seconds; a talk that goes on after the agent signed out belongs to it."""
    return sum(figures.seconds.values())


def transfer_rate(figures: QueueFigures | AgentFigures) -> float | None:
    """Return transferred / handled, 0 to 1; above 1 only where the talks began in another interval."""
    return _ratio(figures.transferred, figures.handled)


def rona_rate(figures: AgentFigures) -> float | None:
    """Return rung and not taken / rung, 0 to 1; a caller who left while it rang is rung, and no miss."""
    return _ratio(figures.rung_missed, figures.rung)


def expected_wait_bias(figures: QueueFigures) -> float | None:
    """Return the mean of said less real, seconds: above 0 callers were told too long a wait."""
    return _ratio(figures.said_error, figures.said)


def expected_wait_error(figures: QueueFigures) -> float | None:
    """Return the mean of said less real without its sign, seconds."""
    return _ratio(figures.said_absolute_error, figures.said)


def callback_wait(figures: QueueFigures) -> float | None:
    """Return the mean time from the entry into the queue until the citizen who was called back was there, seconds."""
    return _ratio(figures.callbacks_wait, figures.callbacks_reached)


def _sum(figures: QueueFigures | AgentFigures, activities: tuple[Activity, ...]) -> float:
    return sum(figures.seconds.get(activity, 0.0) for activity in activities)


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None
