"""`hotline render`: write the .conf files, for an Asterisk that the system runs."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from hotline.asterisk.program import ProgramError, find_program
from hotline.config.loader import Loaded
from hotline.dialplans.generator import SECRET_FILES, render_all, write_all
from hotline.dialplans.view import RenderError
from hotline.secrets import Secrets, SecretsError

from .common import ConfigOption, fail, load_or_exit

OutOption = Annotated[Path, typer.Option("--out", help="Folder for the files; it is made.", file_okay=False)]


def render(out: OutOption, config: ConfigOption = None) -> None:
    """Write Asterisk's .conf files into a folder and say what to do with them."""
    loaded = load_or_exit(config)
    folder = out.absolute()
    try:
        program = find_program(loaded.config)
        secrets = Secrets.load_or_create(loaded.paths.secrets, loaded.config.agents)
        rendered = render_all(loaded.config, loaded.paths, secrets, program)
        write_all(rendered, folder)
    except (ProgramError, SecretsError, RenderError, OSError) as error:
        fail(str(error))
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{len(rendered)} files for Asterisk {program.version} in {folder}", markup=False)
    console.print(f"with passwords, keep them closed: {', '.join(sorted(SECRET_FILES))}", markup=False)
    console.print(next_steps(loaded, folder), markup=False)


def next_steps(loaded: Loaded, folder: Path) -> str:
    """Return what the operator has to do with the files."""
    if loaded.config.asterisk.mode == "private":
        return (
            "\nThese are the files of the private Asterisk that `hotline up` renders and starts by itself. For an "
            'Asterisk that the system runs, set mode = "system" under [asterisk] and render again.'
        )
    data = loaded.paths.data
    return f"""
Next, as root (docs/operator/asterisk.md explains each step):
  cp -a /etc/asterisk /etc/asterisk.before-hotline
  install -o asterisk -g asterisk -m 600 {folder}/*.conf /etc/asterisk/
  chown -R asterisk:asterisk {data}   # Asterisk reads prompts there and writes recordings and messages
  systemctl restart asterisk
Then start the controller as the same user:
  sudo -u asterisk hotline up --config {loaded.file}"""
