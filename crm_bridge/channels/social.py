"""Social posts: one port for any connector. It brings posts to us, and takes our answers, by signed requests.

    connector ── POST /api/social/x ──> us          {"id", "from", "text", …}
    us ── POST reply_url ──> connector              {"id", "to", "text", "conversation", "answers"}

An answer is sent again with the same `id` until the connector says 2xx; it takes the same id once.
"""

import os
from collections.abc import Callable

import httpx
import msgspec

from hotline.clock import Clock
from hotline.config.bridge import Social
from hotline.crm_bridge.asked_once import digest_of
from hotline.crm_bridge.cases import Report
from hotline.crm_bridge.contact import Incoming
from hotline.crm_bridge.outgoing import LaterError, Letter, NotSentError
from hotline.crm_bridge.targets.http import OLD
from hotline.signature import SIGNATURE, sign

#: What a connector has for its answer, seconds.
ANSWER_SECONDS = 15.0


class Post(msgspec.Struct, frozen=True):
    """What a connector brings; it may send more."""

    #: What the network calls it.
    id: str
    #: The sender's handle.
    sender: str = msgspec.field(name="from")
    text: str = ""
    name: str = ""
    #: What holds posts together.
    conversation: str | None = None
    language: str | None = None
    #: The connector, or whoever works with it, says that it asks for something: a case is opened.
    request: bool = False


def contact_of(post: Post, channel: str, at: float) -> Incoming:
    """Return a post as a contact. Pure."""
    return Incoming(
        channel=channel,
        at=at,
        sender=post.sender,
        sender_name=post.name,
        text=post.text,
        language=post.language,
        external_id=post.id,
        fingerprint=digest_of(msgspec.json.encode((post.sender, post.text))),
        threads=() if post.conversation is None else (post.conversation,),
        report=Report() if post.request else None,
    )


def secrets_of(settings: Social) -> tuple[str, ...]:
    """Return the network's secret, and while it is exchanged the one of before; nothing without a secret."""
    names = (settings.secret_variable, f"{settings.secret_variable}{OLD}")
    secret, *before = (os.environ.get(name, "").strip() for name in names)
    return (secret, *filter(None, before)) if secret else ()


class SocialOut:
    """Sends answers to a connector."""

    def __init__(
        self,
        current: Callable[[], Social | None],
        clock: Clock,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        """`current()` is the network's configuration as it is now; `transport` is another way, for tests."""
        self._current, self._clock, self._transport = current, clock, transport

    async def send(self, letter: Letter) -> None:
        """Hand it to the connector. Raises `NotSentError` and `LaterError`."""
        settings = self._current()
        if settings is None or settings.reply_url is None:
            raise LaterError("there is no reply_url")
        secrets = secrets_of(settings)
        if not secrets:
            raise LaterError(f"the environment variable {settings.secret_variable} is empty")
        message = letter.message
        answer = {
            "id": letter.contact,
            "to": message.to,
            "text": message.text,
            "conversation": message.thread,
            "answers": letter.earlier[-1] if letter.earlier else None,
        }
        body = msgspec.json.encode(answer)
        headers = {"Content-Type": "application/json", "Idempotency-Key": letter.contact}
        headers[SIGNATURE] = sign(secrets, self._clock(), body)
        try:
            async with httpx.AsyncClient(timeout=ANSWER_SECONDS, transport=self._transport) as client:
                response = await client.post(settings.reply_url, content=body, headers=headers)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            # Its words may hold the URL, and that a secret.
            raise LaterError(f"the connector does not answer: {type(error).__name__}") from None
        if response.status_code in {400, 403, 404, 410, 422}:
            raise NotSentError(f"the connector refuses it: HTTP {response.status_code}")
        if not response.is_success:
            raise LaterError(f"the connector does not take it now: HTTP {response.status_code}")
