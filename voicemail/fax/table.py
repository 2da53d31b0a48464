"""The table of faxes: who sent what, where its pages are, and which case it became."""

import sqlalchemy as sa

from hotline.database import Seconds, metadata

#: One row for each fax of which at least a page came.
fax = sa.Table(
    "fax",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    #: The node that holds the pages.
    sa.Column("node", sa.Text, nullable=False),
    sa.Column("call", sa.Text, nullable=False),
    #: Who sent it, E.164; NULL if withheld.
    sa.Column("caller", sa.Text),
    #: What the sending machine calls itself (ITU-T T.30, TSI); nobody has checked it.
    sa.Column("station", sa.Text, nullable=False),
    #: The queue whose people look after it.
    sa.Column("queue", sa.Text, nullable=False),
    #: The PDF, relative to the node's folder of messages.
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    #: False: the line broke before the last page.
    sa.Column("whole", sa.Boolean, nullable=False),
    sa.Column("created_at", Seconds, nullable=False),
    #: The case that it became.
    sa.Column("reference", sa.Text, nullable=False),
    sa.Index(None, "created_at"),
    sa.Index(None, "reference"),
)
