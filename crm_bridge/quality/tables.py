"""The tables of quality: samples, the calls to listen to, assessments, who read them, what agents said to them."""

import sqlalchemy as sa

from hotline.database import Counter, Seconds, metadata

#: One draw for each agent and week; with its event in the journal it can be done again.
sample = sa.Table(
    "quality_sample",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    sa.Column("agent", sa.Text, nullable=False),
    #: The first day of the week, `2026-11-15`.
    sa.Column("week", sa.Text, nullable=False),
    sa.Column("drawn_at", Seconds, nullable=False),
    sa.Column("seed", sa.Text, nullable=False),
    #: How many calls were wanted.
    sa.Column("wanted", sa.Integer, nullable=False),
    #: The calls to choose from, sorted, JSON: the interactions are not kept for ever. Their hash is in the journal.
    sa.Column("population", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.UniqueConstraint("agent", "week"),
    sa.Index(None, "week"),
)

#: A call to listen to.
pick = sa.Table(
    "quality_pick",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    sa.Column("call", sa.Text, nullable=False),
    sa.Column("agent", sa.Text, nullable=False),
    sa.Column("week", sa.Text, nullable=False),
    #: Of the talk; empty if nobody knows.
    sa.Column("queue", sa.Text, nullable=False),
    #: When the call began.
    sa.Column("called_at", Seconds, nullable=False),
    #: `sample`, or `hand`: somebody chose it, and it counts in no average.
    sa.Column("source", sa.Text, nullable=False),
    #: Its place in the draw, from 1; 0: chosen by hand.
    sa.Column("place", sa.Integer, nullable=False),
    #: Who chose it, and why; empty for those that were drawn.
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("at", Seconds, nullable=False),
    #: Its recording was gone, and another one took its place.
    sa.Column("passed_over", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.UniqueConstraint("call", "agent"),
    sa.Index(None, "week", "agent"),
    sa.Index(None, "agent", "week"),
)

#: What a listener makes of a call.
assessment = sa.Table(
    "quality_assessment",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    sa.Column("pick", Counter, sa.ForeignKey("quality_pick.id"), nullable=False),
    sa.Column("agent", sa.Text, nullable=False),
    sa.Column("week", sa.Text, nullable=False),
    #: `score`, or `calibration`: of a second listener, to compare.
    sa.Column("purpose", sa.Text, nullable=False),
    #: The listener.
    sa.Column("by", sa.Text, nullable=False),
    #: The form as it was, JSON.
    sa.Column("form", sa.Text, nullable=False),
    #: Marks by question, JSON; null: it does not apply.
    sa.Column("marks", sa.Text, nullable=False),
    #: What the listener says of the whole.
    sa.Column("words", sa.Text, nullable=False),
    #: What the listener says of moments, JSON: `[{"at": seconds, "text": "…"}]`.
    sa.Column("notes", sa.Text, nullable=False),
    #: `draft`, `submitted`, `superseded`: by the next version.
    sa.Column("state", sa.Text, nullable=False),
    #: Of the assessment: what was submitted never changes, a changed one is the next version.
    sa.Column("version", sa.Integer, nullable=False),
    #: Counts the savings of a draft: who saves says which one was read (optimistic locking).
    sa.Column("saved", sa.Integer, nullable=False),
    #: 0 to 1; NULL in drafts, and where nothing applied.
    sa.Column("quality", sa.Double),
    #: Names of fatal errors, JSON.
    sa.Column("fatal", sa.Text, nullable=False),
    sa.Column("begun_at", Seconds, nullable=False),
    sa.Column("submitted_at", Seconds),
    #: What was said to it last: empty, `acknowledged`, `disputed`, `kept`, `changed`.
    sa.Column("answer", sa.Text, nullable=False),
    sa.UniqueConstraint("pick", "by", "version"),
    sa.Index(None, "agent", "state"),
    sa.Index(None, "submitted_at"),
)

#: Who chose to read what others gave to a call, without an own assessment: these assess it no more.
reading = sa.Table(
    "quality_reading",
    metadata,
    sa.Column("pick", Counter, sa.ForeignKey("quality_pick.id"), primary_key=True),
    sa.Column("by", sa.Text, primary_key=True),
    sa.Column("at", Seconds, nullable=False),
)

#: What the agent said to an assessment, and what was answered.
reply = sa.Table(
    "quality_reply",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    sa.Column("assessment", Counter, sa.ForeignKey("quality_assessment.id"), nullable=False),
    sa.Column("at", Seconds, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    #: As in `ScoreAnswered`.
    sa.Column("how", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Index(None, "assessment"),
)
