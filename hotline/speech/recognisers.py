"""The controller's side of the recognisers: a process per language, and how many callers they listen to.

A process that dies or stands still is started again, after a pause that doubles from FIRST_PAUSE_SECONDS to
LONGEST_PAUSE_SECONDS and begins anew once a process has served for HEALTHY_SECONDS. Meanwhile nobody is listened to in
its language; the callers to whom it listened find `failed` and use keys.
"""

import asyncio
import contextlib
import itertools
import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec
import structlog

from .phrases import Phrases, grammar_of
from .utterance import Utterance
from .wire import Decoder, Kind, encode

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
HEALTHY_SECONDS = 60.0

#: Loading a model of a gigabyte takes half a minute.
LOAD_SECONDS = 180.0

#: Bytes that a process has not read (16,000 are a second of one caller): with more it is stuck.
STUCK_BYTES = 256_000

log = structlog.get_logger()


def vosk_command(folder: Path) -> list[str]:
    """Return the command that starts a recogniser's process."""
    return [sys.executable, "-m", "hotline.speech.process", str(folder)]


class Hearing:
    """One caller who is listened to. Look in from time to time; `close` it at the end."""

    def __init__(self, host: "_Host", session: int, closed: Callable[[], None]) -> None:
        self._host = host
        self._session = session
        self._closed = closed
        self._is_open = True
        self._utterances: deque[Utterance] = deque()
        #: Nothing will be heard any more: the engine failed. Keys work.
        self.failed = False

    def audio(self, samples: bytes) -> None:
        """Let the recogniser hear 16-bit samples of 8 kHz."""
        if not self.failed:
            self._host.send(self._session, Kind.AUDIO, samples)

    def finish(self) -> None:
        """Ask what was said until now; the utterance that is `last` answers it."""
        if not self.failed:
            self._host.send(self._session, Kind.FINISH)

    def heard(self) -> Utterance | None:
        """Return the next thing that was said, None if there is none yet."""
        return self._utterances.popleft() if self._utterances else None

    def stuck(self) -> None:
        """Report that the recogniser does not answer: its process is ended, and started again."""
        log.error("speech recogniser does not answer", language=self._host.language)
        self._host.kill()

    def close(self) -> None:
        """Let another caller be listened to. May be called twice."""
        if self._is_open:
            self._is_open = False
            self._host.drop(self._session)
            self._closed()

    # --- for the host ---

    def put(self, utterance: Utterance) -> None:
        """Keep what was said."""
        self._utterances.append(utterance)


class Recognisers:
    """All languages that have a model."""

    def __init__(self, commands: Mapping[str, Sequence[str]], most: Callable[[], int]) -> None:
        """`commands` start the process of each language; `most` callers are listened to at once."""
        self._hosts = {language: _Host(language, command) for language, command in commands.items()}
        self._most = most
        #: Callers who are listened to.
        self.listening = 0
        #: Callers who were not, because of `most`.
        self.refused = 0
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to load the models; calls need not wait for it."""
        self._tasks = [asyncio.create_task(host.run()) for host in self._hosts.values()]

    async def close(self) -> None:
        """End all processes. May be called twice."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []

    def is_ready(self, language: str) -> bool:
        """Whether callers of this language can be listened to, were there room."""
        return language in self._hosts and self._hosts[language].ready

    def begin(self, language: str, phrases: Phrases) -> Hearing | None:
        """Listen to a caller for these phrases; None: keys only. After this you must `close` what is returned.

        First come, first served: nobody waits for a place, because keys work as well.
        """
        wanted = grammar_of(phrases)
        if not wanted or not self.is_ready(language):
            return None
        if self.listening >= self._most():
            self.refused += 1
            return None
        self.listening += 1
        return self._hosts[language].open(wanted, self._one_less)

    def pid(self, language: str) -> int | None:
        """Return the process of a language, None while there is none."""
        return self._hosts[language].pid

    def _one_less(self) -> None:
        self.listening -= 1


class _Host:
    """One language's process."""

    def __init__(self, language: str, command: Sequence[str]) -> None:
        self.language = language
        self.ready = False
        self._command = command
        self._process: asyncio.subprocess.Process | None = None
        self._sessions: dict[int, Hearing] = {}
        self._numbers = itertools.count(1)

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None else None

    async def run(self) -> None:
        """Keep a process alive, for ever."""
        clock = asyncio.get_running_loop().time
        pause = FIRST_PAUSE_SECONDS
        while True:
            began = clock()
            try:
                await self._live()
            except (OSError, ValueError, TimeoutError, msgspec.MsgspecError) as error:
                log.warning("speech recogniser is of no use", language=self.language, error=str(error))
            finally:
                await self._end()
            if clock() - began > HEALTHY_SECONDS:
                pause = FIRST_PAUSE_SECONDS
            log.error("speech recogniser ended", language=self.language, again_after=pause)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    def open(self, phrases: Sequence[str], closed: Callable[[], None]) -> Hearing:
        number = next(self._numbers)
        hearing = self._sessions[number] = Hearing(self, number, closed)
        self.send(number, Kind.OPEN, msgspec.json.encode(phrases))
        return hearing

    def drop(self, number: int) -> None:
        if self._sessions.pop(number, None) is not None:
            self.send(number, Kind.DROP)

    def send(self, number: int, kind: Kind, payload: bytes = b"") -> None:
        """Send without waiting. A process that does not read is ended."""
        process = self._process
        if process is None or process.stdin is None or process.stdin.is_closing():
            return
        process.stdin.write(encode(number, kind, payload))
        if process.stdin.transport.get_write_buffer_size() > STUCK_BYTES:
            log.error("speech recogniser does not read", language=self.language)
            self.kill()

    def kill(self) -> None:
        """End the process; `run` starts another."""
        self._fail_all()
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()

    async def _live(self) -> None:
        """Start the process and serve until it ends. Raises `TimeoutError` where it does not load."""
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*self._command, stdin=pipe, stdout=pipe)
        self._process = process
        assert process.stdout is not None  # noqa: S101 - we asked for a pipe
        decoder = Decoder()
        async with asyncio.timeout(LOAD_SECONDS):
            first = await process.stdout.read(65536)
        while first:
            for number, kind, payload in decoder.feed(first):
                self._take(number, kind, payload)
            first = await process.stdout.read(65536)

    async def _end(self) -> None:
        self.kill()
        process, self._process = self._process, None
        if process is not None:
            await process.wait()

    def _take(self, number: int, kind: Kind, payload: bytes) -> None:
        if kind is Kind.READY:
            self.ready = True
            log.info("speech recogniser is ready", language=self.language, pid=self.pid)
        elif (hearing := self._sessions.get(number)) is None:
            return  # the caller is no longer listened to
        elif kind is Kind.UTTERANCE:
            hearing.put(msgspec.json.decode(payload, type=Utterance))
        elif kind is Kind.FAILED:
            log.warning("a caller cannot be listened to", language=self.language, error=payload.decode())
            hearing.failed = True

    def _fail_all(self) -> None:
        self.ready = False
        for hearing in self._sessions.values():
            hearing.failed = True
        self._sessions.clear()
