"""How other systems and other channels are connected: targets, e-mail, texts, web form, social posts, Open311.

Secrets are never in the file: `…_variable` names the environment variable that holds one.
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from hotline.config.field_types import LanguageTag, Name, Port, Section

Url = Annotated[str, Field(pattern=r"^https?://[^ ]+$")]
Variable = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]{0,63}$")]
EmailAddress = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")]
Days = Annotated[float, Field(ge=0, le=36_500)]


class Smpp(Section):
    """A message centre by SMPP 3.4."""

    host: str
    port: Port = 2775
    system_id: str
    password_variable: Variable
    tls: bool = False
    #: Texts a second that may be sent.
    texts_per_second: Annotated[float, Field(gt=0, le=1000)] = 10


class Mailbox(Section):
    """Where e-mails come in (IMAP) or go out (SMTP)."""

    host: str
    port: Port
    #: `tls` from the first byte, `starttls`, or `none`, which is for this machine only.
    security: Literal["tls", "starttls", "none"] = "tls"
    user: str = ""
    password_variable: Variable | None = None


class Email(Section):
    """E-mails to and from citizens."""

    #: What citizens write to, and see as sender.
    address: EmailAddress
    name: dict[LanguageTag, str] = {}
    imap: Mailbox | None = None
    smtp: Mailbox | None = None
    folder: str = "INBOX"
    #: Where e-mails are put that were taken in; they stay where they are, marked as read, when not set.
    done_folder: str | None = None
    poll_seconds: Annotated[float, Field(ge=1, le=3600)] = 30
    #: A larger e-mail is taken in without what is attached.
    max_megabytes: Annotated[int, Field(ge=1, le=1000)] = 25
    #: The queue whose people look after e-mails that belong to no case; `ivr.operator_queue` when not set.
    queue: Name | None = None


class WebForm(Section):
    """The page on which citizens report something."""

    enabled: bool = False
    #: Reports that one address may send within an hour.
    reports_per_hour: Annotated[int, Field(ge=1, le=10_000)] = 10


class Social(Section):
    """Posts and private messages, brought by a connector through a signed webhook."""

    #: What the channel is called: `x`, `facebook`…
    title: str
    #: Holds the key of the signature (HMAC-SHA-256).
    secret_variable: Variable
    #: Where answers are sent; none are sent when not set.
    reply_url: Url | None = None


class CitizenWords(Section):
    """What citizens hear of their cases by text or e-mail, with consent only."""

    #: After which events.
    events: tuple[Literal["received", "assigned", "on the way", "solved", "closed", "reopened"], ...] = (
        "received",
        "assigned",
        "on the way",
        "solved",
    )
    #: When citizens may be disturbed: a table under [hours]; without it from 08:00 to 20:00, local time.
    hours: Name | None = None
    #: Which way is tried first where a citizen can be reached by both.
    first: Literal["text", "email"] = "text"
    #: Folder with templates (`ar/received.txt.j2`…) that win over ours. Relative to the configuration file.
    templates: Path | None = None
    #: Where the case can be looked at: `https://city.example/cases/{reference}`; none is named when empty.
    link: Annotated[str, Field(pattern=r"^(https?://[^ ]+)?$")] = ""


class ScreenPopping(Section):
    """Who is told who is calling, besides our own desk."""

    #: Gets a signed request when an agent is reserved.
    push_url: Url | None = None
    #: Holds the key of its signature (HMAC-SHA-256).
    secret_variable: Variable | None = None
    #: Publish it to `hotline/<node>/agents/<agent>/pop`; names and numbers go there in clear.
    mqtt: bool = False
    #: `X-Case-Id` and `Call-Info` in the INVITE to the agent's phone. It costs some milliseconds before each ring.
    sip_headers: bool = False
    #: Where `Call-Info` leads: `https://desk.example/calls/{call}`. Signs that mean something to Dial stand as `%xx`.
    call_url: Annotated[str, Field(pattern=r"^(https?://([0-9A-Za-z._~:/?#@&=%+!*-]|\{call\})+)?$")] = ""


class Target(Section):
    """Another system that learns of every interaction and every change of a case."""

    kind: Literal["webhook", "open311", "zammad", "chatwoot"]
    url: Url
    #: Holds the secret: key of the signature, API key, or token.
    secret_variable: Variable | None = None
    #: Only cases of these categories and departments; all when not set.
    categories: tuple[Name, ...] = ()
    departments: tuple[Name, ...] = ()
    #: Names and numbers of citizens are sent, too.
    personal_data: bool = False
    #: What only this kind needs: `{ group = "Users" }` (Zammad), `{ account = "1", inbox = "3" }` (Chatwoot),
    #: `{ jurisdiction_id = "…" }` (Open311).
    options: dict[Name, str] = {}


class Bridge(Section):
    """Other systems."""

    targets: dict[Name, Target] = {}
    #: Attempts after which a delivery that the target refuses is set aside as a dead letter.
    attempts: Annotated[int, Field(ge=1, le=100)] = 8
    #: The longest pause between two attempts, seconds.
    longest_pause_seconds: Annotated[float, Field(ge=1, le=86_400)] = 600
    #: How long what was delivered is remembered.
    keep_days: Days = 30


class Open311(Section):
    """The GeoReport v2 server."""

    enabled: bool = False
    #: Shown in the discovery document.
    contact: str = ""
    #: Where the service is reached from outside.
    public_url: Url | None = None
    #: Requests that one key may file within an hour.
    requests_per_hour: Annotated[int, Field(ge=1, le=100_000)] = 100


class Retention(Section):
    """How long what is known of citizens is kept; 0: for ever. Cases that are not done are always kept."""

    interactions_days: Days = 730
    #: After it was closed.
    cases_days: Days = 1825
    #: Citizens without any interaction or case since.
    citizens_days: Days = 1825
    correspondence_days: Days = 730
    audit_days: Days = 3650
