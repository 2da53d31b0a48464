"""The configuration: one TOML file, every key typed, checked at start.

`docs/operator/configuration.md` explains each key to the operator; the comments here are its source.
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from hotline.config_bridge import (
    Bridge,
    CitizenWords,
    Email,
    Open311,
    Retention,
    ScreenPopping,
    Smpp,
    Social,
    WebForm,
)
from hotline.config_cases import Cases, Category, Department, Team
from hotline.config_desk import Desk
from hotline.config_dispositions import Disposition
from hotline.config_pages import CitizenPage, FieldPage, PublicStatistics
from hotline.config_phones import Phones
from hotline.config_quality import Map, Quality
from hotline.config_types import (
    DialledNumber,
    FeatureCode,
    LanguageTag,
    Name,
    Port,
    Seconds,
    Section,
    Weekday,
)
from hotline.config_wall import Alerts, Monitoring
from hotline.routing_rules import Strategy

__all__ = ["Configuration", "LanguageTag", "Name", "Port", "Seconds", "Section", "Weekday"]


class Node(Section):
    """This machine among others."""

    #: Name of the node; part of every call's identity and of MQTT topics.
    name: Name = "node1"
    #: Folder for everything that is written. Relative to the configuration file.
    data_dir: Path = Path("var")
    #: Country of the numbers that come without a country code (ISO 3166).
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "OM"
    #: Languages in the order in which they are offered.
    languages: Annotated[tuple[LanguageTag, ...], Field(min_length=1)] = ("ar", "en")
    #: IANA time zone of the city, for opening hours, reports and "today".
    timezone: str = "Asia/Muscat"


class Asterisk(Section):
    """The Asterisk beside the controller."""

    #: `private`: started and ended by `hotline up`. `system`: runs by itself from `hotline render`'s files.
    mode: Literal["private", "system"] = "private"
    #: Path of the asterisk program; found by itself when not set.
    program: Path | None = None
    ami_host: str = "127.0.0.1"
    ami_port: Port = 5038
    agi_host: str = "127.0.0.1"
    agi_port: Port = 4573
    #: Where Asterisk listens for the browsers' phones: on loopback only, behind the controller.
    ws_port: Port = 8088


class Trunk(Section):
    """A telephone company's gateway, known by its address."""

    #: Address or network (CIDR) from which its calls come.
    match: str
    #: Where to send calls to citizens: `host` or `host:port`; none are sent through it when not set.
    gateway: str | None = None


class Sip(Section):
    """Telephones and trunks."""

    host: str = "127.0.0.1"
    port: Port = 5060
    #: Address that Asterisk tells the other side in SIP and SDP, where it is behind NAT.
    external_address: str | None = None
    rtp_start: Port = 10000
    rtp_end: Port = 10999
    #: True: anybody who can reach the SIP port may dial the citizens' numbers (and nothing else).
    allow_anonymous: bool = False
    #: Citizens who can call from their browsers at the same time; 0: none can.
    browser_citizens: Annotated[int, Field(ge=0, le=500)] = 10
    trunks: dict[Name, Trunk] = {}


class Web(Section):
    """The pages, health and metrics."""

    host: str = "127.0.0.1"
    port: Port = 8111
    #: PEM files of a certificate (with its chain) and of its key: then https. Relative to the configuration file.
    certificate: Path | None = None
    key: Path | None = None


class Database(Section):
    """Journal and case store."""

    #: SQLAlchemy URL (`postgresql+asyncpg://…`, `sqlite+aiosqlite:///…`); SQLite in `data_dir` when not set.
    url: str | None = None


class Bus(Section):
    """Events for other programs."""

    #: `mqtt://user:password@host:port`; no broker when not set.
    mqtt_url: str | None = None
    #: True: telephone numbers are sent to the broker unmasked.
    personal_data: bool = False


class Number(Section):
    """What happens to calls to one of our numbers: the menus, or straight to a queue."""

    #: First menu; exactly one of `menu` and `queue`.
    menu: Name | None = None
    queue: Name | None = None
    #: Skips the question for the language.
    language: LanguageTag | None = None
    #: The notice that calls may be recorded.
    consent_notice: bool = True
    #: Artificial age of its calls: they are served as if they had come so much earlier.
    priority_seconds: Annotated[float, Field(ge=0, le=86_400)] = 0


