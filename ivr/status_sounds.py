"""Speaks texts that no catalogue has (a department's title, a note for the citizen) while calls go on.

The synthetic voice works in threads of its own, so no call waits for another one's text, and the text is known by its
contents: what was spoken once is not made again. The sounds lie beside those of the catalogues:

    <sounds>/spoken/<hash of language, voice and text>/<language>.wav and its other formats

A text becomes its folder in one step, so that a process that dies leaves no half of it. Those that were not heard for
longest go when all together are larger than `MOST_BYTES`.
"""

import asyncio
import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import structlog

from hotline.prompts.announcement import Spoken, render_announcement
from hotline.prompts.catalogue import Voice

#: Below the folder of sounds.
FOLDER = "spoken"

#: A caller waits no longer for a text, seconds; it goes on being made, for the next one.
PATIENCE_SECONDS = 3.0

#: All sounds together: about an hour of speech in all formats.
MOST_BYTES = 150_000_000

#: Texts that are made at the same time.
WORKERS = 2

#: Texts that may wait to be made; callers are told that there is no time for more.
MOST_WAITING = 20

#: A folder that is being made is left alone for so long, seconds.
MAKING_SECONDS = 300.0

_MAKING = ".making-"

#: Makes the sounds of a text in a new folder.
Render = Callable[[Path, Spoken, Mapping[str, Voice]], None]

log = structlog.get_logger()


class SpokenTexts:
    """The voice for other texts."""

    def __init__(self, sounds: Path, voices: Mapping[str, Voice], *, patience: float = PATIENCE_SECONDS,
                 render: Render = render_announcement) -> None:  # fmt: skip
        """`sounds` is the folder of sounds."""
        self._folder = sounds / FOLDER
        self._voices = voices
        self._patience = patience
        self._render = render
        self._threads = ThreadPoolExecutor(WORKERS, thread_name_prefix="speech")
        self._making: dict[str, asyncio.Future[str | None]] = {}

    def prepare(self, language: str, text: str) -> None:
        """Begin to make the sound, so that it is there when it is wanted."""
        self._begin(language, text)

    async def sound(self, language: str, text: str) -> str | None:
        """Return the sound, relative to the folder of sounds; None where it cannot be made in time."""
        making = self._begin(language, text)
        if making is None:
            return None
        done, _ = await asyncio.wait([making], timeout=self._patience)
        if not done:
            log.warning("a text took too long to be spoken", letters=len(text), language=language)
        return making.result() if done and not making.cancelled() else None

    def close(self) -> None:
        """Make no more; what is being made is finished or left, whichever is quicker."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _begin(self, language: str, text: str) -> asyncio.Future[str | None] | None:
        voice = self._voices.get(language)
        if voice is None:
            return None
        name = _name(language, voice, text)
        making = self._making.get(name)
        if making is None:
            if len(self._making) >= MOST_WAITING:
                return None
            work = asyncio.get_running_loop().run_in_executor(self._threads, self._make, name, language, text)
            making = self._making[name] = work
            making.add_done_callback(lambda _: self._making.pop(name, None))
        return making

    # --- in a thread ---

    def _make(self, name: str, language: str, text: str) -> str | None:
        """Return the sound, made now or before; None where it cannot be made."""
        folder = self._folder / name
        try:
            if not folder.is_dir():
                self._make_folder(folder, language, text)
                self._forget_old(folder)
            os.utime(folder)
        except Exception as error:  # whatever the voice does, the caller hears the rest
            # The text itself may be personal: it is not logged, nor what the voice says of it.
            log.error(
                "a text cannot be spoken", letters=len(text), language=language, problem=type(error).__name__
            )
            return None
        return f"{FOLDER}/{name}/{language}"

    def _make_folder(self, folder: Path, language: str, text: str) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        making = self._folder / f"{_MAKING}{secrets.token_hex(8)}"
        self._render(making, Spoken({language: text}), {language: self._voices[language]})
        try:
            making.rename(folder)
        except OSError:
            shutil.rmtree(making, ignore_errors=True)
            if not folder.is_dir():  # else another process made the same
                raise

    def _forget_old(self, newest: Path) -> None:
        """Remove what was not heard for longest, until the rest is small enough; `newest` stays."""
        now = time.time()
        known: list[tuple[float, int, Path]] = []
        for folder in self._folder.iterdir():
            try:
                age = now - folder.stat().st_mtime
                size = sum(file.stat().st_size for file in folder.iterdir())
            except FileNotFoundError:  # another thread renamed it, or forgot it
                continue
            if folder.name.startswith(_MAKING) and age > MAKING_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)
            elif not folder.name.startswith(_MAKING) and folder != newest:
                known.append((age, size, folder))
        room = MOST_BYTES
        for _, size, folder in sorted(known):
            room -= size
            if room < 0:
                shutil.rmtree(folder, ignore_errors=True)


def _name(language: str, voice: Voice, text: str) -> str:
    said = "\0".join((language, repr(voice), text))
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()
