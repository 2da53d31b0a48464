"""How conversations are assessed, and the map of what citizens report."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from hotline.config.field_types import LanguageTag, Name, Seconds, Section, Weekday


class QualityQuestion(Section):
    """What a listener is asked about a call."""

    text: dict[LanguageTag, str]
    #: When which mark is right, per language.
    help: dict[LanguageTag, str] = {}
    #: How much it counts beside the others.
    weight: Annotated[float, Field(gt=0, le=100)] = 1
    #: Marks go from 0 to this one.
    best: Annotated[int, Field(ge=1, le=10)] = 2
    #: It need not fit every call.
    not_applicable: bool = False
    #: The mark 0 makes the whole call 0.
    fatal: bool = False


class QualityFormSection(Section):
    """Questions that belong together."""

    title: dict[LanguageTag, str]
    questions: Annotated[dict[Name, QualityQuestion], Field(min_length=1)]


class QualityForm(Section):
    """By what calls are assessed."""

    title: dict[LanguageTag, str]
    #: Whose calls; those that no other form names when empty.
    queues: tuple[Name, ...] = ()
    sections: Annotated[dict[Name, QualityFormSection], Field(min_length=1)]


class Quality(Section):
    """Which calls are listened to, by whom, and by what they are assessed."""

    #: Calls that are drawn for each agent and week; 0: none.
    sample_per_agent: Annotated[int, Field(ge=0, le=50)] = 3
    #: Shorter talks are not drawn.
    shortest_talk_seconds: Seconds = 30
    week_begins: Weekday = "sunday"
    #: The local hour of the first day of the next week in which a week is drawn: its recordings are stored by then.
    draw_hour: Annotated[int, Field(ge=0, le=23)] = 3
    #: Who listens and assesses.
    who: Annotated[tuple[Literal["quality", "supervisor"], ...], Field(min_length=1)] = (
        "quality",
        "supervisor",
    )
    #: A form of ours when there is none.
    forms: dict[Name, QualityForm] = {}


class Map(Section):
    """The city on the map of what citizens report."""

    #: Districts as GeoJSON polygons (RFC 7946), whose property `name` (`name:ar`, `name:en`) is shown. Relative to the
    #: configuration file.
    outline: Path | None = None
