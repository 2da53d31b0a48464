"""A client that stays bound: it connects again with growing pauses, and sends no faster than it may."""

import asyncio
import contextlib
import ssl
from collections.abc import Awaitable, Callable

import structlog

from hotline.config_bridge import Smpp
from hotline.text_messages import TextError, TextRefusedError, secret

from .link import Link, OnMessage, RefusedError
from .pdu import SmppError, Status
from .short_message import ShortMessage, messages

#: Pauses before connecting again, seconds: the first, and the longest.
RECONNECT_SECONDS = (1.0, 60.0)

#: How long connecting may take, seconds.
CONNECT_SECONDS = 10.0

#: Pauses after "throttled" and "queue full" before the same message is tried again, seconds.
THROTTLED_SECONDS = (1.0, 2.0, 4.0)

#: What will never be taken, however often it is sent.
_FOR_GOOD = frozenset({0x01, Status.INVALID_SOURCE, Status.INVALID_DESTINATION, 0x15, 0x33, 0x34, 0x40, 0x43})

_BUSY = frozenset({Status.THROTTLED, Status.QUEUE_FULL})

#: Told the name that the centre gave to part `number` of a text.
OnSubmitted = Callable[[str, int, str], Awaitable[None]]

log = structlog.get_logger()


async def _nothing(_message_id: str, _number: int, _name: str) -> None:
    """Note nothing."""


class SmppTexts:
    """Texts through a message centre; `run` keeps the connection. A `text_messages.Texts`."""

    def __init__(
        self, settings: Smpp, sender: Callable[[], str], on_message: OnMessage, *,
        on_submitted: OnSubmitted = _nothing, tls: ssl.SSLContext | None = None,
        pauses: tuple[float, float] = RECONNECT_SECONDS, throttled: tuple[float, ...] = THROTTLED_SECONDS,
    ) -> None:  # fmt: skip
        """`sender()` is what citizens see; `tls` is another context than the system's, for tests."""
        self._settings = settings
        self._sender = sender
        self._on_message = on_message
        self._on_submitted = on_submitted
        self._tls = tls
        self._pauses, self._throttled = pauses, throttled
        self._link: Link | None = None
        self._reference = 0
        self._free_at = 0.0
        #: The last connection came to be bound.
        self._was_bound = False
        #: Set while bound.
        self.bound = asyncio.Event()

    # --- sending ---

    async def send(self, to: str, text: str, message_id: str) -> None:
        """Submit a text, all its parts. Raises `TextError`; what was submitted before may come twice then."""
        link = self._link
        if link is None:
            raise TextError("not bound to the message centre")
        self._reference = (self._reference + 1) % 256
        for number, message in enumerate(messages(self._sender(), to, text, self._reference), 1):
            name = await self._submit(link, message)
            await self._on_submitted(message_id, number, name)

    async def _submit(self, link: Link, message: ShortMessage) -> str:
        for pause in (*self._throttled, None):
            await self._wait_for_turn()
            try:
                return await link.submit(message)
            except RefusedError as error:
                if error.status in _FOR_GOOD:
                    raise TextRefusedError(f"the message centre refuses it: {error}") from None
                if error.status not in _BUSY or pause is None:
                    raise TextError(f"the message centre refuses it: {error}") from None
                await asyncio.sleep(pause)
            except (OSError, TimeoutError, SmppError) as error:
                raise TextError(f"the message centre does not answer: {type(error).__name__}") from None
        raise TextError("the message centre is busy")

    async def _wait_for_turn(self) -> None:
        """Keep below `texts_per_second`, also when many send at once."""
        now = asyncio.get_running_loop().time()
        turn = max(now, self._free_at)
        self._free_at = turn + 1.0 / self._settings.texts_per_second
        if turn > now:
            await asyncio.sleep(turn - now)

    # --- staying connected ---

    async def run(self) -> None:
        """Stay bound until cancelled."""
        first, longest = self._pauses
        pause, reported = first, ""
        while True:
            try:
                await self._serve_once()
            except (OSError, TimeoutError, SmppError, RefusedError, TextError) as error:
                problem = f"{type(error).__name__}: {error}"
                if self._was_bound or problem != reported:
                    log.error("smpp: no connection to the message centre", reason=problem, again_in=pause)
                pause = first if self._was_bound else min(2 * pause, longest)
                reported = problem
            await asyncio.sleep(pause)

    async def _serve_once(self) -> None:
        """Connect, bind and serve; ends by an error only."""
        self._was_bound = False
        settings = self._settings
        password = secret(settings.password_variable, "the password of the message centre")
        context = (self._tls or ssl.create_default_context()) if settings.tls else None
        async with asyncio.timeout(CONNECT_SECONDS):
            reader, writer = await asyncio.open_connection(settings.host, settings.port, ssl=context)
        link = Link(reader, writer, self._on_message)
        serving = asyncio.create_task(link.serve(), name="smpp link")
        try:
            await link.bind(settings.system_id, password)
            self._link, self._was_bound = link, True
            self.bound.set()
            log.info("smpp: bound to the message centre")
            await asyncio.shield(serving)
        finally:
            link.say_goodbye()
            self._link = None
            self.bound.clear()
            serving.cancel()
            with contextlib.suppress(asyncio.CancelledError, OSError, SmppError):
                await serving
