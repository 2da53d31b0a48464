"""Whether a draft could be served: the checks of the start and of a reload, over files that are not written yet."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hotline.administration.edits import Edit
from hotline.administration.files import CONFIGURATION, DraftFiles, SettingsFile
from hotline.administration.toml_text import EditError
from hotline.config.loader import Loaded
from hotline.crm_bridge.citizen_words.templates import Templates
from hotline.problems import ConfigurationError, Problem
from hotline.queue.dispatcher import Dispatcher

from .reload import check_servable
from .reload_plan import changed_keys, merged, waits_for_start
from .whole import load_whole

#: No file grows beyond this, letters.
MOST_LETTERS = 2_000_000

#: Files that count at once: sounds are made before publishing, words to citizens are read when they are sent.
SAID = ("prompts.", "words.")

#: Keys that the section `prompts` has in common with what waits for the start, but that publishing follows by itself.
READ_AT_EACH_LOOK = ("prompts.catalogue", "prompts.recordings")


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of the check."""

    #: By file, its text with the edits; None: it goes.
    texts: Mapping[str, str | None]
    problems: Sequence[Problem] = ()
    warnings: Sequence[Problem] = ()
    #: None where there are problems.
    loaded: Loaded | None = None
    #: Keys that count at once, and from the next start on.
    at_once: Sequence[str] = ()
    at_next_start: Sequence[str] = ()
    #: What was read with the draft in the place of the files.
    files: DraftFiles | None = None


def check(
    files: Mapping[str, SettingsFile], edits: Sequence[Edit], running: Loaded, dispatcher: Dispatcher | None
) -> Checked:
    """Check a draft; everything that is wrong is in the answer. Takes a tenth of a second: not in the event loop."""
    try:
        texts = _texts(files, edits)
    except EditError as error:
        return Checked({}, [Problem(running.file, None, "", str(error))])
    return check_texts(files, texts, running, dispatcher)


def check_texts(
    files: Mapping[str, SettingsFile],
    texts: Mapping[str, str | None],
    running: Loaded,
    dispatcher: Dispatcher | None,
) -> Checked:
    """Do what `check` does, with texts."""
    draft = DraftFiles({files[key].path: text for key, text in texts.items()})
    problems = [*_too_long(files, texts), *_template_problems(files, texts)]
    try:
        read = load_whole(running.file, draft)
        wanted = merged(running, read)
        if dispatcher is not None:
            check_servable(running, wanted, read, dispatcher, draft)
    except ConfigurationError as error:
        return Checked(texts, [*error.problems, *problems])
    except OSError as error:
        return Checked(texts, [Problem(running.file, None, "", str(error.strerror or error)), *problems])
    if problems:
        return Checked(texts, problems)
    return Checked(
        texts,
        warnings=read.warnings,
        loaded=read,
        at_once=[*changed_keys(running, wanted), *(key for key in texts if key.startswith(SAID))],
        at_next_start=[
            key for key in waits_for_start(running.config, read.config) if key not in READ_AT_EACH_LOOK
        ],
        files=draft,
    )


def _texts(files: Mapping[str, SettingsFile], edits: Sequence[Edit]) -> dict[str, str | None]:
    touched = dict.fromkeys(edit.file for edit in edits)
    return {key: files[key].edited([edit for edit in edits if edit.file == key]) for key in touched}


def _too_long(files: Mapping[str, SettingsFile], texts: Mapping[str, str | None]) -> list[Problem]:
    return [
        Problem(files[key].path, None, "", f"would have {len(text):,} letters", "Write less.")
        for key, text in texts.items()
        if text is not None and len(text) > MOST_LETTERS
    ]


def _template_problems(files: Mapping[str, SettingsFile], texts: Mapping[str, str | None]) -> list[Problem]:
    """Try the words to citizens that the draft has, in a folder of their own."""
    words = {key: text for key, text in texts.items() if key.startswith("words.") and text is not None}
    if not words:
        return []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places: dict[Path, str] = {}
        for key, text in words.items():
            file = folder / files[key].path.parent.name / files[key].path.name
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
            places[file] = key
        return [
            Problem(files[places[one.file]].path, None, places[one.file], one.what)
            for one in Templates(folder).problems
        ]


def file_of(files: Mapping[str, SettingsFile], problem: Problem) -> str:
    """Return the key of the file in which something is wrong."""
    found = (key for key, one in files.items() if one.path == problem.file)
    return next(found, CONFIGURATION)
