"""What events about citizens, cases, contacts and other systems say in plain words. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    ArticleChanged,
    ArticleRead,
    CaseCategorised,
    CaseDetailsChanged,
    CaseEscalated,
    CaseFileAdded,
    CaseLinked,
    CaseOpened,
    CasePrioritised,
    CaseSlaWarned,
    CaseUnlinked,
    CitizenAdded,
    CitizenChanged,
    CitizenErased,
    CitizenExported,
    CitizensMerged,
    CitizensUnmerged,
    ConsentChanged,
    ContactChanged,
    ContactNotSent,
    ContactReceived,
    ContactRefused,
    ContactRouted,
    ContactSent,
    DeliveryRefused,
    DepartmentTold,
    Event,
    RetentionApplied,
    ScreenPopped,
    TargetFound,
    TargetLost,
)

from .spelling import Spelling


def _opened(event: CaseOpened, _spell: Spelling) -> str:
    about = f" about {event.category}" if event.category else ""
    return f"case {event.reference}{about} is opened"


def _of_case(reference: str | None) -> str:
    return f" for the case {reference}" if reference else ""


def _popped(event: ScreenPopped, _spell: Spelling) -> str:
    if event.seconds is None:
        return f"{event.agent} is told the number only: the look-up came too late"
    who = "nobody known" if event.citizens == 0 else "who calls"
    return f"{event.agent} is told {who}, looked up in {event.seconds * 1000:.0f} ms"


def _consent(event: ConsentChanged, _spell: Spelling) -> str:
    return f"citizen {event.citizen} {'agrees to' if event.given else 'no longer agrees to'} {event.purpose}"


def _erased(event: CitizenErased, _spell: Spelling) -> str:
    kept = f"; kept: {', '.join(event.kept)}" if event.kept else ""
    return f"{event.by} erases what is known of citizen {event.citizen}{kept}"


def _escalated(event: CaseEscalated, _spell: Spelling) -> str:
    whom = event.department or "nobody in particular"
    return f"the case {event.reference} is overdue ({event.sla}): {whom} hears of it"


def _department(event: DepartmentTold, _spell: Spelling) -> str:
    whom = ", ".join(filter(None, (event.department, *event.agents))) or "nobody who can be told"
    return f"the case {event.reference} is {event.what}: {whom} hears of it"


def _heard_article(event: ArticleRead, _spell: Spelling) -> str:
    return f"hears the article {event.article}" + ("" if event.whole else ", not to the end")


#: By type of event; see `words.py`.
CASE_PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    CaseOpened: _opened,
    CaseCategorised: lambda event, _: (
        f"{event.by} says that the case {event.reference} is about {event.category or 'nothing in particular'}"
    ),
    CasePrioritised: lambda event, _: (
        f"{event.by} gives the case {event.reference} the priority {event.priority}"
    ),
    CaseDetailsChanged: lambda event, _: (
        f"{event.by} changes {', '.join(event.fields)} of the case {event.reference}"
    ),
    CaseLinked: lambda event, _: f"{event.by}: the case {event.reference} is {event.how} {event.other}",
    CaseUnlinked: lambda event, _: f"{event.by}: the case {event.reference} is not {event.how} {event.other}",
    CaseFileAdded: lambda event, _: f"{event.by} adds a file to the case {event.reference}",
    CaseSlaWarned: lambda event, _: f"little time is left for the case {event.reference} ({event.sla})",
    CaseEscalated: _escalated,
    DepartmentTold: _department,
    CitizenAdded: lambda event, _: f"{event.by} adds citizen {event.citizen}",
    CitizenChanged: lambda event, _: (
        f"{event.by} changes {', '.join(event.fields)} of citizen {event.citizen}"
    ),
    CitizensMerged: lambda event, _: f"{event.by}: citizen {event.merged} is citizen {event.citizen}",
    CitizensUnmerged: lambda event, _: f"{event.by}: citizen {event.merged} is not citizen {event.citizen}",
    ConsentChanged: _consent,
    CitizenExported: lambda event, _: f"{event.by} exports all about citizen {event.citizen}",
    CitizenErased: _erased,
    RetentionApplied: lambda event, _: f"{event.count} {event.kind} were kept long enough and are gone",
    ContactReceived: lambda event, _: f"a contact by {event.channel}{_of_case(event.reference)}",
    ContactRouted: lambda event, _: f"the people of {event.queue} look after the contact by {event.channel}",
    ContactChanged: lambda event, _: (
        f"{event.by} changes {', '.join(event.fields)} of the contact by {event.channel}"
    ),
    ContactRefused: lambda event, _: f"a contact by {event.channel} cannot be taken in: {event.why}",
    ContactSent: lambda event, _: f"`{event.what}` is sent by {event.channel}{_of_case(event.reference)}",
    ContactNotSent: lambda event, _: (
        f"`{event.what}` is not sent by {event.channel}{_of_case(event.reference)}: {event.why}"
    ),
    ScreenPopped: _popped,
    ArticleRead: _heard_article,
    ArticleChanged: lambda event, _: f"the article {event.article} is {event.what} by {event.by}",
    TargetLost: lambda event, _: f"{event.target} cannot be reached: {event.why}",
    TargetFound: lambda event, _: f"{event.target} can be reached again",
    DeliveryRefused: lambda event, _: f"{event.target} refuses the delivery {event.delivery}: {event.why}",
}
