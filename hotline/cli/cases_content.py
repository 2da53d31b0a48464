"""`hotline cases`: opening cases, and saying what they are about, where, and to what they belong."""

import mimetypes
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from hotline.clock import wall_clock
from hotline.config.loader import Loaded
from hotline.crm_bridge import case_change, duplicates
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_change import CaseError, Change
from hotline.crm_bridge.case_content import check_coordinates
from hotline.crm_bridge.case_files import CaseFiles
from hotline.crm_bridge.case_links import HOW, RELATED
from hotline.crm_bridge.case_opening import CaseOpening, completed
from hotline.crm_bridge.case_outcome import DUPLICATE_OF
from hotline.crm_bridge.case_work import PRIORITIES
from hotline.crm_bridge.cases import Report
from hotline.crm_bridge.contact import IncomingFile
from hotline.crm_bridge.duplicates import Suggestion
from hotline.crm_bridge.files import FileRefusedError, FileStore
from hotline.phone import to_e164
from hotline.problems import did_you_mean

from . import cases_text
from .cases_session import (
    NONE,
    Office,
    Reference,
    actor,
    change_case,
    check_category,
    check_reference,
    in_office,
    or_none,
    zone_of,
)
from .common import ConfigOption, fail, load_or_exit, say

_TIES = tuple(how for how in HOW if how != DUPLICATE_OF)

Latitude = Annotated[float | None, typer.Option("--lat", help="Degrees north, WGS 84.")]
Longitude = Annotated[float | None, typer.Option("--lon", help="Degrees east, WGS 84.")]
Tie = Annotated[str, typer.Option("--how", help=f"What it is to the other: {' or '.join(_TIES)}.")]


