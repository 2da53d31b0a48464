"""Makes the sounds of a surge announcement that a supervisor has typed, as `hotline surge on` does."""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.desk.wall.ports import RefusedError
from hotline.prompts.announcement import Spoken, remove_older, render_announcement
from hotline.prompts.catalogue import load_catalogues
from hotline.prompts.errors import RenderError

from .surge import FOLDER

#: Letters of an announcement in one language.
LONGEST_TEXT = 1000


class SurgeSounds:
    """Renders in a thread, so that calls go on meanwhile."""

    def __init__(self, sounds: Path, current: Callable[[], Configuration], clock: Clock) -> None:
        """`sounds` is the folder of sounds."""
        self._sounds = sounds
        self._current = current
        self._clock = clock
        self._one_at_a_time = asyncio.Lock()

    async def order(self, texts: Mapping[str, str], minutes: float, *, instead: bool) -> Mapping[str, object]:
        """Return the arguments of `surge-on`, for sounds that are there. Raises `RefusedError`."""
        languages = self._current().node.languages
        said = {language: text.strip() for language, text in texts.items() if text.strip()}
        for language in languages:
            if language not in said:
                raise RefusedError(f"nothing is said in `{language}`, which callers may choose")
        for language, text in said.items():
            if language not in languages:
                raise RefusedError(f"`{language[:10]}` is not offered to callers")
            if len(text) > LONGEST_TEXT:
                raise RefusedError(f"an announcement has at most {LONGEST_TEXT} letters")
        now = self._clock()
        name = f"{datetime.fromtimestamp(now, UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
        async with self._one_at_a_time:
            await asyncio.to_thread(self._render, name, said, now)
        sounds = {language: f"{FOLDER}/{name}/{language}" for language in languages}
        return {"sounds": sounds, "until": now + 60 * minutes, "instead": instead, "texts": said}

    def _render(self, name: str, texts: Mapping[str, str], now: float) -> None:
        config, folder = self._current(), self._sounds / FOLDER
        catalogues = load_catalogues(config.node.languages, config.prompts.catalogue)
        voices = {language: catalogue.voice for language, catalogue in catalogues.items()}
        try:
            render_announcement(folder / name, Spoken(texts), voices)
            remove_older(folder, {name}, now)
        except (RenderError, OSError) as error:
            raise RefusedError(f"the announcement cannot be spoken: {error}") from None
