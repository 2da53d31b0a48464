"""Tables behind the pages: words of cases, saved filters, what field teams send, confirmed numbers, public figures."""

import sqlalchemy as sa

from hotline.database import Counter, Seconds, metadata

from .case_status import DONE
from .tables import cases

#: What selects cases that are not done. Literal, so that both databases see that the index below serves it: they do
#: not look into parameters for that (SQLite, Partial Indexes, 3; PostgreSQL, 11.8).
OPEN = "status NOT IN (" + ", ".join(f"'{status}'" for status in sorted(DONE)) + ")"

#: What lists of work are filtered by.
LISTED = frozenset({"department", "category", "priority", "channel", "owner", "status"})

# Lists of work are in the order of the due time, over the few cases that are open among the many that are not. The
# index has what they are filtered by as well, so that cases of other lists are passed over without a look at them.
sa.Index(
    "ix_cases_open_due",
    cases.c.due_at,
    cases.c.number,
    *(cases.c[name] for name in sorted(LISTED)),
    sqlite_where=sa.text(OPEN),
    postgresql_where=sa.text(OPEN),
)
# The same of one agent, who may have few of them, or none.
sa.Index(
    "ix_cases_open_owner",
    cases.c.owner,
    cases.c.due_at,
    cases.c.number,
    sqlite_where=sa.text(OPEN),
    postgresql_where=sa.text(OPEN),
)
# Figures on cases in time, which count no duplicates. Lists do not ask for that, or SQLite would read them along this
# index, through all that is settled.
_COUNTED = cases.c.duplicate_of.is_(None)
sa.Index("ix_cases_due_at", cases.c.due_at, sqlite_where=_COUNTED, postgresql_where=_COUNTED)

#: The words by which each case is found, as `case_words` makes them. Triggers of the database give each case its row,
#: and take the words away when the case's text becomes another one; `case_index` has more.
case_text = sa.Table(
    "case_text",
    metadata,
    sa.Column("number", Counter, primary_key=True, autoincrement=False),
    #: NULL: they are still to be made. Until then the case is found by its text itself.
    sa.Column("words", sa.Text),
)
_TO_BE_MADE = case_text.c.words.is_(None)
sa.Index("ix_case_text_number", case_text.c.number, sqlite_where=_TO_BE_MADE, postgresql_where=_TO_BE_MADE)

#: Filters of the list of cases that somebody gave a name.
saved_filter = sa.Table(
    "saved_filter",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    #: Whose it is.
    sa.Column("user", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    #: As it stands in the address of the page, without `?`.
    sa.Column("query", sa.Text, nullable=False),
    sa.Column("at", Seconds, nullable=False),
    sa.Index(None, "user", "name", unique=True),
)

#: Links by which field teams sign in, once each. The link itself is nowhere: it is signed.
field_link = sa.Table(
    "field_link",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    #: A key under `[teams]`.
    sa.Column("team", sa.Text, nullable=False),
    sa.Column("at", Seconds, nullable=False),
    #: NULL: not yet.
    sa.Column("used_at", Seconds),
    sa.Index(None, "team", "at"),
)

#: What was reported from the street, by the name that the telephone gave it: the same report counts once.
field_report = sa.Table(
    "field_report",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    #: `team:KEY`, or a user.
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("reference", sa.Text, nullable=False),
    sa.Column("at", Seconds, nullable=False),
    sa.Index(None, "at"),
)

#: Codes that were sent to numbers that want to be called back; numbers and addresses as keyed hashes only.
callback_code = sa.Table(
    "callback_code",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("number", sa.Text, nullable=False),
    #: From where it was asked for.
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("at", Seconds, nullable=False),
    #: Wrong codes that were typed.
    sa.Column("tries", sa.Integer, nullable=False),
    #: NULL: not yet.
    sa.Column("used_at", Seconds),
    sa.Index(None, "number", "at"),
    sa.Index(None, "address", "at"),
    sa.Index(None, "at"),
)

#: Figures of days that are over, for the public page: what `hotline report` would say of them.
public_day = sa.Table(
    "public_day",
    metadata,
    #: The local day, ISO 8601.
    sa.Column("day", sa.Text, primary_key=True),
    sa.Column("queue", sa.Text, primary_key=True),
    #: JSON: components by name.
    sa.Column("figures", sa.JSON, nullable=False),
)
