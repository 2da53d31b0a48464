"""Wires text messages: who gets those that come in, and what sends those that go out."""

from dataclasses import dataclass

from hotline.crm_bridge.sms.dispatch import Dispatcher
from hotline.crm_bridge.sms.field_teams import FieldTeams

from .ground import Ground
from .survey_replies import SurveyReplies, SurveyTexts


@dataclass(frozen=True, slots=True)
class TextParts:
    """What a controller runs of it."""

    dispatcher: Dispatcher


def text_parts(ground: Ground, surveys: SurveyReplies) -> TextParts:
    """Return the parts; nothing runs yet."""
    current = ground.current.config
    takers = (
        FieldTeams(ground.journal, current, ground.clock),
        SurveyTexts(surveys, ground.journal),
    )
    return TextParts(Dispatcher(ground.engine, takers, lambda: current().node.country, ground.clock))
