"""One bound connection to a message centre: requests and their answers, what the centre sends, and the keep-alive."""

import asyncio
import contextlib
import itertools
from collections.abc import Awaitable, Callable

import structlog

from .pdu import LAST_SEQUENCE, Command, Framer, Pdu, SmppError, Status, bind_body
from .short_message import ShortMessage, decode

#: How long an answer may take (7.2: response timer), seconds.
ANSWER_SECONDS = 20.0

#: So long after the last PDU the link is tested (7.2: enquire link timer), seconds.
ENQUIRE_SECONDS = 30.0

#: Requests that may wait for their answer at once, each way (2.5.2).
WINDOW = 10

_READ = 65_536

log = structlog.get_logger()

#: Takes what comes; when it returns, the message is kept. What it raises has the centre bring it again.
OnMessage = Callable[[ShortMessage], Awaitable[None]]


class RefusedError(Exception):
    """The centre refuses a request; `status` says why (5.1.3)."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status 0x{status:08X}")
        self.status = status


class Link:
    """A connection; over as soon as anything is wrong with it."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, on_message: OnMessage
    ) -> None:
        self._reader, self._writer = reader, writer
        self._on_message = on_message
        self._sequence = itertools.cycle(range(1, LAST_SEQUENCE + 1))
        self._waiting: dict[int, asyncio.Future[Pdu]] = {}
        self._window = asyncio.Semaphore(WINDOW)
        self._handling = asyncio.Semaphore(WINDOW)
        self._tasks: set[asyncio.Task[None]] = set()
        self._heard_at = _loop_time()

    async def bind(self, system_id: str, password: str) -> None:
        """Bind; `serve` must run. Raises `RefusedError`, `TimeoutError`, `ConnectionError` and `SmppError`."""
        await self.request(Command.BIND_TRANSCEIVER, bind_body(system_id, password))

    async def submit(self, message: ShortMessage) -> str:
        """Submit a message and return the centre's name of it; raises as `bind` does."""
        async with self._window:
            answer = await self.request(Command.SUBMIT_SM, message.encode())
        return answer.body.partition(b"\x00")[0].decode("latin-1")

    async def request(self, command: int, body: bytes = b"") -> Pdu:
        """Send a request and return its answer."""
        sequence = next(self._sequence)
        answer: asyncio.Future[Pdu] = asyncio.get_running_loop().create_future()
        self._waiting[sequence] = answer
        try:
            self._send(Pdu(command=command, sequence=sequence, body=body))
            async with asyncio.timeout(ANSWER_SECONDS):
                await self._writer.drain()
                found = await answer
        finally:
            del self._waiting[sequence]
        if found.status != Status.OK:
            raise RefusedError(found.status)
        return found

    async def serve(self) -> None:
        """Read until the connection is over, which it says by `ConnectionError` or `SmppError`."""
        keeper = asyncio.create_task(self._keep_alive(), name="smpp keep-alive")
        framer = Framer()
        try:
            while data := await self._reader.read(_READ):
                self._heard_at = _loop_time()
                for pdu in framer.feed(data):
                    await self._take(pdu)
            raise ConnectionError("the centre closed the connection")
        finally:
            keeper.cancel()
            self._end()
            await asyncio.gather(keeper, *self._tasks, return_exceptions=True)

    def say_goodbye(self) -> None:
        """Unbind, without waiting for the answer; nothing where the connection is over."""
        with contextlib.suppress(ConnectionError):
            self._send(Pdu(command=Command.UNBIND, sequence=next(self._sequence)))

    async def _take(self, pdu: Pdu) -> None:
        if pdu.is_response:
            answer = self._waiting.get(pdu.sequence)
            if answer is not None and not answer.done():
                answer.set_result(pdu)
        elif pdu.command == Command.DELIVER_SM:
            await self._handling.acquire()  # a centre that sends too much waits
            task = asyncio.create_task(self._deliver(pdu), name="smpp deliver")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        elif pdu.command == Command.ENQUIRE_LINK:
            self._send(pdu.response())
        elif pdu.command == Command.UNBIND:
            self._send(pdu.response())
            raise ConnectionError("the centre unbinds")
        else:
            refusal = Pdu(command=Command.GENERIC_NACK, sequence=pdu.sequence, status=Status.INVALID_COMMAND)
            self._send(refusal)

    async def _deliver(self, pdu: Pdu) -> None:
        """Answer a message when it is kept."""
        status = Status.OK
        try:
            await self._on_message(decode(pdu.body))
        except SmppError as error:
            # Brought again it would be the same: it is taken off the centre, and the log says that it was.
            log.error("smpp: a message cannot be read", reason=str(error))
        except Exception as error:
            log.error("smpp: a message cannot be taken in now", reason=type(error).__name__)
            status = Status.TEMPORARY
        finally:
            self._handling.release()
        self._send(pdu.response(status, b"\x00"))

    async def _keep_alive(self) -> None:
        try:
            while True:
                rest = self._heard_at + ENQUIRE_SECONDS - _loop_time()
                if rest > 0:
                    await asyncio.sleep(rest)
                else:
                    await self.request(Command.ENQUIRE_LINK)
        except (RefusedError, TimeoutError, OSError):
            self._writer.close()  # ends `serve`

    def _send(self, pdu: Pdu) -> None:
        if self._writer.is_closing():
            raise ConnectionError("the connection is over")
        self._writer.write(pdu.encode())

    def _end(self) -> None:
        self._writer.close()
        for task in self._tasks:
            task.cancel()
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(ConnectionError("the connection is over"))


def _loop_time() -> float:
    return asyncio.get_running_loop().time()