def open_case(
    subject: Annotated[str, typer.Argument(help="What it is about, in a few words.")],
    *,
    config: ConfigOption = None,
    category: Annotated[str | None, typer.Option(help="A key under \\[categories].")] = None,
    description: Annotated[str, typer.Option(help="What the citizen says about it.")] = "",
    place: Annotated[str | None, typer.Option(help="Where it is, in words.")] = None,
    lat: Latitude = None,
    lon: Longitude = None,
    caller: Annotated[str | None, typer.Option(help="The citizen's telephone number.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="The citizen's language.")] = None,
    channel: Annotated[str, typer.Option(help="How the citizen came: voice, web…")] = "voice",
) -> None:
    """Open a case and print its reference."""
    loaded = load_or_exit(config)
    check_category(loaded, category, "--category: ")
    language = lang or loaded.config.node.languages[0]
    if language not in loaded.config.node.languages:
        fail(
            f"--lang: `{lang}` is not offered. {did_you_mean(language, loaded.config.node.languages)}",
            status=2,
        )
    number = None if caller is None else to_e164(caller, loaded.config.node.country)
    if caller is not None and number is None:
        fail(f"--caller: `{caller}` is no telephone number", status=2)
    try:
        check_coordinates(lat, lon)
    except CaseError as error:
        fail(str(error), status=2)
    report = Report(description=description, category=category, place=place, latitude=lat, longitude=lon)
    report = completed(report, None, loaded.config)
    at, by = wall_clock(), CaseOpening(lambda: loaded.config)
    work = partial(
        by, at=at, channel=channel, caller=number, language=language, queue=None, call=None, subject=subject,
        report=report,
    )  # fmt: skip

    async def opened(office: Office) -> str:
        return (await office.journal.commit_result(work, lambda fact: [fact])).reference

    say(in_office(loaded, opened))


def categorise(
    reference: Reference,
    category: Annotated[str, typer.Argument(help=f"A key under \\[categories], or `{NONE}`.")],
    config: ConfigOption = None,
) -> None:
    """Say what a case is about; it goes to that category's department unless somebody said otherwise."""
    loaded = load_or_exit(config)
    check_category(loaded, category)
    change = partial(case_change.set_category, category=or_none(category), config=loaded.config)
    change_case(loaded, reference, change, f"is about {category}")


def priority(
    reference: Reference,
    priority: Annotated[str, typer.Argument(help=f"One of: {', '.join(PRIORITIES)}.")],
    config: ConfigOption = None,
) -> None:
    """Say how urgent a case is."""
    loaded = load_or_exit(config)
    if priority not in PRIORITIES:
        fail(f"there is no priority `{priority}`. {did_you_mean(priority, PRIORITIES)}", status=2)
    change_case(loaded, reference, partial(case_change.set_priority, priority=priority), f"is {priority}")


def place(
    reference: Reference,
    words: Annotated[str, typer.Argument(help=f"Where it is, in words, or `{NONE}`.")],
    config: ConfigOption = None,
    lat: Latitude = None,
    lon: Longitude = None,
) -> None:
    """Say where it is; what is not named is taken away."""
    change = partial(case_change.set_place, words=or_none(words), latitude=lat, longitude=lon)
    change_case(load_or_exit(config), reference, change, "has that place")


def link(
    reference: Reference,
    other: Annotated[str, typer.Argument(help="The other case's reference.")],
    config: ConfigOption = None,
    how: Tie = "related",
) -> None:
    """Say what a case has to do with another one."""
    _tie(
        load_or_exit(config),
        reference,
        partial(case_change.link, other=other, how=how),
        f"is {_in_words(how)} {other}",
        other,
    )


def unlink(
    reference: Reference,
    other: Annotated[str, typer.Argument(help="The other case's reference.")],
    config: ConfigOption = None,
    how: Tie = "related",
) -> None:
    """Say that it has not."""
    words = f"is not {_in_words(how)} {other}"
    _tie(load_or_exit(config), reference, partial(case_change.unlink, other=other, how=how), words, other)


def duplicate(
    reference: Reference,
    of: Annotated[str, typer.Argument(help="The case that goes on.")],
    config: ConfigOption = None,
) -> None:
    """Settle a case as a duplicate of another one."""
    change = partial(case_change.mark_duplicate, of=of)
    _tie(load_or_exit(config), reference, change, f"is a duplicate of {of}", of)


def _in_words(how: str) -> str:
    return f"{how} to" if how == RELATED else how


def _tie(loaded: Loaded, reference: str, change: partial[Change], words: str, other: str) -> None:
    check_reference(other)
    change_case(loaded, reference, change, words)


def suggest(reference: Reference, config: ConfigOption = None) -> None:
    """Say what a case is probably about, and which others may be the same; nothing is changed."""
    loaded = load_or_exit(config)
    check_reference(reference)

    async def read(office: Office) -> tuple[Case | None, list[Suggestion]]:
        case = await office.desk.find(reference)
        if case is None:
            return None, []
        async with office.engine.connect() as connection:
            return case, await duplicates.suggest(connection, case, loaded.config)

    case, found = in_office(loaded, read)
    if case is None:
        fail(f"there is no case {reference}")
    cases_text.print_hints(case, loaded.config)
    cases_text.print_suggestions(found, zone_of(loaded))


def attach(
    reference: Reference,
    file: Annotated[Path, typer.Argument(help="The file; it is copied.")],
    config: ConfigOption = None,
    public: Annotated[bool, typer.Option("--public", help="The citizen may see it.")] = False,
) -> None:
    """Add a file to a case."""
    loaded = load_or_exit(config)
    check_reference(reference)
    most = loaded.config.cases.max_attachment_megabytes * 2**20
    try:
        if file.stat().st_size > most:
            fail(f"{file} is larger than cases.max_attachment_megabytes ({most // 2**20} MB)")
        content = file.read_bytes()
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}")
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    incoming = IncomingFile(name=file.name, media_type=media_type, content=content)
    store = FileStore(loaded.paths.files, most)

    async def add(office: Office) -> int:
        files = CaseFiles(office.journal, office.engine, store)
        return await files.add(reference, incoming, at=wall_clock(), actor=actor(), public=public)

    try:
        number = in_office(loaded, add)
    except FileRefusedError as error:
        fail(f"{file} is refused: {error}")
    say(f"{reference} has the file {number}: {file.name}")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("open")(open_case)
    for command in (categorise, priority, place, link, unlink, duplicate, suggest, attach):
        app.command()(command)
