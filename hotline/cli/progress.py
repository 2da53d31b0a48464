"""How far the prompts are, as a bar that goes away when they are done."""

import contextlib
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn


@contextlib.contextmanager
def prompts_bar(console: Console) -> Iterator[Callable[[int, int], None]]:
    """Show the bar; call what it yields with how many prompts are done, of how many."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("prompts", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
