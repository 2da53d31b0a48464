"""The whole file: a section for each table."""

from typing import Annotated

from pydantic import Field

from hotline.config.bridge import (
    Bridge,
    CitizenWords,
    Email,
    Open311,
    Retention,
    ScreenPopping,
    Social,
    WebForm,
)
from hotline.config.cases import Cases, Category, Department, Team
from hotline.config.desk import Desk
from hotline.config.dispositions import Disposition
from hotline.config.field_types import DialledNumber, LanguageTag, Name, Section
from hotline.config.machine import Asterisk, Bus, Database, Node, Sip, Web
from hotline.config.pages import CitizenPage, FieldPage, PublicStatistics
from hotline.config.phones import Phones
from hotline.config.quality import Map, Quality
from hotline.config.queues import Agent, Callbacks, Hours, Queue, Routing
from hotline.config.voice import (
    Fax,
    FeatureCodes,
    Ivr,
    Messages,
    Number,
    OutsideNumber,
    Prompts,
    Recording,
    Speech,
    Survey,
    TextMessages,
    Transcription,
)
from hotline.config.wall import Alerts, Monitoring


class Configuration(Section):
    """The whole file."""

    node: Node = Node()
    asterisk: Asterisk = Asterisk()
    sip: Sip = Sip()
    phones: Phones = Phones()
    web: Web = Web()
    desk: Desk = Desk()
    database: Database = Database()
    bus: Bus = Bus()
    numbers: Annotated[dict[DialledNumber, Number], Field(min_length=1)]
    queues: Annotated[dict[Name, Queue], Field(min_length=1)]
    agents: dict[Name, Agent] = {}
    routing: Routing = Routing()
    hours: dict[Name, Hours] = {}
    callbacks: Callbacks = Callbacks()
    feature_codes: FeatureCodes = FeatureCodes()
    #: Why agents pause, by the digit behind the feature code.
    pause_reasons: dict[Annotated[str, Field(pattern=r"^[1-9]$")], str] = {}
    #: What people read for a reason, by the reason.
    pause_titles: dict[str, dict[LanguageTag, str]] = {}
    ivr: Ivr
    messages: Messages = Messages()
    transcription: Transcription = Transcription()
    recording: Recording = Recording()
    survey: Survey = Survey()
    alerts: Alerts = Alerts()
    monitoring: Monitoring = Monitoring()
    quality: Quality = Quality()
    map: Map = Map()
    speech: Speech = Speech()
    fax: Fax = Fax()
    outside: dict[Name, OutsideNumber] = {}
    dispositions: dict[Name, Disposition] = {}
    departments: dict[Name, Department] = {}
    categories: dict[Name, Category] = {}
    teams: dict[Name, Team] = {}
    cases: Cases = Cases()
    text_messages: TextMessages = TextMessages()
    email: Email | None = None
    web_form: WebForm = WebForm()
    citizen_page: CitizenPage = CitizenPage()
    field_page: FieldPage = FieldPage()
    public_statistics: PublicStatistics = PublicStatistics()
    social: dict[Name, Social] = {}
    citizen_words: CitizenWords = CitizenWords()
    screen_pop: ScreenPopping = ScreenPopping()
    bridge: Bridge = Bridge()
    open311: Open311 = Open311()
    retention: Retention = Retention()
    prompts: Prompts = Prompts()
