"""The tables of the administration: what somebody is about to change, and what was changed."""

import sqlalchemy as sa

from hotline.database import Counter, Seconds, metadata

#: The draft of each person; no row: none.
settings_draft = sa.Table(
    "settings_draft",
    metadata,
    #: Drafts belong to the files of a node.
    sa.Column("node", sa.Text, primary_key=True),
    sa.Column("user", sa.Text, primary_key=True),
    #: Grows with each change: two tabs of one person do not overwrite each other.
    sa.Column("version", sa.Integer, nullable=False),
    #: JSON list of `Edit`.
    sa.Column("edits", sa.Text, nullable=False),
    sa.Column("changed_at", Seconds, nullable=False),
)

#: What was published, and what is being published at this moment.
settings_version = sa.Table(
    "settings_version",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    sa.Column("node", sa.Text, nullable=False),
    sa.Column("at", Seconds, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    #: What the person said about it.
    sa.Column("note", sa.Text, nullable=False),
    #: `planned`: the files may be written or not; `published`; `not written`.
    sa.Column("state", sa.Text, nullable=False),
    #: The version that this one takes back.
    sa.Column("undoes", Counter),
    #: Whose draft becomes empty with it; NULL: nobody's.
    sa.Column("draft_of", sa.Text),
    #: JSON list of `Edit`.
    sa.Column("edits", sa.Text, nullable=False),
    #: JSON: by file its path, and its text before and after (null: there was none).
    sa.Column("files", sa.Text, nullable=False),
    sa.Index(None, "state"),
    sqlite_autoincrement=True,
)
