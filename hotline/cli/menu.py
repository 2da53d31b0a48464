"""`hotline menu`: the menus, drawn."""

import shutil
import subprocess
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from hotline.config.loader import Loaded
from hotline.ivr.menu_graph import dot
from hotline.problems import did_you_mean
from hotline.prompts.catalogue import load_catalogues

from .common import ConfigOption, fail, load_or_exit

app = typer.Typer(help="The menus.", no_args_is_help=True)

#: Pictures that can be made, by the end of the file's name.
FORMATS = (".svg", ".png")

#: Layouts of large menus take a second or two; longer and something is wrong, seconds.
LAYOUT_SECONDS = 120

#: Sharp on paper and on screens with many pixels; twice Graphviz's 96.
DOTS_PER_INCH = "144"


@app.callback()
def _group() -> None:
    """Keep `draw` a command of its own even while it is the only one."""


@app.command()
def draw(
    *,
    config: ConfigOption = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help="Language of the prompts' texts; else the first one.")
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", help="The picture: a file whose name ends with .svg or .png.")
    ] = Path("menus.svg"),
) -> None:
    """Draw the menus as a graph: numbers, menus, keys, conditions, queues and their hours."""
    if output.suffix not in FORMATS:
        fail(f"{output}: the name of the picture must end with {' or '.join(FORMATS)}.", status=2)
    loaded = load_or_exit(config)
    language = _language(loaded, lang)
    picture = _laid_out(_graph(loaded, language), output.suffix.removeprefix("."))
    try:
        output.write_bytes(picture)
    except OSError as error:
        fail(f"{output} cannot be written: {error.strerror or error}.")
    Console(highlight=False).print(f"{output}: {len(loaded.menus.menus)} menus", soft_wrap=True, markup=False)


def _language(loaded: Loaded, wanted: str | None) -> str:
    offered = loaded.config.node.languages
    if wanted is None:
        return offered[0]
    if wanted not in offered:
        fail(f"--lang {wanted}: there is no such language. {did_you_mean(wanted, offered)}", status=2)
    return wanted


def _graph(loaded: Loaded, language: str) -> str:
    config = loaded.config
    catalogues = load_catalogues(config.node.languages, config.prompts.catalogue)
    texts = {name: prompt.text for name, prompt in catalogues[language].texts.items()}
    return dot(loaded.menus, config, lambda prompt: texts.get(prompt, ""))


def _laid_out(graph: str, kind: str) -> bytes:
    """Return the picture that Graphviz, a program of its own, makes of the graph."""
    program = shutil.which("dot")
    if program is None:
        fail("the program `dot` is not here. Install Graphviz: apt-get install graphviz.")
    command = [program, f"-T{kind}", f"-Gdpi={DOTS_PER_INCH}" if kind == "png" else "-Gdpi=72"]
    try:
        done = subprocess.run(
            command, input=graph.encode(), capture_output=True, timeout=LAYOUT_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        fail(f"`dot` made no picture within {LAYOUT_SECONDS} s.")
    if done.returncode != 0:
        fail(f"`dot` failed: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout
