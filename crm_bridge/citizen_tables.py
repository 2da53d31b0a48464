"""The tables of citizens: who somebody is, how they are reached, what they agreed to, who lives with whom."""

import sqlalchemy as sa

from hotline.database import Counter, Seconds, metadata

#: People who live together or share a telephone.
household = sa.Table(
    "household",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    #: What people call it: a family's name, an address.
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("place", sa.Text),
)

#: One row for each person who was ever added; the rows of one person after merging are told by `merged_into`.
citizen = sa.Table(
    "citizen",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    sa.Column("name_ar", sa.Text),
    sa.Column("name_en", sa.Text),
    #: The words of both names as a search compares them: `citizen_names.searchable`.
    sa.Column("searchable", sa.Text, nullable=False, server_default=""),
    #: Language tag; NULL: not known.
    sa.Column("language", sa.Text),
    sa.Column("household", Counter, sa.ForeignKey("household.id")),
    #: What whoever talks with the citizen must know: "is deaf in one ear", "threatened staff".
    sa.Column("warning", sa.Text),
    sa.Column("added_at", Seconds, nullable=False),
    sa.Column("changed_at", Seconds, nullable=False),
    #: Counts the changes: who writes says which one was read (optimistic locking).
    sa.Column("version", sa.Integer, nullable=False),
    #: The citizen who is the same person; never one who is merged again. Unmerging is emptying it: nothing is moved.
    sa.Column("merged_into", Counter, sa.ForeignKey("citizen.id")),
    #: When what was known was erased.
    sa.Column("erased_at", Seconds),
    sa.Index(None, "merged_into"),
    sa.Index(None, "household"),
)

#: The words of citizens' names, one row each, by which they are found; see `citizen_name_index.py`.
citizen_word = sa.Table(
    "citizen_word",
    metadata,
    # Compared by code points: beginnings are looked for.
    sa.Column(
        "word", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), primary_key=True, nullable=False
    ),
    sa.Column("citizen", Counter, sa.ForeignKey("citizen.id"), primary_key=True, nullable=False),
    sa.Index(None, "citizen", "word"),
)

#: How a citizen is reached. One number or address may be several citizens'.
citizen_address = sa.Table(
    "citizen_address",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    sa.Column("citizen", Counter, sa.ForeignKey("citizen.id"), nullable=False),
    #: `phone`, `email`, or a key under `[social]`.
    sa.Column("kind", sa.Text, nullable=False),
    #: E.164, an e-mail address in small letters, or a handle.
    sa.Column("address", sa.Text, nullable=False),
    #: Several people share it: nobody is named because of it before asking.
    sa.Column("shared", sa.Boolean, nullable=False),
    sa.Column("added_at", Seconds, nullable=False),
    sa.UniqueConstraint("citizen", "kind", "address"),
    sa.Index(None, "address"),
)

#: What citizens agreed to or no longer agree to: the newest row of a purpose counts, none is ever changed.
consent = sa.Table(
    "consent",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    sa.Column("citizen", Counter, sa.ForeignKey("citizen.id"), nullable=False),
    #: One of `consents.PURPOSES`.
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("given", sa.Boolean, nullable=False),
    sa.Column("at", Seconds, nullable=False),
    #: Who noted it.
    sa.Column("by", sa.Text, nullable=False),
    #: How it can be shown: "key 1 in call …", "box ticked in the web form …", the text that the citizen sent.
    sa.Column("proof", sa.Text, nullable=False),
    sa.Index(None, "citizen"),
)

#: Each change of a citizen, a case or an article, field by field.
audit = sa.Table(
    "audit",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    sa.Column("at", Seconds, nullable=False),
    #: An agent, the user of the machine, a program, a team, or `citizen`.
    sa.Column("by", sa.Text, nullable=False),
    #: `citizen`, `case`, `article`.
    sa.Column("kind", sa.Text, nullable=False),
    #: Its number, reference or name.
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("field", sa.Text, nullable=False),
    #: JSON; what was, and what is.
    sa.Column("old", sa.Text, nullable=False),
    sa.Column("new", sa.Text, nullable=False),
    sa.Index(None, "kind", "subject"),
    sa.Index(None, "at"),
)
