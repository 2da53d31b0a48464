"""What an agent is shown of a call before the first word. docs/developer/screen-pop.md describes the JSON of it.

Whoever may be calling is a candidate, and where there are several nobody chooses among them but the agent. Times are
seconds since the epoch, lengths seconds. Fields are only ever added.
"""

from typing import Literal

import msgspec

#: What is known of the number.
Kind = Literal["known", "unknown", "withheld", "shared", "foreign", "service"]

#: How much time is left of what is due next.
Due = Literal["none", "on time", "soon", "overdue"]


class CallerNumber(msgspec.Struct, frozen=True, kw_only=True):
    """From where the call comes, or, of a call-back, whom we call."""

    #: E.164, or the digits of a number that cannot be understood; None: withheld.
    number: str | None
    #: As people of its own country write it; None: withheld.
    written: str | None
    #: The country it belongs to (ISO 3166, two letters); None where that cannot be told.
    country: str | None
    #: Of another country than ours.
    foreign: bool
    #: A short number or an extension: nobody's own.
    service: bool


class Household(msgspec.Struct, frozen=True, kw_only=True):
    """People who live together or share a telephone."""

    id: int
    name: str
    place: str | None


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A citizen who may be calling."""

    id: int
    name_ar: str | None
    name_en: str | None
    #: Language tag; None: not known.
    language: str | None
    #: What whoever talks with the citizen must know.
    warning: str | None
    household: Household | None
    #: Several people share this number.
    shared: bool


class PoppedCase(msgspec.Struct, frozen=True, kw_only=True):
    """A case in a few words."""

    reference: str
    subject: str
    status: str
    category: str | None
    department: str | None
    owner: str | None
    priority: str
    opened_at: float
    #: Whose it is: the `id` of a candidate, or somebody else; None: nobody knows.
    citizen: int | None
    #: What is due next, be it the first word, the next word or the solution; None: nothing.
    due_at: float | None
    due: Due
    #: Until then; below zero: since then.
    seconds_left: float | None


class PoppedContact(msgspec.Struct, frozen=True, kw_only=True):
    """A contact of before."""

    id: str
    channel: str
    direction: str
    started_at: float
    outcome: str
    agent: str | None
    queue: str | None
    reference: str | None
    subject: str | None
    citizen: int | None


class WaitingMessage(msgspec.Struct, frozen=True, kw_only=True):
    """A message of the citizen that nobody has settled."""

    id: str
    reference: str
    created_at: float
    seconds: float
    #: `new`, `taken`, `called back`.
    state: str
    agent: str | None
    due_at: float | None


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What the citizen thought of an earlier call."""

    #: 1 to 5.
    score: int
    answered_at: float


class PopWarning(msgspec.Struct, frozen=True, kw_only=True):
    """Something to know before the first word."""

    kind: Literal["citizen", "many calls", "overdue", "legal hold"]
    #: Whom it concerns; None: the number.
    citizen: int | None = None
    #: Of `citizen`: the words.
    text: str = ""
    #: Of `many calls`, `overdue` and `legal hold`: how many.
    count: int = 0


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What the case store knows."""

    candidates: tuple[Candidate, ...] = ()
    #: Those that are not done, what is due first first.
    cases: tuple[PoppedCase, ...] = ()
    #: The newest first, over all channels.
    contacts: tuple[PoppedContact, ...] = ()
    messages: tuple[WaitingMessage, ...] = ()
    mark: Mark | None = None
    warnings: tuple[PopWarning, ...] = ()
    #: The cases about which the caller asked in the menu, done or not, whosever they are.
    asked: tuple[PoppedCase, ...] = ()
    #: There is more than is listed here.
    more_candidates: bool = False
    more_cases: bool = False
    looked_up_at: float = 0.0
    #: How long it took.
    seconds: float = 0.0


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller chose in a menu."""

    menu: str
    key: str


class OpenCallback(msgspec.Struct, frozen=True, kw_only=True):
    """A call-back that the citizen waits for."""

    callback: str
    queue: str
    #: `waiting`, `dialling`, `resting`, `taken up`.
    state: str
    #: Since when the citizen waits.
    since: float
    attempts: int


class ScreenPop(msgspec.Struct, frozen=True, kw_only=True):
    """All of it."""

    #: Of a call-back the call-back's identity, until the citizen is there.
    call: str
    agent: str
    queue: str
    kind: Kind
    caller: CallerNumber
    #: The number that was dialled; empty for a call-back.
    dialled: str
    #: The language in which the call goes on; empty until it is chosen.
    language: str
    #: The language of the citizen, where all candidates agree.
    citizen_language: str | None
    #: We call, or called, the citizen.
    is_callback: bool
    #: How long the caller has waited until now.
    waited_seconds: float
    #: In order.
    choices: tuple[Choice, ...] = ()
    #: What functions of the operator's found out.
    facts: dict[str, str] = {}
    #: The other call-backs of this number.
    callbacks: tuple[OpenCallback, ...] = ()
    #: How long calls of this queue last, wrap-up included; None: nobody knows.
    expected_handling_seconds: float | None = None
    #: None: it is not there yet; an update follows when it is.
    found: Found | None = None
    #: The colleague who has the call and asks this agent about it; None where the agent is to have the call.
    asked_by: str | None = None


def kind_of(caller: CallerNumber, found: Found | None) -> Kind:
    """Say what is known of the number."""
    if caller.number is None:
        return "withheld"
    if caller.service:
        return "service"
    candidates = found.candidates if found is not None else ()
    if candidates:
        is_shared = len(candidates) > 1 or any(one.shared for one in candidates)
        return "shared" if is_shared else "known"
    return "foreign" if caller.foreign else "unknown"


def common_language(found: Found | None) -> str | None:
    """Return the language of the citizen where all candidates agree; None otherwise."""
    languages = {one.language for one in found.candidates} if found is not None else set()
    return languages.pop() if len(languages) == 1 else None


def case_in_question(found: Found | None) -> str | None:
    """Return the reference of the case that the call is about, where that is beyond doubt; None otherwise.

    That is the only one about which the caller asked, or the only open one of the only candidate.
    """
    if found is None:
        return None
    if found.asked:
        return found.asked[0].reference if len(found.asked) == 1 else None
    sure = len(found.candidates) == 1 and not found.candidates[0].shared
    only = sure and len(found.cases) == 1 and not found.more_cases
    return found.cases[0].reference if only else None
