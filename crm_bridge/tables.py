"""The case store's tables."""

import sqlalchemy as sa

from hotline.database import Counter, Seconds, metadata

#: What a department has to do for a citizen. (`case` alone is a reserved word of SQL.)
cases = sa.Table(
    "cases",
    metadata,
    #: The running number; the reference is made of it.
    sa.Column("number", Counter, primary_key=True, autoincrement=False),
    #: What the citizen hears and says.
    sa.Column("reference", sa.Text, nullable=False, unique=True),
    sa.Column("opened_at", Seconds, nullable=False),
    #: One of `case_status.TRANSITIONS`.
    sa.Column("status", sa.Text, nullable=False),
    #: How the citizen came: `voice`, `fax`, `email`, `sms`, `web`, `open311`, or a key under `[social]`.
    sa.Column("channel", sa.Text, nullable=False),
    #: From where the citizen called, E.164; NULL if withheld, and for other channels.
    sa.Column("caller", sa.Text),
    #: Whose case it is; NULL: nobody knows.
    sa.Column("citizen", Counter, sa.ForeignKey("citizen.id")),
    sa.Column("language", sa.Text, nullable=False),
    #: The queue whose people look after it; NULL if none.
    sa.Column("queue", sa.Text),
    #: The call in which it was opened; NULL for other channels.
    sa.Column("call", sa.Text),
    sa.Column("subject", sa.Text, nullable=False),
    #: What the citizen says about it.
    sa.Column("description", sa.Text, nullable=False, server_default=""),
    #: A key under `[categories]`; NULL: nobody has said.
    sa.Column("category", sa.Text),
    #: `low`, `normal`, `high`, `urgent`.
    sa.Column("priority", sa.Text, nullable=False, server_default="normal"),
    #: Answers to the category's questions, JSON: a text or a list of texts by key.
    sa.Column("form", sa.JSON, nullable=False, server_default="{}"),
    #: Where it is, in words, and in degrees (WGS 84).
    sa.Column("place", sa.Text),
    sa.Column("latitude", sa.Double),
    sa.Column("longitude", sa.Double),
    #: Who deals with it: a key under `[departments]` in the configuration; NULL: nobody yet.
    sa.Column("department", sa.Text),
    #: The agent who looks after it; NULL: nobody in particular.
    sa.Column("owner", sa.Text),
    #: When it is to be done (solved); NULL: at no time.
    sa.Column("due_at", Seconds),
    #: When the citizen is to have the first word, and the next one; NULL: at no time, or it was said.
    sa.Column("response_due_at", Seconds),
    sa.Column("update_due_at", Seconds),
    #: When the citizen had the first word of a person, and the last one.
    sa.Column("responded_at", Seconds),
    sa.Column("told_at", Seconds),
    #: When it was last settled, and closed; NULL: it is not.
    sa.Column("solved_at", Seconds),
    sa.Column("closed_at", Seconds),
    #: When anything about it was last different.
    sa.Column("changed_at", Seconds, nullable=False),
    #: Counts the changes: who writes says which one was read (optimistic locking).
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    #: The reference of the case of which this one is a duplicate.
    sa.Column("duplicate_of", sa.Text),
    #: What it is probably about, for whoever says so: JSON, a list of `category_hint.Hint`.
    sa.Column("hints", sa.Text, nullable=False, server_default="[]"),
    sa.Index(None, "caller"),
    sa.Index(None, "call"),
    sa.Index(None, "status"),
    sa.Index(None, "citizen"),
    sa.Index(None, "category", "opened_at"),
    sa.Index(None, "category", "latitude"),
    sa.Index(None, "duplicate_of"),
    sa.Index(None, "department"),
    sa.Index(None, "owner"),
    sa.Index(None, "changed_at"),
    sa.Index(None, "opened_at"),
    # The map of complaints and their trends read nothing else.
    sa.Index(None, "opened_at", "category", "department", "latitude", "longitude"),
)

