"""The table of messages: what was said, who looks after it, and how far its transcript has come."""

import sqlalchemy as sa

from hotline.database import Seconds, metadata

#: The transcript is to be made (again) at `next_try_at`.
WAITING = "waiting"
#: There is no model for its language; it goes back to `WAITING` when there is one.
NOT_TRANSCRIBED = "not transcribed"
#: The transcript is there.
DONE = "done"
#: The engine heard no words.
EMPTY = "empty"
#: The engine could not read it, several times; `failure` says why.
FAILED = "failed"

#: One row for each message in the inbox.
message = sa.Table(
    "message",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    #: The node that holds the audio.
    sa.Column("node", sa.Text, nullable=False),
    #: The call in which it was said.
    sa.Column("call", sa.Text, nullable=False),
    #: Who said it, E.164; NULL if withheld.
    sa.Column("caller", sa.Text),
    sa.Column("language", sa.Text, nullable=False),
    #: The queue for whose people it is.
    sa.Column("queue", sa.Text, nullable=False),
    #: `call` or `lifeboat`, as in `MessageLeft`.
    sa.Column("source", sa.Text, nullable=False),
    #: The audio, relative to the node's folder of messages.
    sa.Column("path", sa.Text, nullable=False),
    #: Length of the audio.
    sa.Column("seconds", Seconds, nullable=False),
    #: When it was left.
    sa.Column("created_at", Seconds, nullable=False),
    #: As in `states.State`.
    sa.Column("state", sa.Text, nullable=False),
    #: Who looks after it; NULL: nobody.
    sa.Column("agent", sa.Text),
    #: By when it is to be answered; NULL: at no time.
    sa.Column("due_at", Seconds),
    #: The call-back to its caller that is on its way; empty: none.
    sa.Column("callback", sa.Text, nullable=False, server_default=""),
    #: What became of the last call-back, in words.
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    #: The case that it became, or to which it was added.
    sa.Column("reference", sa.Text, nullable=False),
    sa.Column("transcript_state", sa.Text, nullable=False),
    sa.Column("transcript", sa.Text, nullable=False),
    #: 0 to 1; NULL where there is no transcript or the engine gives none.
    sa.Column("confidence", sa.Double),
    #: JSON: a list of objects with word, start, end (seconds) and confidence.
    sa.Column("words", sa.Text, nullable=False),
    #: What wrote the transcript down.
    sa.Column("engine", sa.Text, nullable=False),
    #: How often an engine began with it.
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("next_try_at", Seconds, nullable=False),
    #: The worker that has it now; empty if none has.
    sa.Column("leased_by", sa.Text, nullable=False),
    #: When the worker has lost it, whatever became of it.
    sa.Column("leased_until", Seconds, nullable=False),
    #: Why the last attempt failed.
    sa.Column("failure", sa.Text, nullable=False),
    sa.Index(None, "created_at"),
    sa.Index(None, "state", "due_at"),
    sa.Index(None, "callback"),
    sa.Index(None, "reference"),
    sa.Index(None, "node", "transcript_state", "next_try_at"),
)
