"""The tables of agents' desks: what is typed and not yet saved, what calls led to, and what was saved once."""

import sqlalchemy as sa

from hotline.database import Seconds, metadata

#: What somebody has typed and not saved. Nobody else reads it.
draft = sa.Table(
    "desk_draft",
    metadata,
    #: The user.
    sa.Column("owner", sa.Text, primary_key=True),
    #: What it is of: `call:…`, `case:…`, `contact:…`, `new`.
    sa.Column("key", sa.Text, primary_key=True),
    #: Grows with every change.
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("changed_at", Seconds, nullable=False),
    #: A JSON object, as the page wrote it.
    sa.Column("content", sa.Text, nullable=False),
    sa.Index(None, "changed_at"),
)

#: What a talk led to, as the agent says. The last word counts.
disposition = sa.Table(
    "call_disposition",
    metadata,
    sa.Column("call", sa.Text, primary_key=True),
    sa.Column("agent", sa.Text, primary_key=True),
    #: Key under `[dispositions]` of the configuration.
    sa.Column("disposition", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("at", Seconds, nullable=False),
)

#: Requests to open a case that were done: asked again, they are answered with the same case.
opened_once = sa.Table(
    "case_opened_once",
    metadata,
    #: Who asked.
    sa.Column("by", sa.Text, primary_key=True),
    #: `Idempotency-Key` of the request.
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("reference", sa.Text, nullable=False),
    #: Of what was asked; empty: of before it was noted.
    sa.Column("digest", sa.Text, nullable=False, server_default=""),
    sa.Column("at", Seconds, nullable=False),
    sa.Index(None, "at"),
)
