"""What publishing does with files: read what they say, find what they said before, replace them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from hotline.administration import store
from hotline.administration.edits import Edit, Value
from hotline.administration.files import SettingsFile, read_again, write
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
        raise PublishingError(f"{path} cannot be made: {error.strerror or error}") from None


def written_files(
    files: Mapping[str, SettingsFile], texts: Mapping[str, str | None]
) -> dict[str, store.WrittenFile]:
    """Return the texts as a version keeps them: before and after."""
    return {
        key: store.WrittenFile(path=str(files[key].path), before=files[key].text, after=text)
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
                raise PublishingError(str(error)) from None
    return texts


def write_all(files: Mapping[str, SettingsFile], texts: Mapping[str, str | None]) -> None:
    """Replace the files; where one cannot be, those before it are put back. Raises `OSError` and `PublishingError`."""
    now = read_again({key: files[key] for key in texts})
    moved = [one for key, one in now.items() if one.text != files[key].text]
    if moved:
        raise PublishingError(f"{moved[0].path} was changed this very moment: look at it, and publish again")
    done: list[str] = []
    try:
        for key, text in texts.items():
            write(files[key].path, text)
            done.append(key)
    except OSError:
        for key in done:
            write(files[key].path, files[key].text)
        raise