class Hours(Section):
    """When somebody is there. Times are local (`node.timezone`), `"07:30-14:30"`; `24:00` is the end of the day."""

    #: Ranges of each day of the week; a day without any is closed.
    week: dict[Weekday, tuple[str, ...]] = {}
    #: Country (ISO 3166) whose public holidays are closed.
    holidays: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    #: Ranges of single dates (`"2026-03-20"`); they win over week and holidays, and `[]` is closed.
    dates: dict[str, tuple[str, ...]] = {}


class RelaxationStep(Section):
    """What a call needs after it has waited for some time."""

    after_seconds: Annotated[float, Field(gt=0)]
    #: A wider requirement; whoever met an earlier one may still take the call.
    requires: str


class OverflowRule(Section):
    """When a call does not wait (any longer), and what becomes of it: one condition, one action."""

    #: So many callers are in line already; looked at when a call comes.
    longer_than: Annotated[int, Field(ge=0)] | None = None
    #: The expected wait is longer; looked at when a call comes.
    expected_wait_above_seconds: Annotated[float, Field(gt=0)] | None = None
    #: The call has waited so long.
    waited_seconds: Annotated[float, Field(gt=0)] | None = None
    #: Nobody who could ever take the call is signed in.
    nobody_signed_in: bool = False
    #: Outside the queue's hours; looked at when a call comes.
    closed: bool = False
    #: This prompt is said first; without another action the call ends after it.
    announcement: Name | None = None
    #: The call goes to this queue and keeps its age.
    queue: Name | None = None
    #: The caller is asked for a message.
    message: bool = False
    #: The caller is offered a call-back, and waits on if it is not wanted.
    callback: bool = False


class CallbackOffer(Section):
    """When callers of a queue are offered to be called back instead of waiting."""

    #: The key; it works during every announcement of a caller who may have a call-back.
    key: Annotated[str, Field(pattern=r"^[2-9]$")] = "2"
    #: Offered where the caller must expect to wait longer; 0: always.
    expected_wait_above_seconds: Seconds = 120
    #: Hours in which it is offered; always when not set.
    hours: Name | None = None


class Queue(Section):
    """A line of waiting callers."""

    #: What people call it, per language.
    title: dict[LanguageTag, str] = {}
    #: After this time the caller is offered to leave a message; 0: never.
    offer_message_after_seconds: Seconds = 60
    #: The caller is told the position at the start and then at this interval; 0: never.
    announce_every_seconds: Seconds = 30
    #: More callers than this do not wait: they are offered to leave a message at once.
    max_waiting: Annotated[int, Field(ge=0)] = 50
    #: How long an agent's phone rings.
    ring_seconds: Annotated[int, Field(ge=3, le=120)] = 15
    #: Time after a talk before the next call.
    wrap_up_seconds: Seconds = 5
    #: Conversations are recorded.
    record: bool = True
    #: The caller is thanked after the talk.
    thank: bool = True
    #: Skills that a call needs; `anyone`: no skill, `language`: the skill of the caller's language.
    requires: str = "anyone"
    #: What is enough after some waiting; `after_seconds` must rise.
    relax: tuple[RelaxationStep, ...] = ()
    #: Who is rung of several free agents.
    strategy: Strategy = "longest idle"
    #: Artificial age of its calls: they are served as if they had come so much earlier.
    priority_seconds: Annotated[float, Field(ge=0, le=86_400)] = 0
    #: How long the agent who last talked with the caller is waited for; 0: not at all.
    preferred_agent_seconds: Seconds = 0
    #: Calls missed in a row after which an agent is set aside.
    rona_after: Annotated[int, Field(ge=1, le=20)] = 1
    #: By how much an agent can lengthen a wrap-up, and how long it can last in all.
    wrap_up_extension_seconds: Seconds = 60
    wrap_up_max_seconds: Seconds = 600
    #: The caller is told the expected wait with the position, where the data carry it.
    announce_expected_wait: bool = True
    #: How long an agent is busy with a call, until there are recent calls to tell.
    expected_handling_seconds: Annotated[float, Field(gt=0)] | None = None
    #: Prompts that are said in turn while a caller waits, and how often; 0: never.
    comfort_prompts: tuple[Name, ...] = ("comfort-thanks", "comfort-message")
    comfort_every_seconds: Seconds = 75
    #: Opening hours: a table under [hours]; always open when not set.
    hours: Name | None = None
    #: Looked at in this order; the first that fits counts.
    overflow: tuple[OverflowRule, ...] = ()
    #: No call-backs when not set.
    callback: CallbackOffer | None = None
    #: Callers are asked whether to rate the service after the talk.
    survey: bool = False
    #: How long its recordings are kept; `recording.keep_days` when not set.
    keep_recordings_days: Annotated[int, Field(ge=1, le=36_500)] | None = None
    #: When a message for its people must be answered, in open hours of the queue.
    message_due_hours: Annotated[float, Field(gt=0, le=8_760)] = 24
    #: A call is answered in time within so many seconds, and abandoned too soon to count within so many.
    service_level_seconds: Annotated[float, Field(gt=0)] = 20
    short_abandon_seconds: Seconds = 5


