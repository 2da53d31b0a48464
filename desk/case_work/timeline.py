"""Everything that happened to a case on one time line: what was said, written, sent, attached and changed. Pure."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import msgspec

from hotline.crm_bridge.audit import AuditLine
from hotline.crm_bridge.case import Case, Note
from hotline.crm_bridge.case_files import CaseFile

#: Fields of the audit that say nothing to people, or stand on the line as what they are.
_SILENT = frozenset(
    {"version", "note", "file", "told_at", "responded_at", "response_due_at", "update_due_at"}
)


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened."""

    #: Seconds since the epoch.
    at: float
    #: `opened`, `note`, `changed`, `contact`, `call`, `file`.
    kind: str
    #: An agent's key, `citizen`, `team:KEY`, `sla`…
    by: str = ""
    #: What was said or written.
    text: str = ""
    language: str = ""
    #: The citizen may read it.
    public: bool = False
    #: Of changes: field, what was, what is.
    changes: tuple[tuple[str, object, object], ...] = ()
    #: Of contacts and calls: channel, direction, how it ended or its state, identity.
    channel: str = ""
    direction: str = ""
    outcome: str = ""
    seconds: float | None = None
    contact: str = ""
    #: Of files: number, name, media type, size in bytes.
    file: tuple[int, str, str, int] | None = None


def timeline(
    case: Case,
    *,
    notes: Sequence[Note],
    audit: Sequence[AuditLine],
    files: Sequence[CaseFile],
    contacts: Iterable[dict[str, Any]],
    calls: Iterable[dict[str, Any]],
) -> list[Step]:
    """Return the steps, the oldest first.

    `contacts` are rows of `correspondence`, `calls` rows of `interaction` without words.
    """
    steps = [Step(at=case.opened_at, kind="opened", text=case.description, channel=case.channel)]
    steps += [
        Step(at=one.at, kind="note", by=one.by, text=one.text, language=one.language, public=one.public)
        for one in notes
    ]
    steps += _changes(audit)
    steps += [_file(one) for one in files]
    steps += [_contact(row) for row in contacts]
    steps += [_call(row) for row in calls]
    return sorted(steps, key=lambda one: one.at)


def _changes(audit: Sequence[AuditLine]) -> list[Step]:
    """Return a step for each change: the lines of one person at one moment."""
    found = []
    for (at, by), lines in groupby(audit, key=lambda line: (line.at, line.by)):
        changes = tuple((one.field, one.old, one.new) for one in lines if one.field not in _SILENT)
        if changes:
            found.append(Step(at=at, kind="changed", by=by, changes=changes))
    return found


def _file(file: CaseFile) -> Step:
    return Step(
        at=file.at,
        kind="file",
        by=file.by,
        public=file.public,
        file=(file.id, file.name, file.media_type, file.bytes),
    )


def _contact(row: dict[str, Any]) -> Step:
    return Step(
        at=row["at"],
        kind="contact",
        by=row["agent"] or "",
        text=row["text"],
        language=row["language"] or "",
        channel=row["channel"],
        direction=row["direction"],
        outcome=row["state"],
        contact=row["contact"],
    )


def _call(row: dict[str, Any]) -> Step:
    return Step(
        at=row["started_at"],
        kind="call",
        by=row["agent"] or "",
        channel=row["channel"],
        direction=row["direction"],
        outcome=row["outcome"],
        seconds=row["talk_seconds"],
        contact=row["id"],
    )
