"""A client that stays bound: it connects again with growing pauses, and sends no faster than it may."""

import asyncio
import contextlib
import ssl
import time
import zlib
from collections.abc import Callable, Collection
from typing import Protocol

import structlog

from hotline.config.bridge import Smpp
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

log = structlog.get_logger()


class Notes(Protocol):
    """Remembers which parts of which text the centre has, since SMPP knows no identity of ours."""

    async def taken(self, message_id: str) -> Collection[int]:
        """Return the numbers of the parts that the centre has."""

    async def submitted(self, message_id: str, number: int, total: int, name: str) -> None:
        """Note how the centre calls a part. Raises nothing: it is sent, whether we can note it or not."""


class NoNotes:
    """Remembers nothing."""

    async def taken(self, _message_id: str) -> Collection[int]:
        """Return none."""
        return ()

    async def submitted(self, message_id: str, number: int, total: int, name: str) -> None:
        """Note nothing."""


class SmppTexts:
    """Texts through a message centre; `run` keeps the connection. A `text_messages.Texts`."""

    def __init__(
        self, settings: Smpp, sender: Callable[[], str], on_message: OnMessage, *,
        notes: Notes | None = None, tls: ssl.SSLContext | None = None,
        pauses: tuple[float, float] = RECONNECT_SECONDS, throttled: tuple[float, ...] = THROTTLED_SECONDS,
    ) -> None:  # fmt: skip
        """`sender()` is what citizens see; `tls` is another context than the system's, for tests."""
        self._settings = settings
        self._sender = sender
        self._on_message = on_message
        self._notes = notes or NoNotes()
        self._tls = tls
        self._pauses, self._throttled = pauses, throttled
        self._link: Link | None = None
        self._free_at = 0.0
        #: The last connection came to be bound.
        self._was_bound = False
        self._problem = "not connected yet"
        self._away_since = time.monotonic()
        #: Set while bound.
        self.bound = asyncio.Event()

    def trouble(self, patience_seconds: float) -> str:
        """Return why there has been no connection for so long; empty: there is one, or was a moment ago."""
        is_away = self._link is None and time.monotonic() - self._away_since >= patience_seconds
        return self._problem if is_away else ""

    # --- sending ---

    async def send(self, to: str, text: str, message_id: str) -> None:
        """Submit a text, all its parts. Raises `TextError`; sent again, only the parts that are not noted go out.

        The reference of its parts follows from its identity, so that they fit those that went out before. Also raises
        what reading the notes raises, before anything is sent.
        """
        link = self._link
        if link is None:
            raise TextError("not bound to the message centre")
        reference = zlib.crc32(message_id.encode()) % 256
        whole = messages(self._sender(), to, text, reference)
        taken = await self._notes.taken(message_id)
        for number, message in enumerate(whole, 1):
            if number not in taken:
                name = await self._submit(link, message)
                await self._notes.submitted(message_id, number, len(whole), name)

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
                self._problem = problem = f"{type(error).__name__}: {error}"
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
            if self._link is not None:
                self._link, self._away_since = None, time.monotonic()
            self.bound.clear()
            serving.cancel()
            with contextlib.suppress(asyncio.CancelledError, OSError, SmppError):
                await serving
