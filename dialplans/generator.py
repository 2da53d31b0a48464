"""Renders every .conf file of Asterisk from the configuration.

The templates lie in `dialplans/` (extensions.conf and its parts) and `asterisk-conf/` (all others).
Whatever they write goes through `hotline.asterisk.escaping`; a name that nobody gave them is an error.
"""

from collections.abc import Callable, Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import jinja2

from hotline.asterisk.escaping import UnsafeValueError, conf_value, dialplan_value
from hotline.asterisk.program import AsteriskProgram
from hotline.config import Configuration
from hotline.files import replace_file
from hotline.paths import Paths
from hotline.secrets import Secrets

from .view import RenderError, view

#: Files with passwords.
SECRET_FILES = frozenset({"pjsip.conf", "manager.conf"})

#: Folder of templates, and how their values are written.
_SOURCES: tuple[tuple[str, Callable[[object], str]], ...] = (
    ("asterisk-conf", conf_value),
    ("dialplans", dialplan_value),
)


def render_all(
    config: Configuration, paths: Paths, secrets: Secrets, program: AsteriskProgram
) -> dict[str, str]:
    """Return every .conf file's text by its name. Raises `RenderError` with key and remedy."""
    variables = view(config, paths, secrets, program)
    rendered: dict[str, str] = {}
    with as_file(files("hotline")) as package:
        for folder, write in _SOURCES:
            rendered.update(render_folder(package / folder, write, variables))
    return dict(sorted(rendered.items()))


def write_all(rendered: Mapping[str, str], folder: Path) -> None:
    """Write the files, each as a whole, closed to other users. Raises `OSError`.

    A file that already has this content keeps its time, so that a reload of Asterisk skips it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, text in rendered.items():
        path = folder / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            path.chmod(0o600)
        else:
            replace_file(path, text.encode())


def render_folder(
    folder: Path, write: Callable[[object], str], variables: Mapping[str, Any]
) -> Mapping[str, str]:
    """Return the texts of a folder's templates by file; `write` turns each value into text. Raises `RenderError`."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        finalize=write,
        autoescape=False,  # noqa: S701 -- this is no HTML; `finalize` escapes
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    rendered = {}
    for template in sorted(path.name for path in folder.glob("*.conf.j2")):
        try:
            text = environment.get_template(template).render(variables)
        except UnsafeValueError as error:
            raise RenderError(f"{template.removesuffix('.j2')}: {error}") from error
        rendered[template.removesuffix(".j2")] = text
    return rendered
