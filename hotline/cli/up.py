"""`hotline up`: start the hotline and keep it alive until Ctrl-C."""

import asyncio
import shlex
import sys

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table

from hotline import logs
from hotline.app.demo_users import make_demo_users
from hotline.app.doctor import examine
from hotline.app.finding import Finding
from hotline.app.lock import AlreadyRunningError, read_pid
from hotline.app.menu_words import unheard_words
from hotline.app.prepare import prepare
from hotline.app.running import is_running
from hotline.app.supervisor import NotReadyError, Supervisor
from hotline.app.web_address import web_url
from hotline.config.loader import ConfigurationError, Loaded, find_file
from hotline.database import DatabaseError
from hotline.dialplans.view import RenderError
from hotline.secrets import Secrets

from .common import ConfigOption, fail, load_or_exit
from .doctor import table
from .progress import prompts_bar
from .up_users import sign_in_words

#: What `up` raises with a message that is meant for people.
EXPECTED = (
    AlreadyRunningError,
    NotReadyError,
    DatabaseError,
    ConfigurationError,
    RenderError,
    OSError,
    RuntimeError,
)


def up(config: ConfigOption = None) -> None:
    """Start the hotline and keep it alive; Ctrl-C ends it."""
    loaded = load_or_exit(config)
    console = Console()
    if is_running(loaded.paths):
        fail(str(AlreadyRunningError(loaded.paths.run / "up.lock", read_pid(loaded.paths.run / "up.lock"))))
    _refuse_if_unfit(loaded, console)
    try:
        logs.configure(file=loaded.paths.log / "up.log")
        asyncio.run(_up(loaded, console))
    except EXPECTED as error:
        fail(str(error))


def _refuse_if_unfit(loaded: Loaded, console: Console) -> None:
    for problem in (*loaded.warnings, *unheard_words(loaded)):
        console.print(f"warning: {problem}", style="yellow", markup=False)
    fatal: list[Finding] = [finding for finding in examine(loaded) if finding.verdict == "bad"]
    if fatal:
        Console(stderr=True).print(table(fatal))
        fail(f"the hotline cannot start with {loaded.file}; each line above says how to mend it", status=2)


async def _up(loaded: Loaded, console: Console) -> None:
    with prompts_bar(console) as told:
        secrets, instance = await prepare(loaded, told)
    people = await make_demo_users(loaded) if loaded.config.desk.demo_users else []
    console.print("starting Asterisk and the controller …")

    def say_ready() -> None:
        console.print(banner(loaded, secrets))
        console.print(sign_in_words(loaded.config, people, _program(), _config_option(loaded)))

    await Supervisor(loaded, instance).run(say_ready)
    console.print("the hotline has ended")


def _program() -> str:
    """Return how this program was called, so that a shell takes it also where the path has spaces."""
    return shlex.quote(sys.argv[0])


def _config_option(loaded: Loaded) -> str:
    """Return what other commands need to find the same hotline; nothing where they find it by themselves."""
    return "" if loaded.file == find_file(None) else f" --config {shlex.quote(str(loaded.file))}"


def banner(loaded: Loaded, secrets: Secrets) -> Panel:
    """Return what to do next: whom to dial, as whom to sign in, where to look."""
    config = loaded.config
    where = f"{config.sip.host}:{config.sip.port}"
    rows = Table(box=None, show_header=False, pad_edge=False)
    rows.add_column(style="bold", no_wrap=True)
    rows.add_column(overflow="fold")

    def add(what: str, detail: str) -> None:
        rows.add_row(escape(what), escape(detail))

    for number in config.numbers:
        add("dial", f"sip:{number}@{where}")
    codes = config.feature_codes
    for key, agent in list(config.agents.items())[:2]:
        add(f"agent {agent.name}", f"sip:{key}@{where}   password {secrets.agents[key]}")
    add("agents dial", f"{codes.sign_in} sign in, {codes.pause} pause and resume, {codes.sign_out} sign out")
    add("look", f"{web_url(config)}/")
    add("messages", f"{_program()} messages{_config_option(loaded)}")
    add("what happened", f"{_program()} journal tail{_config_option(loaded)}")
    add("files", str(loaded.paths.data))
    return Panel(rows, title="Hotline 1111 is ready", subtitle="Ctrl-C ends it", expand=False)
