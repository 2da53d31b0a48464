"""The Asterisk side of the AGI benchmark: many calls in one thread, without asyncio, to cost little itself.

Every reply is a value in parentheses, as of GET VARIABLE. The turnaround of a command is what Asterisk sees
of the controller: from sending the reply until the next command has come, the kernel's part included.
"""

import select
import socket
import time
from dataclasses import dataclass, field

_REPLY = b"200 result=1 (next)\n"
_END = b"200 result=1 (end)\n"


def _request(number: int) -> bytes:
    lines = [
        "network: yes",
        "network_script: call",
        "request: agi://127.0.0.1/call",
        f"channel: PJSIP/trunk-{number:08x}",
        "language: en",
        "type: PJSIP",
        f"uniqueid: 1795332048.{number}",
        "version: 22.10.1",
        "callerid: +96890000001",
        "calleridname: unknown",
        "callingpres: 0",
        "callingani2: 0",
        "callington: 0",
        "callingtns: 0",
        "dnid: 1111",
        "rdnis: unknown",
        "context: entry",
        "extension: 1111",
        "priority: 1",
        "enhanced: 0.0",
        "accountcode: ",
        "threadid: 139763348915904",
    ]
    return "".join(f"agi_{line}\n" for line in lines).encode() + b"\n"


@dataclass
class Load:
    """What one round did."""

    commands: int = 0
    calls: int = 0
    seconds: float = 0.0
    turnarounds: list[float] = field(default_factory=list)


class Caller:
    """Keeps a number of calls going; each ends after so many commands, and the next one begins."""

    def __init__(self, port: int, *, calls: int, commands_per_call: int | None) -> None:
        self._address = ("127.0.0.1", port)
        self._calls = calls
        self._commands_per_call = commands_per_call
        self._poll = select.epoll()
        self._sockets: dict[int, socket.socket] = {}
        self._sent_at: dict[int, float] = {}
        self._asked: dict[int, int] = {}
        self._load = Load()
        #: The round is measured; every call is told to end.
        self._is_over = False

    def run(self, seconds: float) -> Load:
        """Return what was done in so many seconds, then end all calls. Raises `RuntimeError` if one is lost."""
        for _ in range(self._calls):
            self._begin_call()
        began = time.perf_counter()
        while time.perf_counter() - began < seconds:
            self._serve_all()
        self._load.seconds = time.perf_counter() - began
        load, self._load, self._is_over = self._load, Load(), True
        while self._sockets:
            self._serve_all()
        self._poll.close()
        return load

    def _serve_all(self) -> None:
        ready = self._poll.poll(5.0)
        if not ready:
            raise RuntimeError("the server has not asked anything for 5 s")
        for number, _ in ready:
            self._serve(number)

    def _begin_call(self) -> None:
        connection = socket.create_connection(self._address)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        number = connection.fileno()
        self._sockets[number] = connection
        self._asked[number] = 0
        self._poll.register(number, select.EPOLLIN)
        connection.send(_request(number))
        self._sent_at[number] = time.perf_counter()

    def _serve(self, number: int) -> None:
        line = self._sockets[number].recv(4096)
        now = time.perf_counter()
        if not line:
            self._end_call(number)
            return
        self._load.turnarounds.append(now - self._sent_at[number])
        self._load.commands += 1
        self._asked[number] += 1
        is_last = self._is_over or self._asked[number] == self._commands_per_call
        self._sockets[number].send(_END if is_last else _REPLY)
        self._sent_at[number] = time.perf_counter()

    def _end_call(self, number: int) -> None:
        if not self._is_over and self._asked[number] != self._commands_per_call:
            raise RuntimeError(f"the server dropped a call after {self._asked[number]} commands")
        self._load.calls += 1
        self._poll.unregister(number)
        self._sockets.pop(number).close()
        if not self._is_over:
            self._begin_call()
