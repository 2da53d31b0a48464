"""`python -m hotline.asterisk.fetch`: gets a private Asterisk if there is none, and prints where it is."""

import argparse
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn

from hotline.asterisk import cache
from hotline.asterisk.program import find_fit_system

from . import FetchError, fetch


def main() -> int:
    """Run it; the path goes to standard output, progress and errors to standard error."""
    parser = argparse.ArgumentParser(prog="python -m hotline.asterisk.fetch", description=__doc__)
    parser.add_argument("--cache", type=Path, default=cache.folder(), help="where to keep it (%(default)s)")
    parser.add_argument("--refresh", action="store_true", help="look for a newer one")
    parser.add_argument(
        "--if-needed", action="store_true", help="only if the system has no Asterisk of its own"
    )
    options = parser.parse_args()
    console = Console(stderr=True)
    system = find_fit_system() if options.if_needed else None
    if system is not None:
        print(system)
        return 0
    try:
        with _progress(console) as progress:
            root = fetch(options.cache.absolute(), _Steps(progress).report, refresh=options.refresh)
    except FetchError as error:
        console.print(f"error: {error}", style="bold red", markup=False, soft_wrap=True)
        return 1
    except KeyboardInterrupt:
        console.print("stopped; the next run goes on from here", markup=False)
        return 130
    print(root)
    return 0


def _progress(console: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn(),
               TextColumn("{task.fields[detail]}", style="dim"))  # fmt: skip
    return Progress(*columns, console=console, disable=not console.is_terminal)


class _Steps:
    """One line a step."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._name = ""
        self._task: TaskID | None = None

    def report(self, name: str, part: float, detail: str) -> None:
        """Show how far a step is."""
        if self._task is None or name != self._name:
            self._finish()
            self._name, self._task = name, self._progress.add_task(name, total=1.0, detail="")
            if not self._progress.console.is_terminal:
                self._progress.console.print(f"{name} …", markup=False)
        self._progress.update(self._task, completed=part, detail=detail[:60])

    def _finish(self) -> None:
        if self._task is not None:
            self._progress.update(self._task, completed=1.0, detail="")


if __name__ == "__main__":
    sys.exit(main())
