"""What `hotline up` makes before anything is started: folders, secrets, prompts, .conf files, the database."""

from collections.abc import Callable

from hotline.asterisk.instance import Instance
from hotline.asterisk.program import find_program
from hotline.config.loader import Loaded
from hotline.database import database_url, migrate
from hotline.dialplans.generator import render_all, write_all
from hotline.prompts.catalogue import load_catalogues
from hotline.prompts.render import render
from hotline.secrets import Secrets

#: Told how far the prompts are: done, of how many.
Progress = Callable[[int, int], None]


async def prepare(loaded: Loaded, progress: Progress) -> tuple[Secrets, Instance | None]:
    """Make everything; return the secrets and the private Asterisk, not started (None in system mode).

    Running it again changes only what is out of date. Raises what the parts raise, each with its remedy.
    """
    config, paths = loaded.config, loaded.paths
    paths.create()
    secrets = Secrets.load_or_create(paths.secrets, config.agents)
    catalogues = load_catalogues(config.node.languages, config.prompts.catalogue)
    render(config, paths, catalogues, progress)
    await migrate(database_url(config, paths))
    if config.asterisk.mode == "system":
        return secrets, None
    program = find_program(config)
    write_all(render_all(config, paths, secrets, program), paths.asterisk_conf)
    return secrets, Instance(program, paths, config)
