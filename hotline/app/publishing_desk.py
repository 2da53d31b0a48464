"""Settings as the administration's page asks for them: JSON out, problems in words."""

import asyncio
import functools
import os
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

import msgspec

from hotline.administration import said
from hotline.administration.edits import Edit, with_edits
from hotline.administration.files import CONFIGURATION, MENUS, SettingsFile
from hotline.administration.shown import shown, text_difference
from hotline.administration.store import DraftChangedError, Version
from hotline.clock import Clock
from hotline.config import Agent, Hours, Queue, Section
from hotline.config.cases import Category, Department
from hotline.config.environment import read_environment
from hotline.config.loader import Loaded
from hotline.crm_bridge.citizen_words.templates import LANGUAGES, OURS, TEMPLATE
from hotline.desk.problem_json import ProblemError
from hotline.problems import ConfigurationError, Problem, key_text

from .publishing import Look, Published, Publishing, PublishingError, RefusedError
from .publishing_check import file_of
from .publishing_drawing import DrawingError, drawing
from .publishing_opening import opening

Json = Mapping[str, object]
R = TypeVar("R")

#: Tables that the page edits; no other one leaves the server, since it may hold secrets.
TABLES: Mapping[str, type[Section]] = {
    "queues": Queue,
    "agents": Agent,
    "hours": Hours,
    "departments": Department,
    "categories": Category,
}

#: Further tables of which the page needs the names.
NAMES = ("outside", "numbers")


#: The folder of recordings, which the page can name once.
RECORDINGS = ("prompts", "recordings")


class SettingsDesk:
    """What the routes ask."""

    def __init__(self, publishing: Publishing, running: Callable[[], Loaded], clock: Clock) -> None:
        self._publishing = publishing
        self._running = running
        self._clock = clock

    async def state(self, user: str) -> Json:
        """Return values, draft, problems and what a publishing would do."""
        return await self._told(user, await _in_words(self._publishing.look(user)))

    async def schema(self) -> Json:
        """Return which keys the tables have."""
        return {name: model.model_json_schema() for name, model in TABLES.items()}

    async def edit(self, user: str, version: int, file: str, path: tuple[str, ...], value: object) -> Json:
        """Put a value into the draft."""
        if file == CONFIGURATION and path[:1] not in [(name,) for name in TABLES] and path != RECORDINGS:
            raise ProblemError(403, "Forbidden", "This key is changed in the file, not here.", code="by hand")
        wanted = Edit(file=file, path=path, after=value)
        return await self._told(user, await _in_words(self._publishing.edit(user, version, wanted)))

    async def resolve(self, user: str, version: int, file: str, path: tuple[str, ...], *, mine: bool) -> Json:
        """Decide a conflict."""
        wanted = Edit(file=file, path=path)
        look = await _in_words(self._publishing.resolve(user, version, wanted, mine=mine))
        return await self._told(user, look)

    async def discard(self, user: str, version: int) -> Json:
        """Empty the draft."""
        return await self._told(user, await _in_words(self._publishing.discard(user, version)))

    async def difference(self, user: str) -> Json:
        """Return what a publishing would change in the files."""
        look = await _in_words(self._publishing.look(user))
        return {
            "files": {
                key: text_difference(look.files[key].text, text, look.files[key].path.name)
                for key, text in look.checked.texts.items()
            }
        }

    async def publish(self, user: str, version: int, by: str, note: str) -> Json:
        """Publish the draft."""
        return _done(await _in_words(self._publishing.publish(user, version, by, note)))

    async def history(self) -> Json:
        """Return what was published."""
        return {"versions": [_version(one) for one in await self._publishing.history()]}

    async def version(self, number: int) -> Json:
        """Return what one version changed."""
        found = await _in_words(self._publishing.version(number))
        return {
            **_version(found),
            "files": {key: text_difference(one.before, one.after, key) for key, one in found.files.items()},
        }

    async def undo(self, number: int, by: str) -> Json:
        """Take a version back."""
        return _done(await _in_words(self._publishing.undo(number, by)))

    async def drawing(self, user: str, language: str) -> bytes:
        """Return the menus of the draft as SVG."""
        look = await _in_words(self._publishing.look(user))
        loaded, files = look.checked.loaded, look.checked.files
        if loaded is None or files is None:
            raise ProblemError(409, "Conflict", "The menus are drawn when nothing is wrong with the draft.")
        try:
            return await asyncio.to_thread(drawing, loaded, files, language)
        except DrawingError as error:
            raise ProblemError(503, "Service Unavailable", str(error)) from None

    async def opening(self, user: str, hours: str) -> Json:
        """Return when these hours of the draft are open."""
        look = await _in_words(self._publishing.look(user))
        loaded = look.checked.loaded
        if loaded is None or hours not in loaded.config.hours:
            raise ProblemError(409, "Conflict", "The preview is there when nothing is wrong with the draft.")
        return await asyncio.to_thread(opening, loaded, hours, self._clock())

    async def _told(self, user: str, look: Look) -> Json:
        checked, running = look.checked, self._running()
        others = [draft for draft in await self._publishing.drafts() if draft.user != user]
        return {
            "draft": {
                "version": look.draft.version,
                "changed_at": look.draft.changed_at,
                "edits": [_edit(one) for one in look.applied],
                "conflicts": [_edit(one) for one in look.conflicts],
            },
            "values": _values(look),
            "languages": list(running.config.node.languages),
            "problems": [_problem(look.files, one) for one in checked.problems],
            "warnings": [_problem(look.files, one) for one in checked.warnings],
            "at_once": list(checked.at_once),
            "at_next_start": list(checked.at_next_start),
            "others": [
                {"user": one.user, "changes": len(one.edits), "changed_at": one.changed_at} for one in others
            ],
            "files": {key: {"path": str(one.path), "hindrance": one.hindrance} for key, one in look.files.items()},
            "ours": _words_of_ours(),
            "fixed": {
                key_text(path): name for path, (name, _) in read_environment(os.environ)[0].items()
            },
        }  # fmt: skip


