"""Wires quality and satisfaction: the weekly draw, listening, what citizens say, where they complain."""

from hotline.crm_bridge.complaints import ComplaintStore
from hotline.crm_bridge.quality.desk import QualityDesk
from hotline.crm_bridge.quality.drawing import Drawing
from hotline.crm_bridge.quality.listening import Listening
from hotline.crm_bridge.quality.replies import Replies
from hotline.crm_bridge.quality.weekly import Weekly
from hotline.crm_bridge.satisfaction_store import SatisfactionStore
from hotline.crm_bridge.surveys import SurveyRows
from hotline.desk.pages import Page
from hotline.desk.quality import AssessingApi, ComplaintsApi, OwnScoresApi, SatisfactionApi
from hotline.desk.roles import Role
from hotline.recorder.picture.pictures import Pictures

from .desk_ground import DeskGround, DeskPart
from .ground import Ground
from .quality_calls import RecordedCalls


def quality_drawing(ground: Ground) -> Drawing:
    """Return what draws samples; its jobs belong to the controller's worker."""
    return Drawing(RecordedCalls(), ground.current.config, ground.clock)


def quality_part(desk: DeskGround) -> DeskPart:
    """Return what quality adds."""
    ground, door, library = desk.ground, desk.door, desk.recordings.library
    current, now, journal, engine = ground.current.config, ground.clock, ground.journal, ground.engine
    paths = ground.loaded.paths
    drawing, reading = quality_drawing(ground), QualityDesk(engine, RecordedCalls())
    pictures, replies = Pictures(paths.recordings, paths.recording_keys), Replies(journal, now)
    assessing = AssessingApi(
        door, reading, drawing, Listening(journal, current, now), replies,
        journal=journal, library=library, pictures=pictures, current=current, now=now,
    )  # fmt: skip
    own = OwnScoresApi(door, reading, replies, library=library, pictures=pictures, current=current)
    satisfaction = SatisfactionApi(
        door, SatisfactionStore(engine), SurveyRows(engine),
        journal=journal, messages=paths.messages, current=current, now=now,
    )  # fmt: skip
    complaints = ComplaintsApi(door, ComplaintStore(engine), current=current, now=now)
    return DeskPart(
        routes=[*assessing.routes(), *own.routes(), *satisfaction.routes(), *complaints.routes()],
        pages=(Page("quality", (Role.QUALITY, Role.SUPERVISOR, Role.AGENT), ("quality",)),),
        lasting={"weekly samples": Weekly(journal, engine, drawing).run},
    )
