"""The lines of waiting callers, who serves them, and when somebody is there."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from hotline.config.field_types import DialledNumber, LanguageTag, Name, Seconds, Section, Weekday
from hotline.routing_rules import Strategy


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
