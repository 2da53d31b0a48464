"""What `hotline up` says of signing in: as whom in the demo, how to begin elsewhere."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table

from hotline.app.demo_users import DemoUser
from hotline.app.web_address import web_url
from hotline.config import Configuration


def sign_in_words(
    config: Configuration, people: Sequence[DemoUser], program: str, option: str
) -> RenderableType:
    """Return where to sign in, and as whom; `people` are those of the demo, `option` names the configuration."""
    url = f"{web_url(config)}/desk/"
    if not people:
        command = f"{program} users add NAME --role administrator{option}"
        return f"[bold]desk[/]  {escape(url)}   the first administrator: {escape(command)}"
    table = Table("sign in as", "password", "who it is", box=None, pad_edge=False)
    for person in people:
        agent = f", telephone {person.user.agent}" if person.user.agent else ""
        password = person.password or "(was changed)"
        table.add_row(person.user.name, escape(password), f"{', '.join(person.user.roles)}{agent}")
    return Panel(Group(f"open  [bold]{escape(url)}[/]", "", table), title="The desk", expand=False)
