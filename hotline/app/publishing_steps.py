"""What publishing does with files: read what they say, find what they said before."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from hotline.administration import store
from hotline.administration.edits import Edit, Value
from hotline.administration.files import SettingsFile
from hotline.administration.switch import WrittenFile
from hotline.administration.toml_text import EditError

from .publishing_answers import PublishingError


def data_of(files: Mapping[str, SettingsFile]) -> dict[str, Value]:
    """Return what each file says. Raises `ConfigurationError`."""
    return {key: one.data for key, one in files.items()}


def make_folder(path: Path) -> None:
    """Make a folder that is not there yet. Raises `PublishingError`."""
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise PublishingError(f"{path} cannot be made: {error.strerror or error}", "disk") from None


def written_files(
    files: Mapping[str, SettingsFile], texts: Mapping[str, str | None]
) -> dict[str, WrittenFile]:
    """Return the texts as a version keeps them: before and after."""
    return {
        key: WrittenFile(path=str(files[key].path), before=files[key].text, after=text)
        for key, text in texts.items()
    }


def texts_before(
    version: store.Version, files: Mapping[str, SettingsFile], edits: Sequence[Edit]
) -> dict[str, str | None]:
    """Return the texts without a version: to the letter as before, where nobody has touched the file since."""
    texts: dict[str, str | None] = {}
    for key, written in version.files.items():
        mine = [edit for edit in edits if edit.file == key]
        if key in files and files[key].text == written.after:
            texts[key] = written.before
        elif mine:
            try:
                texts[key] = files[key].edited(mine)
            except EditError as error:
                raise PublishingError(str(error), "by hand") from None
    return texts