def _weights(value: object) -> object:
    """Give each queue of a list the weight 1."""
    if not isinstance(value, list | tuple) or not all(isinstance(name, str) for name in value):
        return value
    for index, name in enumerate(value):
        if name in value[:index]:
            raise PydanticCustomError("twice", "names `{name}` twice", {"name": name})
    return dict.fromkeys(value, 1.0)


class Agent(Section):
    """A person who takes calls."""

    name: str
    #: The queues, as a list, or with weights (`{ water = 2, general = 1 }`): a call's age counts so many times.
    queues: Annotated[
        dict[Name, Annotated[float, Field(gt=0, le=100)]], Field(min_length=1), BeforeValidator(_weights)
    ]
    #: Levels, 1 (a little) to 5 (expert), by skill.
    skills: dict[Name, Annotated[int, Field(ge=1, le=5)]] = {}
    #: What the agent may do with cases (`crm_bridge/permissions.py`).
    line: Literal["first", "second", "supervisor"] = "first"


class Routing(Section):
    """What concerns all queues."""

    #: The skill that stands for the word `language` in a requirement, by language of the caller.
    language_skills: dict[LanguageTag, Name] = {}


class Callbacks(Section):
    """How citizens are called back."""

    #: Through which trunk; it must have a `gateway`. No call-backs when not set.
    trunk: Name | None = None
    #: The number that the citizen's phone shows.
    caller_number: DialledNumber = "1111"
    ring_seconds: Annotated[int, Field(ge=10, le=120)] = 30
    #: The citizen presses 1 before an agent is rung, so that no agent talks to an answering machine.
    confirm: bool = True
    #: Pauses before further attempts, minutes; after the last one a case is opened.
    retry_minutes: tuple[Annotated[float, Field(gt=0, le=1440)], ...] = (5, 20, 60)
    #: Numbers of other countries may be called.
    international: bool = False
    #: Hours in which citizens are called; always when not set.
    hours: Name | None = None


class FeatureCodes(Section):
    """What agents dial; `recording` is keyed during a talk."""

    sign_in: FeatureCode = "*11"
    #: The first time pauses, the second time resumes; with a digit behind it, for that reason.
    pause: FeatureCode = "*12"
    sign_out: FeatureCode = "*13"
    end_wrap_up: FeatureCode = "*14"
    extend_wrap_up: FeatureCode = "*15"
    #: The first time pauses the recording of the talk, the second time resumes it.
    recording: FeatureCode = "*16"


class Ivr(Section):
    """The menus."""

    #: TOML file with the menus. Relative to the configuration file.
    menus: Path = Path("menus.toml")
    #: Silent or wrong tries before the caller is taken to a person.
    tries: Annotated[int, Field(ge=1, le=9)] = 3
    #: How long a menu waits for a key after its last word.
    first_digit_seconds: Annotated[float, Field(gt=0, le=60)] = 5
    #: How long the next digit of a number may take; then the number is complete.
    inter_digit_seconds: Annotated[float, Field(gt=0, le=30)] = 4
    #: Folder of Python modules with functions that menus may name (`city.tax`). Relative to the configuration file.
    functions: Path | None = None
    #: The queue for callers who pressed nothing or something wrong too often.
    operator_queue: Name


class Messages(Section):
    """What callers leave when nobody can talk to them."""

    max_seconds: Annotated[int, Field(ge=5, le=600)] = 120
    #: Silence that ends the recording.
    silence_seconds: Annotated[int, Field(ge=1, le=30)] = 4
    #: A message is not accepted below this free space.
    min_free_megabytes: Annotated[int, Field(ge=1)] = 200
    #: Below this free space doctor, metrics and log warn.
    warn_free_megabytes: Annotated[int, Field(ge=1)] = 2000


