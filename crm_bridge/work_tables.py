"""The tables of what is to be done: jobs at a time, deliveries to other systems."""

import sqlalchemy as sa

from hotline.database import Counter, Seconds, metadata

#: Something to be done at a time, by whichever worker comes first, once.
job = sa.Table(
    "job",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    #: What is to be done: a key of the worker's table.
    sa.Column("kind", sa.Text, nullable=False),
    #: To what: a reference, a number.
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("due_at", Seconds, nullable=False),
    #: What else the one who does it must know, JSON.
    sa.Column("data", sa.Text, nullable=False),
    #: How often it was tried in vain.
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("problem", sa.Text),
    # A job of a kind for a subject is there once: planning it again moves it.
    sa.UniqueConstraint("kind", "subject"),
    sa.Index(None, "due_at"),
)

#: What another system is to learn, in order.
delivery = sa.Table(
    "delivery",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    #: A key under `[bridge.targets]`.
    sa.Column("target", sa.Text, nullable=False),
    #: Deliveries with the same key go one after the other: the reference of a case, or the identity of an interaction.
    sa.Column("key", sa.Text, nullable=False),
    #: The journal's entry that caused it; with target and key nothing is put twice.
    sa.Column("seq", Counter, nullable=False),
    #: The event's class name, or `interaction`.
    sa.Column("what", sa.Text, nullable=False),
    #: JSON, as of when it was put here.
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("at", Seconds, nullable=False),
    #: `waiting`, `sent`, `dead`, `dropped`.
    sa.Column("state", sa.Text, nullable=False),
    #: How often it was tried in vain, and how often of these the target refused it.
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("refusals", sa.Integer, nullable=False, server_default="0"),
    #: Not before this time.
    sa.Column("next_at", Seconds, nullable=False),
    sa.Column("sent_at", Seconds),
    sa.Column("problem", sa.Text),
    #: The node that is sending it; None: nobody, as far as is known.
    sa.Column("claimed_by", sa.Text),
    #: Whose case or interaction it tells of; None: nobody knew.
    sa.Column("citizen", Counter),
    sa.UniqueConstraint("target", "seq", "key"),
    sa.Index(None, "target", "state", "next_at"),
    # A case's own deliveries, and all of a case that is erased.
    sa.Index(None, "key", "target"),
    sa.Index(None, "citizen"),
    sqlite_autoincrement=True,
)

#: What another system calls our cases and citizens.
external = sa.Table(
    "external",
    metadata,
    sa.Column("target", sa.Text, primary_key=True),
    #: `case`, `citizen`, `token`…
    sa.Column("kind", sa.Text, primary_key=True),
    #: Our name.
    sa.Column("ours", sa.Text, primary_key=True),
    #: Theirs.
    sa.Column("theirs", sa.Text, nullable=False),
    sa.Index(None, "target", "theirs"),
)