async def _in_words(work: Awaitable[R]) -> R:
    """Do it; what goes wrong becomes a problem for people."""
    try:
        return await work
    except DraftChangedError:
        detail = "Your draft was changed in another window: look at it again."
        raise ProblemError(409, "Draft Changed", detail, code="draft changed") from None
    except RefusedError as error:
        raise ProblemError(422, "Unprocessable Content", str(error), code=error.code) from None
    except PublishingError as error:
        raise ProblemError(409, "Conflict", _sentence(str(error)), code=error.code) from None
    except ConfigurationError as error:
        raise ProblemError(409, "Configuration Broken", str(error), code="broken files") from None
    except OSError as error:
        detail = f"The files cannot be written: {error.strerror or error}."
        raise ProblemError(507, "Insufficient Storage", detail, code="disk") from None


@functools.cache
def _words_of_ours() -> Json:
    """Return the words to citizens that come with the hotline, by the key of the file that takes their place."""
    return {
        f"words.{language}.{file.name.removesuffix(TEMPLATE)}": file.read_text(encoding="utf-8").strip()
        for language in LANGUAGES
        for file in sorted((OURS / language).glob(f"*{TEMPLATE}"))
    }


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def _values(look: Look) -> Json:
    """Return what the page edits, as the draft wants it; words to citizens as their texts."""
    values: dict[str, object] = {}
    for key, file in look.files.items():
        data = with_edits(file.data, [edit for edit in look.applied if edit.file == key])
        if key == CONFIGURATION:
            values[key] = {name: data.get(name, {}) for name in TABLES} | {
                name: {one: {} for one in data.get(name, {})} for name in NAMES
            }
        elif key == MENUS or key.startswith("words."):
            values[key] = data
        else:
            values[key] = (data or {}).get("prompts", {})
    return values


def _problem(files: Mapping[str, SettingsFile], problem: Problem) -> Json:
    return {
        "file": file_of(files, problem), "key": problem.key, "line": problem.line,
        "what": problem.what, "fault": _apart(said.fault(problem.what)),
        "remedy": problem.remedy, "advice": _apart(said.remedy(problem.remedy)),
    }  # fmt: skip


def _apart(one: said.Said | None) -> Json | None:
    return None if one is None else one._asdict()


def _edit(edit: Edit) -> Json:
    one = shown(edit)
    return {**msgspec.to_builtins(one), "key": key_text(one.path) or one.file}


def _version(version: Version) -> Json:
    return {
        "id": version.id, "at": version.at, "by": version.by, "note": version.note, "undoes": version.undoes,
        "changes": [_edit(one) for one in version.edits],
    }  # fmt: skip


def _done(published: Published) -> Json:
    return {
        "version": published.version, "at_once": list(published.at_once),
        "at_next_start": list(published.at_next_start), "trouble": published.trouble,
    }  # fmt: skip
