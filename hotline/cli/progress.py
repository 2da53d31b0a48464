"""How far something is, as a bar that goes away when it is done."""

import contextlib
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)


def prompts_bar(console: Console) -> contextlib.AbstractContextManager[Callable[[int, int], None]]:
    """Show the bar of the prompts; call what it yields with how many are done, of how many."""
    return counting_bar(console, "prompts")


@contextlib.contextmanager
def counting_bar(console: Console, what: str) -> Iterator[Callable[[int, int], None]]:
    """Show the bar of `what`; call what it yields with how many are done, of how many."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextlib.contextmanager
def amount_bar(console: Console, what: str) -> Iterator[Callable[[int, int], None]]:
    """Show the bar of an amount, with the time that is left; call what it yields with how much is done, of how much."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
