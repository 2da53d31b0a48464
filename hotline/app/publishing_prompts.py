"""Prompts for the administration's page: what there is, a new take, an earlier one again.

A take counts at once, without a draft: it is checked as the studio's are, kept with the recordings, and rendered.
"""

import asyncio
import io
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import soundfile as sf
import structlog

from hotline.clock import Clock
from hotline.config.loader import Loaded
from hotline.desk.problem_json import ProblemError
from hotline.events import PromptTakeChanged
from hotline.files import replace_file
from hotline.journal import Journal
from hotline.paths import Paths
from hotline.problems import Problem
from hotline.prompts.catalogue import Catalogue, load_catalogues
from hotline.prompts.errors import RenderError
from hotline.prompts.render import render
from hotline.prompts.studio import LONGEST_SECONDS, SUFFIXES
from hotline.prompts.studio_import import look_at, take_over

log = structlog.get_logger()

#: As `studio_import` names the folder of takes that were replaced.
REPLACED = ".replaced"

#: More is no studio's recording of one voice, but would fill the memory.
MOST_CHANNELS, HIGHEST_RATE = 8, 192_000

#: Formats that are kept as they are; others that libsndfile reads are kept as FLAC.
_KEPT = {"WAV": ".wav", "WAVEX": ".wav", "RF64": ".wav", "FLAC": ".flac"}


class PromptDesk:
    """What the routes ask."""

    def __init__(
        self, running: Callable[[], Loaded], paths: Paths, journal: Journal, clock: Clock, *,
        make_sounds: Callable[[Loaded], None] | None = None,
    ) -> None:  # fmt: skip
        """`running` reads the files as they are now; `make_sounds` is `render` when not given."""
        self._running = running
        self._make_sounds = make_sounds or self._render_all
        self._paths = paths
        self._journal = journal
        self._clock = clock
        #: Two takes of one prompt one after the other; rendering is not made for two at a time.
        self._turn = asyncio.Lock()

    async def all(self, _user: str) -> Mapping[str, object]:
        """Return all prompts of all languages."""
        return await asyncio.to_thread(self._all)

    def _all(self) -> Mapping[str, object]:
        folder, catalogues = self._recordings(), self._catalogues()
        prompts = {
            language: [self._told(folder, catalogue, name) for name in sorted(catalogue.texts)]
            for language, catalogue in catalogues.items()
        }
        return {"prompts": prompts, "recordings": None if folder is None else str(folder)}

    def _told(self, folder: Path | None, catalogue: Catalogue, name: str) -> Mapping[str, object]:
        one, language = catalogue.texts[name], catalogue.language
        sound = self._paths.sounds / language / f"{name}.wav"
        state = "synthetic" if sound.is_file() else "text"
        if _recording(folder, language, name) is not None:
            state = "studio"
        return {"name": name, "text": one.text, "note": one.note, "state": state, "ours": one.ours}

    async def audio(self, language: str, prompt: str) -> Path:
        """Return the sound that callers hear."""
        await asyncio.to_thread(self._known, language, prompt)
        return self._paths.sounds / language / f"{prompt}.wav"

    async def takes(self, language: str, prompt: str) -> Mapping[str, object]:
        """Return the takes of a prompt, the newest first."""
        await asyncio.to_thread(self._known, language, prompt)
        folder = self._recordings()
        takes = [] if folder is None else await asyncio.to_thread(_earlier, folder, language, prompt)
        recorded = _recording(folder, language, prompt) is not None
        return {
            "recorded": recorded,
            "takes": [{"name": one.name, "at": one.stat().st_mtime} for one in takes],
        }

    async def record(self, language: str, prompt: str, content: bytes, by: str) -> Mapping[str, object]:
        """Take a recording over."""
        async with self._turn:
            notes = await asyncio.to_thread(self._take, language, prompt, content)
            await self._tell(language, prompt, by, "recorded")
        return {"notes": notes}

    async def back(self, language: str, prompt: str, take: str | None, by: str) -> Mapping[str, object]:
        """Have callers hear an earlier take, or the synthetic voice."""
        async with self._turn:
            await asyncio.to_thread(self._back, language, prompt, take)
            await self._tell(language, prompt, by, "synthetic" if take is None else "earlier")
        return await self.takes(language, prompt)

    def _back(self, language: str, prompt: str, take: str | None) -> None:
        self._known(language, prompt)
        folder = self._folder()
        if take is not None:
            found = next((one for one in _earlier(folder, language, prompt) if one.name == take), None)
            if found is None:
                raise ProblemError(404, "Not Found", "There is no such take.")
            self._take(language, prompt, found.read_bytes())
            return
        now = _recording(folder, language, prompt)
        if now is None:
            raise ProblemError(409, "Conflict", "The synthetic voice says it already.")
        attic = folder / REPLACED / language
        attic.mkdir(parents=True, exist_ok=True)
        stamp = datetime.fromtimestamp(self._clock(), UTC)
        replace_file(attic / f"{prompt}.{stamp:%Y%m%dT%H%M%S}{now.suffix}", now.read_bytes())
        now.unlink()
        self._render()

    def _take(self, language: str, prompt: str, content: bytes) -> list[str]:
        """Check a take, keep it and make its sound; return what somebody should listen to."""
        catalogue, folder = self._known(language, prompt), self._folder()
        with tempfile.TemporaryDirectory() as name:
            given = Path(name) / language
            given.mkdir()
            suffix, audio = _readable(content)
            (given / f"{prompt}{suffix}").write_bytes(audio)
            delivery = look_at({language: given}, {language: catalogue}, folder)
            if delivery.refused:
                raise ProblemError(422, "Unprocessable Content", "\n".join(map(_words, delivery.refused)))
            stamp = datetime.fromtimestamp(self._clock(), UTC)
            try:
                take_over(delivery, {language: catalogue}, folder, stamp)
            except OSError as error:
                detail = f"The recording cannot be kept: {error.strerror or error}."
                raise ProblemError(507, "Insufficient Storage", detail) from None
        self._render()
        return [_words(one) for one in delivery.noted]

    def _render(self) -> None:
        try:
            self._make_sounds(self._running())
        except (RenderError, OSError) as error:
            log.error("administration: prompts cannot be rendered", problem=str(error))
            raise ProblemError(503, "Service Unavailable", f"The sounds cannot be made: {error}") from None

    def _render_all(self, loaded: Loaded) -> None:
        render(loaded.config, self._paths, self._catalogues())

    async def _tell(self, language: str, prompt: str, by: str, what: str) -> None:
        fact = PromptTakeChanged(at=self._clock(), language=language, prompt=prompt, by=by, what=what)  # type: ignore[arg-type]
        await self._journal.commit([fact])

    def _known(self, language: str, prompt: str) -> Catalogue:
        catalogue = self._catalogues().get(language)
        if catalogue is None or prompt not in catalogue.texts:
            raise ProblemError(404, "Not Found", "There is no such prompt.")
        return catalogue

    def _catalogues(self) -> dict[str, Catalogue]:
        config = self._running().config
        return load_catalogues(config.node.languages, config.prompts.catalogue)

    def _recordings(self) -> Path | None:
        return self._running().config.prompts.recordings

    def _folder(self) -> Path:
        folder = self._recordings()
        if folder is None:
            detail = (
                "No folder for recordings is named: set `prompts.recordings` and start the hotline again."
            )
            raise ProblemError(409, "Conflict", detail)
        return folder


