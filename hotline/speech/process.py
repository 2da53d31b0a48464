"""The process in which a recogniser lives: one language, a thread per caller (Vosk releases the GIL).

    python -m hotline.speech.process FOLDER

Messages come on stdin and go to stdout (`wire.py`). Here the engine can print, take half a gigabyte or abort, and takes
nothing with it but this process.
"""

import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec

from hotline.parent_process import end_with_parent

from .utterance import Utterance
from .wire import Decoder, Kind, encode

#: Messages that wait for one caller's thread; then stdin waits, and the controller sees that we are stuck.
MOST_WAITING = 500


class Recogniser(Protocol):
    """Listens to one caller."""

    def hear(self, samples: bytes) -> Utterance | None:
        """Take samples; return what was said when it is over."""

    def finish(self) -> Utterance:
        """Return what was said until now."""


class Model(Protocol):
    """Makes recognisers."""

    def recogniser(self, phrases: Sequence[str]) -> Recogniser:
        """Return a recogniser for these phrases; raises whatever hinders it."""


Answer = Callable[[Kind, bytes], None]


class Session(threading.Thread):
    """One caller."""

    def __init__(self, model: Model, phrases: Sequence[str], answer: Answer) -> None:
        super().__init__(daemon=True)
        self._model = model
        self._phrases = phrases
        self._answer = answer
        self._waiting: queue.Queue[tuple[Kind, bytes]] = queue.Queue(MOST_WAITING)

    def take(self, kind: Kind, payload: bytes) -> None:
        """Hand a message to the thread; waits where the thread does not keep up."""
        self._waiting.put((kind, payload))

    def run(self) -> None:
        """Serve one caller; what goes wrong ends this session only."""
        try:
            self._listen(self._model.recogniser(self._phrases))
        except Exception as error:
            self._answer(Kind.FAILED, f"{type(error).__name__}: {error}".encode())

    def _listen(self, recogniser: Recogniser) -> None:
        while True:
            kind, samples = self._waiting.get()
            if kind is Kind.DROP:
                return
            if kind is Kind.FINISH:
                self._answer(Kind.UTTERANCE, msgspec.json.encode(recogniser.finish()))
                return
            utterance = recogniser.hear(samples)
            if utterance is not None:
                self._answer(Kind.UTTERANCE, msgspec.json.encode(utterance))


def serve(model: Model, requests: BinaryIO, replies: BinaryIO) -> None:
    """Serve until stdin ends."""
    lock = threading.Lock()

    def send(session: int, kind: Kind, payload: bytes = b"") -> None:
        with lock:
            replies.write(encode(session, kind, payload))
            replies.flush()

    sessions: dict[int, Session] = {}
    decoder = Decoder()
    send(0, Kind.READY)
    while data := os.read(requests.fileno(), 65536):
        for number, kind, payload in decoder.feed(data):
            if kind is Kind.OPEN:
                phrases = msgspec.json.decode(payload, type=list[str])
                answer = _answerer(send, number)
                sessions[number] = Session(model, phrases, answer)
                sessions[number].start()
            elif (session := sessions.get(number)) is not None and session.is_alive():
                session.take(kind, payload)
            if kind in {Kind.FINISH, Kind.DROP}:
                sessions.pop(number, None)


def _answerer(send: Callable[[int, Kind, bytes], None], number: int) -> Answer:
    return lambda kind, payload: send(number, kind, payload)


def serve_stdin(load: Callable[[], Model]) -> None:
    """Load the model and serve whoever started us; do not outlive it."""
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the controller, which ends us
    with os.fdopen(os.dup(1), "wb") as replies:
        os.dup2(2, 1)  # whatever the engine prints goes to the log
        serve(load(), sys.stdin.buffer, replies)


def main(arguments: list[str]) -> None:
    """Serve with the model of a folder."""
    from .vosk_recogniser import VoskModel  # noqa: PLC0415 - the controller imports this module's neighbours

    (folder,) = arguments
    serve_stdin(lambda: VoskModel(Path(folder)))


if __name__ == "__main__":
    main(sys.argv[1:])
