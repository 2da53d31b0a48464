"""The process in which an engine lives.

    python -m hotline.voicemail.transcription.engine_process SETUP

An engine is C++ that prints, takes half a gigabyte and may abort. Here it can take nothing with it but this
process. SETUP is JSON (`wire.Setup`). Requests come on stdin, replies go to stdout (`wire.py`).
"""

import os
import signal
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import msgspec

from hotline.parent_process import end_with_parent

from . import wire
from .engine import AudioUnreadableError, Engine, ModelUnusableError
from .names import Names, read_names
from .priority import be_the_first_to_go
from .scribe import Scribe

_encoder = msgspec.json.Encoder()


def main(arguments: list[str]) -> None:
    """Serve until stdin ends."""
    (text,) = arguments
    setup = msgspec.json.decode(text, type=wire.Setup)
    folders = {language: Path(folder) for language, folder in setup.models.items()}
    serve_stdin(Scribe(_engine(setup.engine, folders), _names(setup.words), setup.min_word_confidence))


def _names(files: dict[str, str]) -> dict[str, Names]:
    """Read the lists of names. One that vanished since the start is told, and done without."""
    names = {}
    for language, file in files.items():
        try:
            names[language] = read_names(Path(file))
        except (OSError, UnicodeDecodeError) as error:
            print(f"names for {language} cannot be read: {error}", file=sys.stderr, flush=True)
    return names


def _engine(name: str, folders: dict[str, Path]) -> Engine:
    # Only the engine that is wanted costs time and memory.
    if name == "faster-whisper":
        from .whisper_engine import WhisperEngine  # noqa: PLC0415

        return WhisperEngine(folders)
    from .vosk_engine import VoskEngine  # noqa: PLC0415

    return VoskEngine(folders)


def serve_stdin(engine: Engine) -> None:
    """Answer the requests of the process that started us, and do not outlive it."""
    be_the_first_to_go()
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the worker, which ends us
    with os.fdopen(os.dup(1), "wb") as replies:
        os.dup2(2, 1)  # whatever the engine prints goes to the log
        serve(engine, sys.stdin.buffer, replies)


def serve(engine: Engine, requests: Iterable[bytes], replies: BinaryIO) -> None:
    """Answer each request, in order."""
    for line in requests:
        for reply in answer(engine, msgspec.json.decode(line, type=wire.Request)):
            replies.write(_encoder.encode(reply) + b"\n")
            replies.flush()


def answer(engine: Engine, request: wire.Request) -> Iterable[wire.Reply]:
    """Yield the replies to a request."""
    try:
        engine.load(request.language)
    except ModelUnusableError as error:
        yield wire.NoModel(str(error))
        return
    yield wire.Loaded()
    if request.path is None:
        return
    try:
        yield wire.Written(engine.transcribe(Path(request.path), request.language))
    except AudioUnreadableError as error:
        yield wire.Failed(str(error))
    except Exception as error:
        yield wire.Failed(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main(sys.argv[1:])
