"""What stands on a controller's ground and serves people: opened in this order, since some need what others offer."""

import contextlib
import functools
from dataclasses import dataclass

from hotline.crm_bridge.survey_invitations import Invitations
from hotline.crm_bridge.surveys import SurveyStore
from hotline.desk.access import Access
from hotline.text_messages import Texts

from .calling import Calling, open_calling
from .case_parts import CaseParts, case_parts
from .channel_parts import ChannelParts, channel_parts
from .citizen_parts import CitizenParts, citizen_parts
from .citizen_words_parts import CitizenWordsParts, citizen_words_parts
from .desk_ground import DoorParts
from .desk_parts import door_parts
from .desk_quality_parts import quality_drawing
from .ground import Ground
from .inbox_parts import InboxParts, inbox_parts
from .intake_parts import IntakeParts, intake_parts
from .keeping import Keeping, open_keeping
from .outbox_parts import OutboxParts, outbox_parts
from .pop_parts import PopParts, open_pops
from .sla_parts import SlaParts, sla_parts
from .survey_audio import secure_comment
from .survey_parts import SurveyParts, survey_parts
from .survey_replies import SurveyTexts
from .text_parts import TextParts, text_parts
from .token_file import TokenFile


@dataclass(frozen=True, slots=True)
class Rooms:
    """Opened; each is described where it is made."""

    doors: DoorParts
    access: Access
    keeping: Keeping
    messages: InboxParts
    intake: IntakeParts
    texts: TextParts
    cases: CaseParts
    surveys: SurveyParts
    words: CitizenWordsParts
    sla: SlaParts
    pops: PopParts
    channels: ChannelParts
    citizens: CitizenParts
    calling: Calling
    outbox: OutboxParts


async def open_rooms(ground: Ground, stack: contextlib.AsyncExitStack) -> Rooms:
    """Open them; `stack` closes them in the reverse order."""
    doors = door_parts(ground, stack)
    access = Access(TokenFile(ground.loaded.paths.secrets), door=doors.door)
    keeping = open_keeping(ground, stack)
    messages, invitations = inbox_parts(ground, access), _invitations(ground)
    intake = intake_parts(ground)
    replies = SurveyTexts(invitations, ground.journal, ground.clock)
    texts, cases = text_parts(ground, replies, intake.intake), case_parts(ground)
    surveys = _surveys(ground, invitations, texts.texts)
    words, drawing = citizen_words_parts(ground), quality_drawing(ground)
    sla = sla_parts(ground, {**cases.handlers, **words.handlers, **drawing.handlers})
    pops = open_pops(ground, access, stack)
    return Rooms(
        doors=doors,
        access=access,
        keeping=keeping,
        messages=messages,
        intake=intake,
        texts=texts,
        cases=cases,
        surveys=surveys,
        words=words,
        sla=sla,
        pops=pops,
        channels=channel_parts(ground, intake),
        citizens=citizen_parts(ground, keeping.recordings),
        calling=await open_calling(ground, keeping, messages, surveys, stack, pops=pops),
        outbox=outbox_parts(ground),
    )


def _invitations(ground: Ground) -> Invitations:
    secure = functools.partial(secure_comment, ground.loaded.paths.messages)
    store = SurveyStore(ground.journal, ground.reader, ground.engine, secure, ground.clock)
    return Invitations(store, ground.journal.node, ground.clock)


def _surveys(ground: Ground, invitations: Invitations, texts: Texts) -> SurveyParts:
    return survey_parts(
        invitations,
        ground.ami,
        texts,
        current=ground.current.config,
        live=lambda: ground.dispatcher.live,
        clock=ground.clock,
    )
