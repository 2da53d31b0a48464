"""`hotline prompts`: what the hotline says, from the text to the sound, and to the studio and back."""

import contextlib
import datetime
import errno
import sys
import time
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from hotline.app.prompt_uses import prompt_uses
from hotline.config.loader import ConfigurationError, Loaded
from hotline.files import replace_file
from hotline.problems import Problem, did_you_mean
from hotline.prompts.catalogue import Catalogue, load_catalogues
from hotline.prompts.checking import check_sounds, outdated, unused
from hotline.prompts.errors import RenderError
from hotline.prompts.jobs import Recording, wanted_sounds
from hotline.prompts.render import RenderReport, render
from hotline.prompts.script import as_csv, as_page, script_of
from hotline.prompts.studio_import import Imported, look_at, take_over

from .common import ConfigOption, fail, load_or_exit
from .progress import counting_bar, prompts_bar

app = typer.Typer(help="What the hotline says.", no_args_is_help=True)

#: A spreadsheet takes a file for UTF-8 only with this mark.
_MARK = b"\xef\xbb\xbf"


class Format(StrEnum):
    """How the script is written."""

    CSV = "csv"
    PAGE = "page"


LanguageOption = Annotated[
    str | None, typer.Option("--lang", help="The language; not needed where there is one only.")
]


@app.callback()
def prompts() -> None:
    """What the hotline says."""


@app.command("render")
def render_prompts(config: ConfigOption = None) -> None:
    """Make the sound files of all prompts; what has not changed is kept."""
    loaded, catalogues = _load(config)
    console = Console(highlight=False)
    begun = time.perf_counter()
    with _told(), prompts_bar(console) as progress:
        report = render(loaded.config, loaded.paths, catalogues, progress)
    typer.echo(summary(report, loaded.paths.sounds, time.perf_counter() - begun))


@app.command("check")
def check_prompts(config: ConfigOption = None) -> None:
    """Find prompts without sound, texts that nothing plays, sounds that are too quiet, recordings of old texts."""
    loaded, catalogues = _load(config)
    console = Console(highlight=False)
    with _told(), prompts_bar(console) as progress:
        paths, recordings = loaded.paths, loaded.config.prompts.recordings
        idle, ours = unused(catalogues, prompt_uses(loaded, catalogues))
        problems = [*idle, *check_sounds(paths.sounds, paths.music, catalogues, recordings, progress)]
    _print_problems(problems)
    texts = sum(len(one.texts) for one in catalogues.values())
    console.print(f"{texts} texts in {', '.join(catalogues)}: {len(problems)} to mend")
    if ours:
        console.print(f"{ours} of our texts are played by nothing in this configuration; that does no harm.")
    if problems:
        raise typer.Exit(1)


