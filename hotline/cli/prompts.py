"""`hotline prompts`: what the hotline says."""

import time
from pathlib import Path

import typer
from rich.console import Console

from hotline.prompts.catalogue import load_catalogues
from hotline.prompts.errors import CatalogueError, RenderError
from hotline.prompts.render import RenderReport, render

from .common import ConfigOption, fail, load_or_exit
from .progress import prompts_bar

app = typer.Typer(help="What the hotline says.", no_args_is_help=True)


@app.callback()
def prompts() -> None:
    """What the hotline says."""


@app.command("render")
def render_prompts(config: ConfigOption = None) -> None:
    """Make the sound files of all prompts; what has not changed is kept."""
    loaded = load_or_exit(config)
    console = Console(highlight=False)
    begun = time.perf_counter()
    try:
        catalogues = load_catalogues(loaded.config.node.languages, loaded.config.prompts.catalogue)
        with prompts_bar(console) as told:
            report = render(loaded.config, loaded.paths, catalogues, told)
    except CatalogueError as error:
        fail(str(error), status=2)
    except (RenderError, OSError) as error:
        fail(str(error))
    console.print(summary(report, loaded.paths.sounds, time.perf_counter() - begun), markup=False)


def summary(report: RenderReport, sounds: Path, seconds: float) -> str:
    """Return the last line that the operator reads."""
    return f"{report.made} made, {report.kept} unchanged, in {seconds:.1f} s: {sounds}"
