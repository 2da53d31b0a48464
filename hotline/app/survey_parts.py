"""Wires what asks for ratings later, and what answers about them."""

from collections.abc import Callable
from dataclasses import dataclass

from hotline.asterisk.ami import AmiClient
from hotline.clock import Clock
from hotline.config import Configuration
from hotline.crm_bridge.survey_invitations import Invitations
from hotline.crm_bridge.surveys import SurveyStore
from hotline.queue.live import LiveState
from hotline.text_messages import Texts

from .callback_attempts import Attempts
from .survey_metrics import SurveyMetrics
from .survey_sweep import SurveySweep

#: Where in the dialplan a citizen comes who has answered (`dialplans/parts/surveys.conf.j2`).
CONTEXT = "hotline-survey"


@dataclass(frozen=True, slots=True)
class SurveyParts:
    """What a controller runs of it."""

    store: SurveyStore
    attempts: Attempts
    sweep: SurveySweep
    metrics: SurveyMetrics


def survey_parts(
    invitations: Invitations,
    ami: AmiClient,
    texts: Texts,
    *,
    current: Callable[[], Configuration],
    live: Callable[[], LiveState],
    clock: Clock,
) -> SurveyParts:
    """Return the parts; nothing runs yet."""
    store = invitations.store
    attempts = Attempts(ami, current, CONTEXT)
    metrics = SurveyMetrics(store, current, clock)
    sweep = SurveySweep(
        invitations,
        attempts,
        texts,
        current=current,
        live=live,
        clock=clock,
        then=metrics.refresh,
    )
    return SurveyParts(store, attempts, sweep, metrics)