@app.command("script")
def print_script(
    *,
    language: LanguageOption = None,
    missing: Annotated[
        bool, typer.Option("--missing", help="Only what has no recording, or one of an older text.")
    ] = False,
    format_: Annotated[
        Format | None,
        typer.Option("--format", help="A table, or a page to print; else as the file's name says."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file; else the terminal.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Write the script for the studio: what is to be spoken into which file."""
    if output is not None and not output.absolute().parent.is_dir():
        fail(
            f"there is no folder {output.absolute().parent} for {output.name}. Make it, or name another.",
            status=2,
        )
    loaded, catalogues = _load(config)
    chosen = _language(language, catalogues)
    with _told():
        recorded = _recorded(loaded, catalogues, chosen) if missing else set()
        lines = script_of(catalogues[chosen], prompt_uses(loaded, catalogues)[chosen], recorded)
        page = format_ is Format.PAGE or (format_ is None and _is_page(output))
        text = as_page(lines, chosen, catalogues[chosen].page) if page else as_csv(lines)
        if output is None:
            sys.stdout.write(text)
            return
        replace_file(output, text.encode() if page else _MARK + text.encode())
    typer.echo(f"{len(lines)} recordings: {output}")


@app.command("import")
def import_recordings(
    folder: Annotated[
        Path, typer.Argument(help="What came back; a folder per language in it, or with --lang.")
    ],
    *,
    language: LanguageOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Look at the recordings and change nothing.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Check what came back from the studio, and take over what is good."""
    loaded, catalogues = _load(config)
    recordings = loaded.config.prompts.recordings
    if recordings is None:
        fail("there is no folder for recordings. Set `prompts.recordings` in the configuration.", status=2)
    if folder.resolve() == recordings.resolve():
        fail(
            f"{folder} is the folder of the recordings itself. Name the one that came from the studio.",
            status=2,
        )
    folders = _delivered(folder, language, catalogues)
    console = Console(highlight=False)
    with _told():
        with counting_bar(console, "recordings") as progress:
            delivery = look_at(folders, catalogues, recordings, progress)
        now = datetime.datetime.now(datetime.UTC)
        done = take_over(delivery, catalogues, recordings, now, dry_run=dry_run)
    _print_problems(delivery.refused)
    for note in delivery.noted:
        console.print(_shown(str(note)), style="yellow", markup=False, soft_wrap=True)
    typer.echo(imported(done, len({one.file for one in delivery.refused}), dry_run=dry_run))
    if delivery.refused:
        raise typer.Exit(1)


def summary(report: RenderReport, sounds: Path, seconds: float) -> str:
    """Return the last line of rendering that the operator reads."""
    speed = f" ({report.made / seconds:.0f} a second)" if report.made else ""
    amount = f"{report.duration / 60:.0f} min of sound, {report.size / 1e6:.0f} MB"
    return f"{report.made} made, {report.kept} unchanged, in {seconds:.1f} s{speed}; {amount}: {sounds}"


def imported(done: Imported, refused: int, *, dry_run: bool) -> str:
    """Return the last line of an import."""
    would = "would be " if dry_run else ""
    counts = [(len(done.new), f"{would}new"), (len(done.replaced), f"{would}replaced")]
    counts += [(len(done.unchanged), "unchanged"), (refused, "refused")]
    said = ", ".join(f"{count} {word}" for count, word in counts)
    again = (
        ""
        if dry_run or not (done.new or done.replaced)
        else "; `hotline prompts render` brings them to callers"
    )
    return f"{said}{again}"


def _load(config: Path | None) -> tuple[Loaded, dict[str, Catalogue]]:
    loaded = load_or_exit(config)
    with _told():
        return loaded, load_catalogues(loaded.config.node.languages, loaded.config.prompts.catalogue)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Tell what goes wrong in one line each, and end with 2 for a wrong configuration and 1 for all else."""
    try:
        yield
    except ConfigurationError as error:
        fail(_shown(str(error)), status=2)
    except RenderError as error:
        fail(_shown(str(error)))
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        remedy = " Make room and try again: what was written until then is whole." if full else ""
        fail(f"{_shown(str(error))}.{remedy}")


def _language(named: str | None, catalogues: dict[str, Catalogue]) -> str:
    if named is None and len(catalogues) == 1:
        return next(iter(catalogues))
    if named is None:
        fail(f"which language? Add --lang; there are: {', '.join(catalogues)}.", status=2)
    if named not in catalogues:
        fail(f"the language `{named}` is not configured. {did_you_mean(named, catalogues)}", status=2)
    return named


def _delivered(folder: Path, named: str | None, catalogues: dict[str, Catalogue]) -> dict[str, Path]:
    """Return the folder of each language that came back."""
    if not folder.is_dir():
        fail(f"there is no folder {folder}", status=2)
    if named is not None:
        return {_language(named, catalogues): folder}
    folders = {language: folder / language for language in catalogues if (folder / language).is_dir()}
    if not folders and len(catalogues) == 1:
        return {next(iter(catalogues)): folder}
    if not folders:
        known = " or ".join(f"{language}/" for language in catalogues)
        fail(f"{folder} has no folder {known}. Which language is it? Add --lang.", status=2)
    return folders


def _recorded(loaded: Loaded, catalogues: dict[str, Catalogue], language: str) -> set[str]:
    """Return the prompts whose recording says the present text."""
    paths = loaded.paths
    jobs = wanted_sounds(paths.sounds, paths.music, catalogues, loaded.config.prompts.recordings)
    old = {problem.file for problem in outdated(jobs, catalogues)}
    return {
        job.target.name
        for job in jobs
        if isinstance(job.source, Recording)
        and job.source.file not in old
        and job.target.parent.name == language
    }


def _is_page(output: Path | None) -> bool:
    return output is not None and output.suffix.lower() in {".html", ".htm"}


def _print_problems(problems: Iterable[Problem]) -> None:
    console = Console(stderr=True, highlight=False)
    for problem in problems:
        console.print(_shown(str(problem)), style="red", markup=False, soft_wrap=True)


def _shown(text: str) -> str:
    """Return the text without what a terminal would obey: a file's name may hold anything."""
    return "".join(sign if sign.isprintable() or sign == "\n" else repr(sign)[1:-1] for sign in text)
