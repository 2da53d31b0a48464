"""The configuration: one TOML file, every key typed, checked at start.

`docs/operator/configuration.md` explains each key to the operator; the comments here are its source.
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Port = Annotated[int, Field(ge=1, le=65535)]
Seconds = Annotated[float, Field(ge=0)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
FeatureCode = Annotated[str, Field(pattern=r"^\*[0-9]{1,5}$")]
DialledNumber = Annotated[str, Field(pattern=r"^\+?[0-9]{1,15}$")]


class Section(BaseModel):
    """A table of the file: unknown keys are refused, values never change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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


class Trunk(Section):
    """A telephone company's gateway, known by its address."""

    #: Address or network (CIDR) from which its calls come.
    match: str


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
    trunks: dict[Name, Trunk] = {}


class Web(Section):
    """The status page, health and metrics."""

    host: str = "127.0.0.1"
    port: Port = 8111


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


class Agent(Section):
    """A person who takes calls."""

    name: str
    queues: Annotated[tuple[Name, ...], Field(min_length=1)]


class FeatureCodes(Section):
    """What agents dial."""

    sign_in: FeatureCode = "*11"
    #: The first time pauses, the second time resumes.
    pause: FeatureCode = "*12"
    sign_out: FeatureCode = "*13"


class Ivr(Section):
    """The menus."""

    #: TOML file with the menus. Relative to the configuration file.
    menus: Path = Path("menus.toml")
    #: Silent or wrong tries before the caller is taken to a person.
    tries: Annotated[int, Field(ge=1, le=9)] = 3
    #: How long a menu waits for a key after its last word.
    first_digit_seconds: Annotated[float, Field(gt=0, le=60)] = 5
    #: The queue for callers who pressed nothing or something wrong too often.
    operator_queue: Name


class Messages(Section):
    """What callers leave when nobody can talk to them."""

    max_seconds: Annotated[int, Field(ge=5, le=600)] = 120
    #: Silence that ends the recording.
    silence_seconds: Annotated[int, Field(ge=1, le=30)] = 4
    #: A message is not accepted below this free space.
    min_free_megabytes: Annotated[int, Field(ge=1)] = 200


class Transcription(Section):
    """Speech to text."""

    engine: Literal["vosk", "faster-whisper", "none"] = "vosk"
    #: Folder of the model per language. Relative to the configuration file. Nothing is downloaded.
    models: dict[LanguageTag, Path] = {}


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
    web: Web = Web()
    database: Database = Database()
    bus: Bus = Bus()
    numbers: Annotated[dict[DialledNumber, Number], Field(min_length=1)]
    queues: Annotated[dict[Name, Queue], Field(min_length=1)]
    agents: dict[Name, Agent] = {}
    feature_codes: FeatureCodes = FeatureCodes()
    ivr: Ivr
    messages: Messages = Messages()
    transcription: Transcription = Transcription()
    prompts: Prompts = Prompts()
