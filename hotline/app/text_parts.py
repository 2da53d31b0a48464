"""Wires text messages: who gets those that come in, and what sends those that go out."""

import functools
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass

from hotline.config.bridge import Smpp
from hotline.crm_bridge.citizen_words.going import Going
from hotline.crm_bridge.contact import Intake
from hotline.crm_bridge.outgoing_post import Post
from hotline.crm_bridge.sms.contacts import Contacts, UnregisteredTeams
from hotline.crm_bridge.sms.contentment import Contentment
from hotline.crm_bridge.sms.dispatch import Dispatcher
from hotline.crm_bridge.sms.field_teams import FieldTeams
from hotline.crm_bridge.sms.reassembly import Reassembly
from hotline.crm_bridge.sms.receipts import Receipts
from hotline.crm_bridge.sms.stop_words import StopWords
from hotline.crm_bridge.sms.text_store import CHANNEL
from hotline.smpp.client import SmppTexts
from hotline.text_messages import HttpTexts, Texts

from .gateway_texts import GatewayTexts
from .ground import Ground
from .smpp_intake import SmppIntake
from .survey_replies import SurveyTexts
from .text_sender import TextSender

#: A message centre may be away so long before it is called a trouble of the hotline's, seconds.
PATIENCE_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class TextParts:
    """What a controller runs of it."""

    #: For the gateway by HTTP.
    gateway: GatewayTexts
    #: What sends them; it says so where nothing does.
    texts: Texts
    #: What is wrong with that, by part; empty if nothing is.
    troubles: Callable[[], Mapping[str, str]]
    #: What must go on as long as the controller does, by name.
    lasting: Mapping[str, Callable[[], Coroutine[None, None, None]]]


def text_parts(ground: Ground, surveys: SurveyTexts, intake: Intake) -> TextParts:
    """Return the parts; nothing runs yet. A message centre is taken up at the start, not at a reload."""
    dispatcher = _dispatcher(ground, surveys, intake)
    reassembly = Reassembly(ground.journal, ground.engine, dispatcher, ground.clock)
    lasting = {"parts of texts": reassembly.run}
    texts: Texts = HttpTexts(lambda: ground.current.config().text_messages)
    smpp = ground.loaded.config.text_messages.smpp
    troubles: Callable[[], Mapping[str, str]] = dict
    if smpp is not None:
        centre = _message_centre(ground, smpp, dispatcher, reassembly)
        lasting["message centre"] = centre.run
        texts, troubles = centre, functools.partial(_troubles, centre)
    lasting["texts"] = Post(
        ground.journal,
        ground.engine,
        {CHANNEL: TextSender(texts)},
        ground.clock,
        check=Going(ground.current.config),
    ).run
    return TextParts(GatewayTexts(dispatcher, reassembly, ground.clock), texts, troubles, lasting)


def _troubles(centre: SmppTexts) -> Mapping[str, str]:
    problem = centre.trouble(PATIENCE_SECONDS)
    return {"message centre": problem} if problem else {}


def _message_centre(
    ground: Ground, settings: Smpp, dispatcher: Dispatcher, reassembly: Reassembly
) -> SmppTexts:
    receipts = Receipts(ground.journal, ground.engine, ground.clock)
    intake = SmppIntake(dispatcher, reassembly, receipts, ground.clock)
    return SmppTexts(
        settings,
        lambda: ground.current.config().text_messages.sender,
        intake.take,
        notes=receipts,
    )


def _dispatcher(ground: Ground, surveys: SurveyTexts, intake: Intake) -> Dispatcher:
    current, journal = ground.current.config, ground.journal
    takers = (
        FieldTeams(journal, current, ground.clock),
        surveys,
        Contentment(journal),
        StopWords(journal),
        UnregisteredTeams(journal, ground.engine),
        Contacts(journal, intake),
    )
    return Dispatcher(ground.engine, takers, lambda: current().node.country, ground.clock)
