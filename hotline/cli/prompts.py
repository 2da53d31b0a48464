"""`hotline prompts`: what the hotline says."""

import time
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from hotline.prompts.catalogue import load_catalogues
from hotline.prompts.errors import CatalogueError, RenderError
from hotline.prompts.render import RenderReport, render

from .common import ConfigOption, fail, load_or_exit

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
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("prompts", total=None)
            report = render(
                loaded.config,
                loaded.paths,
                catalogues,
                lambda done, total: bar.update(task, completed=done, total=total),
            )
    except CatalogueError as error:
        fail(str(error), status=2)
    except (RenderError, OSError) as error:
        fail(str(error))
    console.print(summary(report, loaded.paths.sounds, time.perf_counter() - begun), markup=False)


def summary(report: RenderReport, sounds: Path, seconds: float) -> str:
    """Return the last line that the operator reads."""
    return f"{report.made} made, {report.kept} unchanged, in {seconds:.1f} s: {sounds}"
