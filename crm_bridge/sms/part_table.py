"""Parts of texts that wait for the others, and whose turn it is to add one."""

import sqlalchemy as sa

from hotline.database import Seconds, metadata

text_part = sa.Table(
    "text_part",
    metadata,
    #: What the parts of one text have in common.
    sa.Column("group", sa.Text, primary_key=True),
    #: From 1 to `total`.
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("total", sa.Integer, nullable=False),
    sa.Column("sender", sa.Text, nullable=False),
    sa.Column("recipient", sa.Text, nullable=False),
    #: The sender's counter with its width: `8:37`, `16:4097`.
    sa.Column("reference", sa.Text, nullable=False),
    #: One of `text_coding.Coding`.
    sa.Column("coding", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("at", Seconds, nullable=False),
    #: The text was put together; parts stay a while, so that one that comes again is recognised.
    sa.Column("taken", sa.Boolean, nullable=False),
    sa.Index(None, "sender", "reference"),
    sa.Index(None, "taken", "at"),
)

#: Who adds a part of a text writes its row here first, and so has the turn until the commit: of the first parts of a
#: text, which are no row yet that could be locked, two nodes would otherwise each begin a text.
text_part_turn = sa.Table(
    "text_part_turn",
    metadata,
    #: A hash of what the parts of one text have in common (`parts.kinship_of`).
    sa.Column("kinship", sa.Text, primary_key=True),
    #: Of the newest part.
    sa.Column("at", Seconds, nullable=False),
    sa.Index(None, "at"),
)
