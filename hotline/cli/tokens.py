"""`hotline tokens`: who may use the API, and for what."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from hotline.desk.scopes import Scope
from hotline.secrets import ApiToken, Secrets, SecretsError, make_password

from .common import ConfigOption, fail, load_or_exit, say

app = typer.Typer(help="Tokens of the API.", no_args_is_help=True)

HolderArgument = Annotated[str, typer.Argument(help="Who holds the token: the name of a program.")]
ScopeOption = Annotated[list[Scope], typer.Option("--scope", help="What it is for; once for each.")]


@app.command("list")
def list_(config: ConfigOption = None) -> None:
    """List who holds a token and what it is for; the tokens are not shown."""
    table = Table("holder", "for", box=None)
    for holder, token in sorted(_tokens(config).items()):
        table.add_row(holder, "everything" if isinstance(token, str) else ", ".join(token.scopes))
    Console().print(table)


@app.command()
def add(holder: HolderArgument, scope: ScopeOption, config: ConfigOption = None) -> None:
    """Give somebody a token, or a new one instead of the old, and print it: it is shown only now."""
    token = ApiToken(token=make_password(), scopes=tuple(sorted(set(scope))))
    _set(holder, token, config)
    say(token.token)


@app.command()
def remove(holder: HolderArgument, config: ConfigOption = None) -> None:
    """Take somebody's token away; it is refused from now on."""
    if holder not in _tokens(config):
        fail(f"nobody called `{holder}` has a token: hotline tokens list")
    _set(holder, None, config)


def _tokens(config: Path | None) -> Mapping[str, str | ApiToken]:
    try:
        secrets = Secrets.load(load_or_exit(config).paths.secrets)
    except (SecretsError, OSError) as error:
        fail(str(error))
    if secrets is None:
        fail("there are no tokens yet: start the hotline once")
    return secrets.api_tokens


def _set(holder: str, token: ApiToken | None, config: Path | None) -> None:
    try:
        Secrets.set_token(load_or_exit(config).paths.secrets, holder, token)
    except SecretsError as error:
        fail(str(error))
