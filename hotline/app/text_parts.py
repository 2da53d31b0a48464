"""Wires text messages: who gets those that come in, and what sends those that go out."""

from dataclasses import dataclass

from hotline.crm_bridge.contact import Intake
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.intake import CaseIntake
from hotline.crm_bridge.sms.contacts import Contacts, UnregisteredTeams
from hotline.crm_bridge.sms.contentment import Contentment
from hotline.crm_bridge.sms.dispatch import Dispatcher
from hotline.crm_bridge.sms.field_teams import FieldTeams
from hotline.crm_bridge.sms.reassembly import Reassembly
from hotline.crm_bridge.sms.stop_words import StopWords

from .ground import Ground
from .survey_replies import SurveyReplies, SurveyTexts


@dataclass(frozen=True, slots=True)
class TextParts:
    """What a controller runs of it."""

    dispatcher: Dispatcher
    reassembly: Reassembly


def text_parts(ground: Ground, surveys: SurveyReplies) -> TextParts:
    """Return the parts; nothing runs yet."""
    current, journal = ground.current.config, ground.journal
    takers = (
        FieldTeams(journal, current, ground.clock),
        SurveyTexts(surveys, journal),
        Contentment(journal),
        StopWords(journal),
        UnregisteredTeams(journal, ground.engine),
        Contacts(journal, _intake(ground)),
    )
    dispatcher = Dispatcher(ground.engine, takers, lambda: current().node.country, ground.clock)
    return TextParts(dispatcher, Reassembly(journal, ground.engine, dispatcher, ground.clock))


def _intake(ground: Ground) -> Intake:
    config = ground.loaded.config
    files = FileStore(ground.loaded.paths.files, config.cases.max_attachment_megabytes * 2**20)
    return CaseIntake(ground.journal, files, ground.current.config)
