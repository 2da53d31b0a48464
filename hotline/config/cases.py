"""Who deals with cases and by when: departments, categories, field teams."""

from typing import Annotated, Literal

from pydantic import Field

from hotline.config.field_types import DialledNumber, LanguageTag, Name, Section

Priority = Literal["low", "normal", "high", "urgent"]

#: Hours in which the department is open.
OpenHours = Annotated[float, Field(gt=0, le=8760)]


class Department(Section):
    """Who deals with cases."""

    title: dict[LanguageTag, str] = {}
    #: Whose agents can talk about its cases.
    queue: Name | None = None
    #: The department of which this one is a part; its cases escalate there.
    parent: Name | None = None
    #: When it works: SLA clocks run in these hours only; always when not set. Without any, those of `parent` count.
    hours: Name | None = None
    #: What its people can do, for finding agents with these skills.
    skills: tuple[Name, ...] = ()
    #: Who hears of its overdue cases: an agent's key, an e-mail address, a telephone number.
    lead: Name | None = None
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")] | None = None
    phone: DialledNumber | None = None


class Sla(Section):
    """By when something is to happen, in open hours of the department. What is not set is due at no time."""

    #: The citizen gets the first word of a person.
    first_response_hours: OpenHours | None = None
    #: The citizen hears again, so long after the last word.
    update_hours: OpenHours | None = None
    #: The case is solved.
    solution_hours: OpenHours | None = None


class FormField(Section):
    """A question about cases of a category; Open311 calls it an attribute."""

    question: dict[LanguageTag, str]
    datatype: Literal["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"] = "string"
    required: bool = False
    #: Of lists: what can be answered, by key.
    values: dict[Name, dict[LanguageTag, str]] = {}


class Category(Section):
    """What a case is about."""

    title: dict[LanguageTag, str] = {}
    #: What citizens read about it.
    description: dict[LanguageTag, str] = {}
    #: Categories with the same words stand together, per language.
    group: dict[LanguageTag, str] = {}
    #: Who deals with it when nobody says otherwise.
    department: Name
    priority: Priority = "normal"
    #: By when, at the usual priority, and at others; what another priority does not name is as usual.
    sla: Sla | None = None
    sla_by_priority: dict[Priority, Sla] = {}
    #: Words by which a text is recognised as being about it, per language.
    keywords: dict[LanguageTag, tuple[str, ...]] = {}
    #: Cases so near and so new may be the same one.
    same_within_metres: Annotated[float, Field(ge=0, le=50_000)] = 100
    same_within_days: Annotated[float, Field(ge=0, le=3650)] = 14
    #: Citizens may choose it by themselves (web form, Open311).
    public: bool = True
    #: By key: what is asked.
    fields: dict[Name, FormField] = {}


class Team(Section):
    """A field team: who works in the street, and reports by text message."""

    name: str
    #: From which its reports come.
    phone: DialledNumber
    #: It may report about this department's cases and those of departments below it.
    department: Name
    language: LanguageTag = "ar"


class Cases(Section):
    """What concerns all cases."""

    #: The owner is warned when so much of an SLA's time is left, percent.
    warn_percent_left: Annotated[float, Field(gt=0, lt=100)] = 20
    #: Hours after which a case that stays overdue goes to the next department up the tree.
    escalate_every_hours: OpenHours = 8
    #: A solved case is closed when the citizen, who had a word about it, has not reopened it so long; 0: by hand only.
    close_after_days: Annotated[float, Field(ge=0, le=365)] = 7
    #: The largest file that can be added to a case.
    max_attachment_megabytes: Annotated[int, Field(ge=1, le=1000)] = 20
