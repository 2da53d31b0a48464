"""A message centre for tests: binds, takes submitted messages, delivers its own, and misbehaves when told."""

import asyncio
import itertools
from collections import deque

from hotline.smpp.pdu import Command, Framer, Pdu, Status
from hotline.smpp.short_message import ShortMessage, decode


class MessageCentre:
    """Listens on loopback; use it as an asynchronous context."""

    def __init__(self, password: str = "secret") -> None:  # noqa: S107  of nothing
        self.port = 0
        #: What was submitted, in order, and all commands that came.
        self.submitted: list[ShortMessage] = []
        self.commands: list[int] = []
        #: Status of the next answers to submitted messages; OK: it is taken, as all others are.
        self.refusals: deque[int] = deque()
        #: How many connections were bound.
        self.binds = 0
        self._password = password
        self._names = itertools.count(1)
        self._sequence = itertools.count(1)
        self._answers: dict[int, asyncio.Future[Pdu]] = {}
        self._writer: asyncio.StreamWriter | None = None
        self._server: asyncio.Server | None = None
        self._bound = asyncio.Event()

    async def __aenter__(self) -> "MessageCentre":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self.hang_up()
        if self._server is not None:
            self._server.close()

    def refuse_after(self, count: int, status: int) -> None:
        """Take so many texts, and refuse the next one."""
        self.refusals.extend([*[Status.OK] * count, status])

    def hang_up(self) -> None:
        """End the connection without a word."""
        self._bound.clear()
        if self._writer is not None:
            self._writer.close()

    async def deliver(self, message: ShortMessage) -> int:
        """Deliver a message and return the status of the client's answer."""
        return (await self.request(Command.DELIVER_SM, message.encode())).status

    async def request(self, command: int, body: bytes = b"") -> Pdu:
        """Send any request, as soon as somebody is bound, and return the answer."""
        await self._bound.wait()
        assert self._writer is not None  # noqa: S101  somebody is bound
        sequence = next(self._sequence)
        answer: asyncio.Future[Pdu] = asyncio.get_running_loop().create_future()
        self._answers[sequence] = answer
        self._writer.write(Pdu(command=command, sequence=sequence, body=body).encode())
        return await answer

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        framer = Framer()
        self._writer = writer
        try:
            while data := await reader.read(65_536):
                for pdu in framer.feed(data):
                    self._take(pdu, writer)
        except ConnectionError:
            pass
        finally:
            writer.close()

    def _take(self, pdu: Pdu, writer: asyncio.StreamWriter) -> None:
        if pdu.is_response:
            answer = self._answers.pop(pdu.sequence, None)
            if answer is not None and not answer.done():
                answer.set_result(pdu)
            return
        self.commands.append(pdu.command)
        writer.write(self._answer(pdu).encode())

    def _answer(self, pdu: Pdu) -> Pdu:
        if pdu.command == Command.BIND_TRANSCEIVER:
            password = pdu.body.split(b"\x00")[1].decode()
            if password != self._password:
                return pdu.response(Status.INVALID_PASSWORD)
            self.binds += 1
            self._bound.set()
            return pdu.response(body=b"centre\x00")
        if pdu.command == Command.SUBMIT_SM:
            status = self.refusals.popleft() if self.refusals else Status.OK
            if status != Status.OK:
                return pdu.response(status)
            self.submitted.append(decode(pdu.body))
            return pdu.response(body=f"m{next(self._names)}".encode() + b"\x00")
        return pdu.response()