class Transcription(Section):
    """Speech to text."""

    engine: Literal["vosk", "faster-whisper", "none"] = "vosk"
    #: Folder of the model per language. Relative to the configuration file. Nothing is downloaded.
    models: dict[LanguageTag, Path] = {}
    #: Text file per language with names of streets and departments, one a line. Relative to the configuration file.
    words: dict[LanguageTag, Path] = {}
    #: A word of which the engine is less sure is marked, and may be a name from `words`.
    min_word_confidence: Annotated[float, Field(gt=0, le=1)] = 0.6
    #: Messages written down at a time; by cores and memory when not set.
    workers: Annotated[int, Field(ge=1, le=64)] | None = None
    #: An engine's process that takes more memory is ended; by the size of its models when not set.
    max_memory_megabytes: Annotated[int, Field(ge=100)] | None = None


class Recording(Section):
    """What becomes of conversations."""

    #: Where the recording begins: with the caller's consent, or with the talk.
    begins: Literal["consent", "talk"] = "consent"
    #: The key that refuses the recording during the notice, for the whole call; empty: nobody can refuse.
    refuse_key: Annotated[str, Field(pattern=r"^[0-9*#]?$")] = "9"
    #: FLAC keeps every sample, Opus needs a fifth of the space.
    format: Literal["flac", "opus"] = "flac"
    encrypt: bool = True
    #: How long recordings are kept.
    keep_days: Annotated[int, Field(ge=1, le=36_500)] = 90
    #: Another place than `data_dir`: `s3://bucket/prefix`; credentials come from the environment.
    storage: str | None = None
    #: Digits that a caller keys during a talk are left out, until so long after the last one; 0: they are kept.
    pause_after_digit_seconds: Seconds = 5
    #: Free space below which nothing is recorded, and below which doctor, metrics and log warn.
    min_free_megabytes: Annotated[int, Field(ge=1)] = 200
    warn_free_megabytes: Annotated[int, Field(ge=1)] = 5000


class Survey(Section):
    """How citizens rate the service."""

    #: Asked afterwards who hung up before the questions: not at all, by a call, or by a text message.
    later: Literal["never", "call-back", "text"] = "never"
    later_minutes: Annotated[float, Field(gt=0, le=1440)] = 15
    #: Hours in which citizens are asked later; always when not set.
    hours: Name | None = None
    #: The longest spoken comment; 0: none is asked for.
    comment_seconds: Annotated[int, Field(ge=0, le=300)] = 60


class Speech(Section):
    """Menus that listen. A menu's own words are beside its keys; keys always work too."""

    #: Folder of a Vosk model per language. Relative to the configuration file. Nothing is downloaded.
    models: dict[LanguageTag, Path] = {}
    #: What was heard less surely than this is not taken.
    min_confidence: Annotated[float, Field(gt=0, le=1)] = 0.7
    #: How long a caller may think and speak after the menu; keys have at least `ivr.first_digit_seconds`.
    seconds: Annotated[float, Field(ge=1, le=30)] = 5
    #: Callers who can be listened to at once; the others use keys.
    max_listening: Annotated[int, Field(ge=1, le=500)] = 4


class Fax(Section):
    """Faxes to our numbers."""

    #: The queue whose people look after them; faxes are not taken when not set.
    queue: Name | None = None
    max_seconds: Annotated[int, Field(ge=60, le=3600)] = 900


class OutsideNumber(Section):
    """A number that is not ours, to which a menu may lead."""

    title: dict[LanguageTag, str] = {}
    number: DialledNumber
    #: Through which trunk; it must have a `gateway`.
    trunk: Name
    ring_seconds: Annotated[int, Field(ge=10, le=120)] = 30
    #: When somebody answers there; always when not set.
    hours: Name | None = None


class TextMessages(Section):
    """A gateway for text messages (SMS): each is one HTTP request."""

    #: Gets `{"to", "from", "text", "id"}` as JSON; none are sent when not set.
    url: Annotated[str, Field(pattern=r"^https?://[^ ]+$")] | None = None
    #: The name of the environment variable with the bearer token, if the gateway wants one.
    token_variable: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]{0,63}$")] | None = None
    sender: str = "1111"
    #: A message centre by SMPP instead of `url`, also for texts that come in.
    smpp: Smpp | None = None

    @property
    def can_send(self) -> bool:
        """There is something that sends them."""
        return self.url is not None or self.smpp is not None


class Prompts(Section):
    """What the hotline says."""

    #: Folder with a catalogue per language (`ar/catalogue.toml`…) whose texts win over ours.
    catalogue: Path | None = None
    #: Folder with studio recordings (`ar/welcome.wav`…) that win over synthesis.
    recordings: Path | None = None


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
