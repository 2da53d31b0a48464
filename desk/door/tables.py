"""The tables of the door: who may sign in, who has, and links that do it once."""

import sqlalchemy as sa

from hotline.database import Seconds, metadata

#: People who may sign in.
desk_user = sa.Table(
    "desk_user",
    metadata,
    #: What they type, in small letters.
    sa.Column("name", sa.Text, primary_key=True),
    #: What others read.
    sa.Column("full_name", sa.Text, nullable=False),
    #: argon2id in its own encoding (PHC string); NULL: signs in by a link or by the city's own sign-in only.
    sa.Column("password", sa.Text),
    #: JSON list of `desk.roles.Role`.
    sa.Column("roles", sa.Text, nullable=False),
    #: A key under [agents]; NULL: takes no calls.
    sa.Column("agent", sa.Text),
    #: JSON list of keys under [departments].
    sa.Column("departments", sa.Text, nullable=False),
    #: Signs the cookie by which a browser is known from which the user signed in before (hex).
    sa.Column("device_key", sa.Text, nullable=False),
    sa.Column("added_at", Seconds, nullable=False),
    sa.Column("changed_at", Seconds, nullable=False),
    sa.UniqueConstraint("agent"),
)

#: Who is signed in. A row that is gone is a session that has ended.
desk_session = sa.Table(
    "desk_session",
    metadata,
    #: SHA-256 of the token in the browser's cookie (hex): whoever reads the table cannot sign in with it.
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("user", sa.Text, sa.ForeignKey("desk_user.name"), nullable=False),
    sa.Column("began_at", Seconds, nullable=False),
    #: The last use, to the minute.
    sa.Column("seen_at", Seconds, nullable=False),
    #: `password`, `link` or `oidc`.
    sa.Column("how", sa.Text, nullable=False),
    sa.Index(None, "user"),
)

#: Wrong tries, for minutes (`counted_tries.py`).
desk_try = sa.Table(
    "desk_try",
    metadata,
    #: SHA-256 of what is counted and of whom (hex): no name and no address is in the table.
    sa.Column("id", sa.Text, primary_key=True),
    #: When all permits are there again.
    sa.Column("full_at", Seconds, nullable=False),
    sa.Index(None, "full_at"),
)

#: Links that sign somebody in, once.
desk_link = sa.Table(
    "desk_link",
    metadata,
    #: SHA-256 of the token in the link (hex).
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("user", sa.Text, sa.ForeignKey("desk_user.name"), nullable=False),
    sa.Column("expires_at", Seconds, nullable=False),
)
