"""What callers dial, hear, say and leave."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from hotline.config.bridge import Smpp
from hotline.config.field_types import DialledNumber, FeatureCode, LanguageTag, Name, Seconds, Section


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
