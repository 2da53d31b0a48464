"""The tables of what is written to us and by us: e-mails, texts, reports of the web form, posts; and of files."""

import sqlalchemy as sa

from hotline.database import Counter, Seconds, metadata

#: The words of a contact that is no call; its row in `interaction` has the same identity.
correspondence = sa.Table(
    "correspondence",
    metadata,
    #: Identity of the contact.
    sa.Column("contact", sa.Text, primary_key=True),
    #: `email`, `sms`, `web`, `open311`, or a key under `[social]`.
    sa.Column("channel", sa.Text, nullable=False),
    #: `in` or `out`.
    sa.Column("direction", sa.Text, nullable=False),
    sa.Column("at", Seconds, nullable=False),
    sa.Column("sender", sa.Text, nullable=False),
    sa.Column("recipient", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    #: Plain text: markup was taken away.
    sa.Column("text", sa.Text, nullable=False),
    #: Language tag; NULL: not known.
    sa.Column("language", sa.Text),
    #: What the other side calls it: Message-ID, id of the gateway. The same one is taken in once.
    sa.Column("external_id", sa.Text),
    #: A hash of what was brought under it (`contact.Incoming.fingerprint`); NULL: nobody asks.
    sa.Column("fingerprint", sa.Text),
    #: What holds several together: the first Message-ID, the conversation of a post.
    sa.Column("thread", sa.Text),
    sa.Column("citizen", Counter),
    sa.Column("reference", sa.Text),
    #: The queue whose people look after it; NULL: nobody has to.
    sa.Column("queue", sa.Text),
    #: Who took it; NULL: nobody yet.
    sa.Column("agent", sa.Text),
    #: `waiting`, `done`; of what goes out `to send`, `sending`, `sent`, `failed`.
    sa.Column("state", sa.Text, nullable=False),
    #: Of what is being sent, the node that sends it, and until when nobody else does.
    sa.Column("claimed_by", sa.Text),
    sa.Column("claimed_until", Seconds),
    #: Of what goes out, the occasion: `received`, `assigned`, `on the way`, `solved`, `answer`…; of texts that came
    #: in, what they were, NULL: not dealt with yet (`sms/texts.py`).
    sa.Column("what", sa.Text),
    #: The whole as it came, relative to the folder of files; NULL: it is not kept.
    sa.Column("raw_path", sa.Text),
    sa.UniqueConstraint("channel", "external_id"),
    sa.Index(None, "reference"),
    sa.Index(None, "citizen"),
    sa.Index(None, "thread"),
    sa.Index(None, "at"),
    sa.Index(None, "state", "queue"),
)

#: Files of contacts and cases; their bytes are in the folder of files, by hash.
attachment = sa.Table(
    "attachment",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    #: The contact with which it came; NULL: with none.
    sa.Column("contact", sa.Text),
    sa.Column("reference", sa.Text),
    #: As the sender called it; never used as a path.
    sa.Column("name", sa.Text, nullable=False),
    #: What it is, as was found by looking into it.
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("bytes", Counter, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    #: Relative to the folder of files.
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("at", Seconds, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    #: The citizen may see it.
    sa.Column("public", sa.Boolean, nullable=False),
    sa.Index(None, "contact"),
    sa.Index(None, "reference"),
    sa.Index(None, "sha256"),
)

#: Secrets that all nodes of a city share; each is made by the first who needs it.
city_key = sa.Table(
    "city_key",
    metadata,
    #: What it is for.
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("key", sa.LargeBinary, nullable=False),
)
