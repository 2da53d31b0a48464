"""The journal's tables."""

import sqlalchemy as sa

from hotline.database import Counter, Seconds, metadata

#: Every fact, in the order in which it was committed.
journal = sa.Table(
    "journal",
    metadata,
    #: Grows in the order of commits, never used twice; numbers may be missing.
    sa.Column("seq", Counter, primary_key=True, autoincrement=True),
    #: The node whose controller wrote it.
    sa.Column("node", sa.Text, nullable=False),
    #: When it happened.
    sa.Column("at", Seconds, nullable=False),
    #: The call it belongs to, if any.
    sa.Column("call", sa.Text),
    #: The event's class name.
    sa.Column("type", sa.Text, nullable=False),
    #: The whole event as JSON.
    sa.Column("data", sa.Text, nullable=False),
    sa.Index(None, "call"),
    sa.Index(None, "at"),
    sqlite_autoincrement=True,
)

#: How far each reader of the journal has come.
cursor = sa.Table(
    "journal_cursor",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    #: The last sequence number that was dealt with.
    sa.Column("seq", Counter, nullable=False),
    #: What the reader wants to find again, JSON.
    sa.Column("state", sa.Text, nullable=False),
)

#: Facts that hold until another one ends them (`standing.py`).
standing = sa.Table(
    "journal_standing",
    metadata,
    #: The event's class name.
    sa.Column("type", sa.Text, primary_key=True),
    #: What it is about: an agent, an alert, a supervisor's listening.
    sa.Column("subject", sa.Text, primary_key=True),
    #: The node whose controller wrote it.
    sa.Column("node", sa.Text, nullable=False),
    #: The whole event as JSON.
    sa.Column("data", sa.Text, nullable=False),
)