#: Which cases have to do with each other.
case_link = sa.Table(
    "case_link",
    metadata,
    sa.Column("reference", sa.Text, sa.ForeignKey("cases.reference"), primary_key=True),
    sa.Column("other", sa.Text, sa.ForeignKey("cases.reference"), primary_key=True),
    #: `related`, `duplicate of`, `part of`: what `reference` is to `other`.
    sa.Column("how", sa.Text, primary_key=True),
    sa.Column("at", Seconds, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Index(None, "other"),
)

#: What somebody wrote to a case.
case_note = sa.Table(
    "case_note",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    sa.Column("reference", sa.Text, sa.ForeignKey("cases.reference"), nullable=False),
    sa.Column("at", Seconds, nullable=False),
    #: An agent, the user of the machine, or `citizen`.
    sa.Column("by", sa.Text, nullable=False),
    #: The citizen may hear it.
    sa.Column("public", sa.Boolean, nullable=False),
    #: In which it is written.
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Index(None, "reference"),
)

#: What callers asked of the last day that bounds how much one of them may learn; see `case_questions.py`.
case_question = sa.Table(
    "case_question",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    sa.Column("at", Seconds, nullable=False),
    #: E.164; empty where it was withheld.
    sa.Column("caller", sa.Text, nullable=False),
    #: The case of somebody else; NULL where no case fitted.
    sa.Column("reference", sa.Text),
    sa.Index(None, "at"),
    sa.Index(None, "caller"),
)

#: The last running number that was given; one row.
case_number = sa.Table(
    "case_number",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("last", Counter, nullable=False),
)

#: One row for each call that ended and each other contact; what its columns mean stands in `interaction.py`.
interaction = sa.Table(
    "interaction",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("direction", sa.Text, nullable=False, server_default="in"),
    sa.Column("started_at", Seconds, nullable=False),
    sa.Column("ended_at", Seconds, nullable=False),
    sa.Column("address", sa.Text),
    sa.Column("citizen", Counter, sa.ForeignKey("citizen.id")),
    sa.Column("dialled", sa.Text),
    sa.Column("language", sa.Text),
    sa.Column("queue", sa.Text),
    sa.Column("agent", sa.Text),
    sa.Column("agents", sa.JSON, nullable=False),
    sa.Column("wait_seconds", Seconds),
    sa.Column("ring_attempts", sa.Integer, nullable=False),
    sa.Column("missed", sa.Integer, nullable=False),
    sa.Column("talk_seconds", Seconds, nullable=False),
    sa.Column("hold_seconds", Seconds, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("ended_by", sa.Text, nullable=False),
    sa.Column("recording", sa.Text),
    sa.Column("recording_seconds", Seconds),
    sa.Column("message", sa.Text),
    sa.Column("message_seconds", Seconds),
    sa.Column("transcribed", sa.Boolean, nullable=False),
    sa.Column("reference", sa.Text),
    sa.Column("subject", sa.Text),
    sa.Index(None, "started_at"),
    sa.Index(None, "agent", "started_at"),
    sa.Index(None, "address", "started_at"),
    sa.Index(None, "citizen", "started_at"),
    sa.Index(None, "reference"),
    sa.Index(None, "message"),
)

#: A comment that was begun.
UNKEPT = "comment_path IS NOT NULL AND comment_seconds IS NULL"

#: One row for each call whose citizen was asked to rate the service; `survey.py` says what the columns mean.
survey = sa.Table(
    "survey",
    metadata,
    #: The call that is rated.
    sa.Column("call", sa.Text, primary_key=True),
    #: The node whose controller asks; no other one touches the row before it is answered.
    sa.Column("node", sa.Text, nullable=False),
    sa.Column("queue", sa.Text, nullable=False),
    sa.Column("agent", sa.Text),
    sa.Column("caller", sa.Text),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("offered_at", Seconds, nullable=False),
    sa.Column("agreed", sa.Boolean, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("due_at", Seconds),
    sa.Column("asked_at", Seconds),
    sa.Column("asked_by", sa.Text),
    sa.Column("score", sa.Integer),
    sa.Column("answered_at", Seconds),
    sa.Column("answered_by", sa.Text),
    sa.Column("reference", sa.Text),
    sa.Column("comment_path", sa.Text),
    sa.Column("comment_seconds", Seconds),
    sa.Column("comment_language", sa.Text),
    sa.Index(None, "state"),
    sa.Index(None, "caller"),
    sa.Index(None, "offered_at"),
    sa.Index(None, "answered_at"),
    # Few at any time, and looked for every few seconds.
    sa.Index("ix_survey_unkept", "call", sqlite_where=sa.text(UNKEPT), postgresql_where=sa.text(UNKEPT)),
)
