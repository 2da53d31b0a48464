"""`hotline words`: what citizens hear of their cases by text and e-mail."""

import typer
from rich.console import Console
from rich.table import Table

from hotline.crm_bridge.citizen_words.templates import Templates

from .common import ConfigOption, fail, load_or_exit

app = typer.Typer(help="Words to citizens about their cases.", no_args_is_help=True)


@app.command()
def check(config: ConfigOption = None) -> None:
    """Try each template in each language, and show how many parts of a text message it makes at most."""
    templates = Templates(load_or_exit(config).config.citizen_words.templates)
    table = Table("language", "word", "coding", "characters", "parts", box=None)
    for size in templates.sizes():
        table.add_row(size.language, size.word, size.coding, str(size.characters), str(size.parts))
    Console().print(table)
    if templates.problems:
        fail("\n".join(f"{problem.file} {problem.what}" for problem in templates.problems))
