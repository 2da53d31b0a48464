"""`hotline doctor`: whether everything is there that the hotline needs."""

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hotline.app.doctor import Finding, examine

from .common import ConfigOption, load_or_exit

SIGNS = {"good": "[green]✓[/]", "warning": "[yellow]![/]", "bad": "[red]✗[/]"}


def doctor(config: ConfigOption = None) -> None:
    """Check everything that the hotline needs, and say how to mend what is missing."""
    loaded = load_or_exit(config)
    console = Console()
    findings = list(examine(loaded))
    console.print(table(findings))
    if any(finding.verdict == "bad" for finding in findings):
        raise typer.Exit(1)


def table(findings: list[Finding]) -> Table:
    """Return the findings as people read them."""
    shown = Table(box=None, pad_edge=False, show_header=False)
    for _ in range(3):
        shown.add_column(overflow="fold")
    for finding in findings:
        detail = finding.detail + (f"\n→ {finding.remedy}" if finding.remedy else "")
        shown.add_row(SIGNS[finding.verdict], finding.what, escape(detail))
    return shown
