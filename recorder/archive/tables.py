"""The tables of recordings: what is stored where, and who had it. Both follow from the journal's events.

They are written in the transactions of those events, so that a list or an access log needs not read the whole journal.
"""

import sqlalchemy as sa

from hotline.database import Counter, Seconds, metadata

#: It is stored.
KEPT = "kept"
#: Its end is in the journal, and its file is being removed.
DELETING = "deleting"
#: Nothing of it is left but this row, which keeps it from coming back.
DELETED = "deleted"

recording = sa.Table(
    "recording",
    metadata,
    #: The call's id; `+2` behind it for a second recording of one call.
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("call", sa.Text, nullable=False),
    #: The node that stored it and has its key.
    sa.Column("node", sa.Text, nullable=False),
    #: `disk`, or the URL of the object store: recordings stay where they are when the setting changes.
    sa.Column("storage", sa.Text, nullable=False),
    #: Within the storage.
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("begins_at", Seconds, nullable=False),
    sa.Column("seconds", Seconds, nullable=False),
    #: `flac` or `opus`.
    sa.Column("format", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("queue", sa.Text, nullable=False),
    #: Of the stored file.
    sa.Column("size", Counter, nullable=False),
    #: Of the stored file, hexadecimal.
    sa.Column("sha256", sa.Text, nullable=False),
    #: The key of the key ring that its own is wrapped with; empty: not encrypted.
    sa.Column("key", sa.Text, nullable=False),
    #: `metadata.Metadata` as JSON, the same as in the file; empty once it is deleted.
    sa.Column("metadata", sa.Text, nullable=False),
    #: When retention ends; NULL: never.
    sa.Column("keep_until", Seconds),
    #: Who put it under legal hold; empty if nobody did.
    sa.Column("held_by", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    #: What a check found; empty if nothing.
    sa.Column("damage", sa.Text, nullable=False),
    #: When it was last found whole; NULL: never checked.
    sa.Column("verified_at", Seconds),
    #: The key and checksum that the file has if changing its key was cut short between file and journal; else empty.
    sa.Column("next_key", sa.Text, nullable=False),
    sa.Column("next_sha256", sa.Text, nullable=False),
    sa.Index(None, "call"),
    sa.Index(None, "begins_at"),
    sa.Index(None, "node", "state", "keep_until"),
)

recording_access = sa.Table(
    "recording_access",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    sa.Column("recording", sa.Text, nullable=False),
    sa.Column("at", Seconds, nullable=False),
    #: `played`, `exported`, `picture`, `held`, `released`, `deleted`.
    sa.Column("how", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Index(None, "recording"),
    sa.Index(None, "at"),
)
