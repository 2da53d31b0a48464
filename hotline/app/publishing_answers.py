"""What publishing answers: a draft over the files, what was done, and why something was not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hotline.administration import store
from hotline.administration.edits import Edit
from hotline.administration.files import SettingsFile
from hotline.problems import key_text

from .publishing_check import Checked


class PublishingError(Exception):
    """It was not published; nothing has changed. The words are for people, the code is for pages with other words."""

    def __init__(self, words: str, code: str) -> None:
        self.code = code
        super().__init__(words)


class ConflictError(PublishingError):
    """Somebody else has changed the same keys meanwhile."""

    def __init__(self, conflicts: Sequence[Edit]) -> None:
        self.conflicts = tuple(conflicts)
        keys = ", ".join(key_text(edit.path) or edit.file for edit in conflicts)
        super().__init__(f"somebody else has changed {keys} meanwhile", "conflict")


class RefusedError(PublishingError):
    """The checks found something."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        super().__init__("\n".join(str(problem) for problem in checked.problems), "wrong settings")


@dataclass(frozen=True, slots=True)
class Look:
    """A draft over the files as they are now."""

    files: Mapping[str, SettingsFile]
    draft: store.Draft
    applied: tuple[Edit, ...]
    conflicts: tuple[Edit, ...]
    checked: Checked


@dataclass(frozen=True, slots=True)
class Published:
    """What was done."""

    version: int
    at_once: Sequence[str]
    at_next_start: Sequence[str]
    #: Why it is not served yet, though it is in the files; None: it is.
    trouble: str | None = None
