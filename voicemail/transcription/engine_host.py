"""The worker's side of an engine's process: starts it, ends it when it hangs, tells how it died."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import structlog

from hotline.config import Configuration, Transcription

from . import wire
from .engine import ModelUnusableError, Transcript
from .models import ModelProblem, check_models
from .watchdog import STANDSTILL_SECONDS, Limits, StuckError, watch

#: Processor time that loading a model may take, seconds; a large one takes half a minute.
LOAD_SECONDS = 300.0

#: The longest line that an engine may answer: a transcript of ten minutes has some 200 KB.
LINE_LIMIT_BYTES = 16_000_000

log = structlog.get_logger()


class EngineFailedError(Exception):
    """The engine refused this message, died over it or took too long; the text says which."""


def engine_command(rules: Transcription) -> list[str]:
    """Return the command that starts the process of the configured engine. Paths in `rules` are absolute."""
    setup = wire.Setup(
        rules.engine, _texts(rules.models), _texts(rules.words), min_word_confidence=rules.min_word_confidence
    )
    text = msgspec.json.encode(setup).decode()
    return [sys.executable, "-m", "hotline.voicemail.transcription.engine_process", text]


def _texts(paths: Mapping[str, Path]) -> dict[str, str]:
    return {language: str(path) for language, path in paths.items()}


class EngineHost:
    """One engine in its own process. Ask one thing after the other; close it at the end."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        load_seconds: float = LOAD_SECONDS,
        standstill_seconds: float = STANDSTILL_SECONDS,
        most_bytes: int | None = None,
    ) -> None:
        """`most_bytes` is the memory that the process may take; None: any."""
        self._command = command
        self._load_seconds = load_seconds
        self._limits = Limits(standstill_seconds, most_bytes)
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int | None:
        """The engine's process, None while there is none."""
        return self._process.pid if self._process is not None else None

    async def load(self, language: str) -> None:
        """Load the model of a language. Raises `ModelUnusableError`."""
        await self._ask(wire.Request(language))

    async def transcribe(self, path: Path, language: str, *, seconds: float) -> Transcript:
        """Return what is said in a file; loading not counted, it may take `seconds` of processor time.

        Raises `ModelUnusableError`, also where the process died while it loaded the model, and `EngineFailedError`.
        The process is ended if it took too long or too much memory, stood still, or the caller is cancelled; the next
        request starts a new one.
        """
        await self._ask(wire.Request(language, str(path)))
        try:
            reply = await self._reply(seconds)
        except StuckError as error:
            message = f"the engine {error}"
            raise EngineFailedError(message) from None
        match reply:
            case wire.Written():
                return reply.transcript
            case wire.Failed():
                raise EngineFailedError(reply.reason)
            case None:
                message = f"the engine died over it: {await self._cause_of_death()}"
                raise EngineFailedError(message)
            case _:
                message = f"the engine answered out of turn: {type(reply).__name__}"
                await self.close()
                raise EngineFailedError(message)

    async def close(self) -> None:
        """End the process; it has nothing to lose."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()

    async def _ask(self, request: wire.Request) -> None:
        """Send a request and wait until the model is loaded."""
        await self._send(request)
        try:
            reply = await self._reply(self._load_seconds)
        except StuckError as error:
            message = f"the model for {request.language} does not load: the engine {error}"
            raise ModelUnusableError(message) from None
        if isinstance(reply, wire.Loaded):
            return
        if isinstance(reply, wire.NoModel):
            raise ModelUnusableError(reply.reason)
        cause = await self._cause_of_death()
        message = f"the engine died while it loaded the model for {request.language}: {cause}"
        raise ModelUnusableError(message)

    async def _send(self, request: wire.Request) -> None:
        line = msgspec.json.encode(request) + b"\n"
        for fresh in (False, True):
            if fresh or self._process is None:
                await self.close()
                self._process = await self._start()
            stdin = self._process.stdin
            try:
                assert stdin is not None  # noqa: S101 - we asked for a pipe
                stdin.write(line)
                await stdin.drain()
            except ConnectionError:
                continue  # it died while nobody looked
            return

    async def _start(self) -> asyncio.subprocess.Process:
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=pipe, stdout=pipe, limit=LINE_LIMIT_BYTES
        )
        log.info("engine started", pid=process.pid)
        return process

    async def _reply(self, seconds: float) -> wire.Reply | None:
        """Return the next reply, None at the process's end. Ends a process that is stuck and raises `StuckError`."""
        if self._process is None:  # the pipe broke twice
            return None
        stdout = self._process.stdout
        assert stdout is not None  # noqa: S101 - we asked for a pipe
        reading = asyncio.ensure_future(stdout.readline())
        try:
            await watch(self._process.pid, reading, seconds, self._limits)
        except (StuckError, asyncio.CancelledError):
            await self.close()
            raise
        finally:
            reading.cancel()
            await asyncio.wait({reading})
        line = reading.result()
        if not line.endswith(b"\n"):
            return None
        reply: wire.Reply = msgspec.json.decode(line, type=wire.Reply)
        return reply

    async def _cause_of_death(self) -> str:
        """Return how the process ended, and forget it."""
        process = self._process
        if process is None:
            return "it could not be started"
        await self.close_after(process)
        status = process.returncode or 0
        if status >= 0:
            return f"it ended with status {status}"
        with contextlib.suppress(ValueError):
            return f"signal {signal.Signals(-status).name}"
        return f"signal {-status}"

    async def close_after(self, process: asyncio.subprocess.Process) -> None:
        """Wait a moment for a process that closed its side to end by itself, so that its status tells why."""
        try:
            await asyncio.wait_for(process.wait(), 5.0)
        except TimeoutError:
            log.warning("engine hung at its end", pid=process.pid)
        await self.close()


async def probe_models(config: Configuration) -> list[ModelProblem]:
    """Return what is wrong with the models after really loading each of them, in a process of its own.

    Takes seconds and up to the models' size of memory.
    """
    problems = check_models(config)
    broken = {problem.language for problem in problems}
    rules = config.transcription
    if rules.engine == "none" or None in broken:
        return problems
    for language in rules.models:
        if language in broken:
            continue
        host = EngineHost(engine_command(rules))
        try:
            await host.load(language)
        except ModelUnusableError as error:
            remedy = "Unpack or copy the model again; if it is sound, give the machine more memory."
            problems.append(ModelProblem(f"transcription.models.{language}", str(error), remedy, language))
        finally:
            await host.close()
    return problems
