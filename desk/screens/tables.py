"""The table of screens. A row that is gone is a screen that was revoked."""

import sqlalchemy as sa

from hotline.database import Counter, Seconds, metadata

desk_screen = sa.Table(
    "desk_screen",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    #: What people call it: where it hangs.
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Seconds, nullable=False),
    #: SHA-256 of the code that is typed on it (hex), and until when; NULL: it was typed, or was replaced.
    sa.Column("code", sa.Text),
    sa.Column("code_until", Seconds),
    #: SHA-256 of the network from which the code was asked for, and of the one in which it was typed (hex).
    sa.Column("made_from", sa.Text),
    sa.Column("paired_from", sa.Text),
    #: SHA-256 of the token in its browser's cookie (hex); NULL: no browser shows it yet.
    sa.Column("token", sa.Text),
    sa.Column("paired_at", Seconds),
    #: The last use, to the minute.
    sa.Column("seen_at", Seconds),
    sa.UniqueConstraint("code"),
    sa.UniqueConstraint("token"),
    sqlite_autoincrement=True,
)
