"""`hotline doctor`: whether everything is there that the hotline needs."""

import asyncio
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hotline.app.doctor import examine
from hotline.app.doctor_programs import models
from hotline.app.finding import Finding
from hotline.voicemail.transcription.engine_host import probe_models

from .common import ConfigOption, load_or_exit

SIGNS = {"good": "[green]✓[/]", "warning": "[yellow]![/]", "bad": "[red]✗[/]"}


LoadModelsOption = Annotated[
    bool, typer.Option("--load-models", help="Also load each speech model; takes seconds and its memory.")
]


def doctor(config: ConfigOption = None, load_models: LoadModelsOption = False) -> None:
    """Check everything that the hotline needs, and say how to mend what is missing."""
    loaded = load_or_exit(config)
    console = Console()
    findings = list(examine(loaded))
    if load_models:
        findings += models(loaded, asyncio.run(probe_models(loaded.config)))
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