def _readable(content: bytes) -> tuple[str, bytes]:
    """Return ending and content of a file that the studio's check reads; raises `ProblemError` for what is no audio.

    What it claims to hold is looked at before it is unpacked: a few kilobytes of FLAC can hold hours of silence.
    """
    try:
        info = sf.info(io.BytesIO(content))
        if info.duration > LONGEST_SECONDS or info.channels > MOST_CHANNELS or info.samplerate > HIGHEST_RATE:
            raise _too_much(info.duration, info.channels, info.samplerate)
        if info.format in _KEPT:
            return _KEPT[info.format], content
        sound, rate = sf.read(io.BytesIO(content), always_2d=True)
        flac = io.BytesIO()
        sf.write(flac, sound, rate, format="FLAC", subtype="PCM_24")
        return ".flac", flac.getvalue()
    except (sf.LibsndfileError, RuntimeError, ValueError, OSError):
        detail = "This is no audio that can be read: save it as WAV, FLAC or OGG."
        raise ProblemError(422, "Unprocessable Content", detail) from None


def _too_much(seconds: float, channels: int, rate: int) -> ProblemError:
    detail = (
        f"The recording has {seconds:.0f} s, {channels} channels and {rate} Hz: "
        f"a prompt has at most {LONGEST_SECONDS:g} s, {MOST_CHANNELS} channels and {HIGHEST_RATE} Hz."
    )
    return ProblemError(422, "Unprocessable Content", detail)


def _recording(folder: Path | None, language: str, prompt: str) -> Path | None:
    if folder is None:
        return None
    files = (folder / language / f"{prompt}{suffix}" for suffix in sorted(SUFFIXES))
    return next((file for file in files if file.is_file()), None)


def _earlier(folder: Path, language: str, prompt: str) -> list[Path]:
    attic = folder / REPLACED / language
    found = [one for one in attic.glob(f"{prompt}.*") if one.suffix in SUFFIXES] if attic.is_dir() else []
    return sorted(found, key=lambda one: one.name, reverse=True)


def _words(problem: Problem) -> str:
    return f"The recording {problem.what}. {problem.remedy}".strip()
