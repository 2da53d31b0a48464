"""Which recordings are looked for, page by page, the newest first."""

from typing import Self

import msgspec
import sqlalchemy as sa

from .rows import RecordingRow
from .tables import KEPT, recording


class Place(msgspec.Struct, frozen=True):
    """The last recording of a page: the next page begins behind it, whatever was recorded meanwhile."""

    begins_at: float
    recording: str

    @classmethod
    def of(cls, row: RecordingRow) -> Self:
        """Return the place of a row."""
        return cls(row.begins_at, row.id)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str` wrote. Raises `ValueError`."""
        begins_at, _, recording_id = text.partition("~")
        return cls(float(begins_at), recording_id)

    def __str__(self) -> str:
        return f"{self.begins_at!r}~{self.recording}"


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """What a recording must be like; None and empty: whatever it is."""

    #: Of the last talk.
    queue: str = ""
    #: Who talked in it.
    agent: str = ""
    #: Its begin is in this span, `until` not included; seconds since the epoch.
    since: float | None = None
    until: float | None = None
    after: Place | None = None

    def conditions(self) -> list[sa.ColumnElement[bool]]:
        """Return what the table's rows must fulfil; `fits` looks at what it cannot know exactly."""
        column = recording.c
        where = [column.state == KEPT]
        if self.queue:
            where.append(column.queue == self.queue)
        if self.agent:  # the metadata are JSON as msgspec writes it, without blanks
            named = f'"agent":{msgspec.json.encode(self.agent).decode()}'
            where.append(column.metadata.contains(named, autoescape=True))
        if self.since is not None:
            where.append(column.begins_at >= self.since)
        if self.until is not None:
            where.append(column.begins_at < self.until)
        if self.after is not None:
            begins_at, last = self.after.begins_at, self.after.recording
            same = sa.and_(column.begins_at == begins_at, column.id > last)
            where.append(sa.or_(column.begins_at < begins_at, same))
        return where

    def fits(self, row: RecordingRow) -> bool:
        """Return whether a row that the table found is one: it does not tell capitals from small letters."""
        if not self.agent:
            return True
        return row.metadata is not None and any(one.agent == self.agent for one in row.metadata.segments)
