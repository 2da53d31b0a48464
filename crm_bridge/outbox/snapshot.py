"""What a target learns: the event, and the whole case or interaction as of then. Pure.

    {"id": "demo:crm:17", "target": "crm", "seq": 17, "node": "demo", "at": 1800000000.0,
     "what": "CaseStatusChanged", "event": {…}, "case": {…}, "citizen": {…}}

`what` is the event's class name, or `interaction` with the interaction instead of event and case. Names, numbers and
addresses of citizens are there only for targets that may have them; otherwise `citizen` is null, and so are the fields
of `PERSONAL`. Times are seconds since the epoch (UTC).
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from hotline.config.bridge import Target
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.interaction import Interaction
from hotline.events import CaseOpened
from hotline.journal import Entry

from .delivery import INTERACTION

#: Fields of cases and interactions that hold a person's number, address or words of address.
PERSONAL = frozenset({"caller", "address", "subject"})


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Whose case or interaction it is, as far as it is known."""

    id: int
    name_ar: str | None
    name_en: str | None
    #: Language tag.
    language: str | None
    #: E.164, the first one first.
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


def fits(target: Target, case: Case | None) -> bool:
    """Return whether a target wants to hear of this case, or of an interaction with or without it."""
    if not target.categories and not target.departments:
        return True
    if case is None:
        return False
    wanted_category = not target.categories or case.category in target.categories
    return wanted_category and (not target.departments or case.department in target.departments)


def of_case(name: str, target: Target, entry: Entry, case: Case, person: Person | None) -> str:
    """Return the payload for a change of a case."""
    event: Mapping[str, Any] = msgspec.to_builtins(entry.event)
    details = {key: value for key, value in event.items() if key not in {"type", "at"}}
    whole = _without_personal(target, msgspec.to_builtins(case))
    parts = {"what": type(entry.event).__name__, "event": details, "case": whole}
    return _encode(name, target, entry, parts, person)


def of_interaction(
    name: str, target: Target, entry: Entry, interaction: Interaction, person: Person | None
) -> str:
    """Return the payload for an interaction."""
    whole = _without_personal(target, msgspec.to_builtins(interaction))
    return _encode(name, target, entry, {"what": INTERACTION, "interaction": whole}, person)


def without_person(payload: str) -> str:
    """Return a payload in which nothing tells who the citizen is, for one whose data were erased."""
    content = msgspec.json.decode(payload, type=dict[str, Any])
    if not content:
        return payload  # nothing was left of it before
    content["citizen"] = None
    for part in ("case", "interaction"):
        for field in (*PERSONAL, "description", "place", "latitude", "longitude", "form", "public_note"):
            if field in content.get(part, {}):
                content[part][field] = None
    return msgspec.json.encode(content).decode()


def _without_personal(target: Target, whole: dict[str, Any]) -> dict[str, Any]:
    if target.personal_data:
        return whole
    # A case's subject is ours ("Voice message"); that of what was written is the citizen's.
    hidden = PERSONAL if "outcome" in whole else PERSONAL - {"subject"}
    return {key: None if key in hidden else value for key, value in whole.items()}


def _encode(name: str, target: Target, entry: Entry, parts: Mapping[str, Any], person: Person | None) -> str:
    content = {
        # An entry that opens a case in a call causes a delivery of each.
        "id": f"{entry.node}:{name}:{entry.seq}" + (":call" if _is_of_both(entry, parts) else ""),
        "target": name,
        "seq": entry.seq,
        "node": entry.node,
        "at": entry.event.at,
        **parts,
        "citizen": msgspec.to_builtins(person) if person is not None and target.personal_data else None,
    }
    return msgspec.json.encode(content).decode()


def _is_of_both(entry: Entry, parts: Mapping[str, Any]) -> bool:
    return isinstance(entry.event, CaseOpened) and "interaction" in parts
