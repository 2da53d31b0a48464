"""`hotline users`: who may sign in at the desk, and as what."""

import getpass
import sys
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hotline.app.web_address import web_url
from hotline.clock import wall_clock
from hotline.config.loader import Loaded
from hotline.desk.door.passwords import Passwords, fault
from hotline.desk.door.user import User, UserError
from hotline.desk.door.users import LINK_SECONDS, Users
from hotline.desk.roles import Role
from hotline.problems import did_you_mean
from hotline.secrets import make_password

from .common import ConfigOption, fail, load_or_exit, say
from .stored import Stored, in_database

app = typer.Typer(help="Who may sign in at the desk.", no_args_is_help=True)

R = TypeVar("R")

NameArgument = Annotated[str, typer.Argument(help="What is typed to sign in.", show_default=False)]
RoleOption = Annotated[list[Role], typer.Option("--role", help="What the user is; once for each.")]
AgentOption = Annotated[str | None, typer.Option("--agent", help="The key under [agents].")]
DepartmentOption = Annotated[
    list[str] | None, typer.Option("--department", help="A key under [departments]; once for each.")
]
FullNameOption = Annotated[str | None, typer.Option("--name", help="What others read.")]
GenerateOption = Annotated[bool, typer.Option("--generate", help="Make a password, and print it once.")]


@app.command("list")
def list_(config: ConfigOption = None) -> None:
    """List everybody."""
    table = Table("user", "name", "roles", "agent", "departments", box=None)
    for user in _with_users(load_or_exit(config), lambda users: users.all()):
        cells = (
            user.name,
            user.full_name,
            ", ".join(user.roles),
            user.agent or "–",
            ", ".join(user.departments) or "–",
        )
        table.add_row(*map(escape, cells))
    Console().print(table)


@app.command()
def add(
    name: NameArgument,
    *,
    role: RoleOption,
    agent: AgentOption = None,
    full_name: FullNameOption = None,
    department: DepartmentOption = None,
    generate: GenerateOption = False,
    no_password: Annotated[
        bool, typer.Option("--no-password", help="Signs in by links, or by the city's own sign-in.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Add somebody who may sign in; the password is asked for, or read from the standard input."""
    loaded = load_or_exit(config)
    _check(loaded, agent, department)
    known = loaded.config.agents.get(agent or "")
    user = User(
        name=name,
        full_name=full_name or (known.name if known is not None else name),
        roles=tuple(role),
        agent=agent,
        departments=tuple(department or ()),
    )
    password = None if no_password else _password(name, generate=generate)

    async def work(users: Users) -> None:
        await users.add(user, await _hash(password), getpass.getuser())

    _with_users(loaded, work)
    say(f"{name} may sign in at {web_url(loaded.config)}/desk/")
    if generate and password is not None:
        say(password)


@app.command()
def password(name: NameArgument, generate: GenerateOption = False, config: ConfigOption = None) -> None:
    """Set a new password; every session of the user ends."""
    loaded, new = load_or_exit(config), _password(name, generate=generate)

    async def work(users: Users) -> None:
        await users.set_password(name, await _hash(new) or "", getpass.getuser())

    _with_users(loaded, work)
    say(f"{name} has a new password; the sessions until now have ended")
    if generate:
        say(new)


@app.command()
def roles(
    name: NameArgument,
    *,
    role: RoleOption,
    agent: AgentOption = None,
    full_name: FullNameOption = None,
    department: DepartmentOption = None,
    config: ConfigOption = None,
) -> None:
    """Set what a user is, all of it; what is not named any more is taken away. Every session of the user ends."""
    loaded = load_or_exit(config)
    _check(loaded, agent, department)

    async def work(users: Users) -> bool:
        known = await users.known(name)
        if known is None:
            raise UserError(f"there is no user `{name[:64]}`: hotline users list")
        kept_agent = agent or (known.user.agent if Role.AGENT in role else None)
        departments = tuple(department) if department else known.user.departments
        user = User(
            name=name,
            full_name=full_name or known.user.full_name,
            roles=tuple(role),
            agent=kept_agent,
            departments=departments if Role.DEPARTMENT in role else (),
        )
        return await users.change(user, getpass.getuser())

    changed = _with_users(loaded, work)
    say(f"{name} is: {', '.join(role)}" if changed else f"{name} is that already: nothing was changed")


@app.command()
def remove(name: NameArgument, config: ConfigOption = None) -> None:
    """Remove a user; every session ends."""
    _with_users(load_or_exit(config), lambda users: users.remove(name, getpass.getuser()))
    say(f"{name} may not sign in any more")


@app.command()
def link(name: NameArgument, config: ConfigOption = None) -> None:
    """Print a link that signs the user in, once, within 15 minutes."""
    loaded = load_or_exit(config)
    token = _with_users(loaded, lambda users: users.make_link(name, getpass.getuser()))
    say(f"{web_url(loaded.config)}/desk/sign-in#link={token}")
    Console(stderr=True).print(f"once, within {LINK_SECONDS / 60:.0f} minutes", style="dim")


def _with_users(loaded: Loaded, work: Callable[[Users], Awaitable[R]]) -> R:
    async def at_work(stored: Stored) -> R:
        return await work(Users(stored.journal, stored.engine, wall_clock))

    return in_database(loaded, at_work, none="there are no users", said=(UserError,))


def _check(loaded: Loaded, agent: str | None, departments: list[str] | None) -> None:
    """Exit with 2 where the configuration does not know them."""
    if agent is not None and agent not in loaded.config.agents:
        fail(f"--agent: there is no agent `{agent}`. {did_you_mean(agent, loaded.config.agents)}", status=2)
    for department in departments or ():
        known = loaded.config.departments
        if department not in known:
            remedy = did_you_mean(department, known) if known else "Add it under [departments]."
            fail(f"--department: there is no department `{department}`. {remedy}", status=2)


def _password(name: str, *, generate: bool) -> str:
    """Return a new password: made, asked for twice, or the first line of the standard input."""
    if generate:
        return make_password()
    if sys.stdin.isatty():
        new = typer.prompt("New password", hide_input=True, confirmation_prompt=True)
    else:
        new = sys.stdin.readline().rstrip("\r\n")
    wrong = fault(new, name)
    if wrong is not None:
        fail(f"{wrong}; --generate makes one", status=2)
    return str(new)


async def _hash(new: str | None) -> str | None:
    if new is None:
        return None
    passwords = Passwords()
    try:
        return await passwords.hash(new)
    finally:
        passwords.close()
