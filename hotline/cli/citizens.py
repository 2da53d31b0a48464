"""`hotline citizens`: who calls, how they are reached, what they agreed to, and what the law gives them."""

import getpass
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated, Any

import typer

from hotline.app.citizen_parts import CitizenParts
from hotline.crm_bridge.addresses import kind_of
from hotline.crm_bridge.citizen import Address, Citizen
from hotline.crm_bridge.citizen_page import MOST_INTERACTIONS, CitizenPage
from hotline.crm_bridge.consents import PURPOSES
from hotline.problems import did_you_mean
from hotline.queue.hours import time_zone

from . import citizens_law, citizens_text
from .citizens_session import Number, with_citizens
from .common import ConfigOption, fail, load_or_exit, say

app = typer.Typer(help="Citizens: who calls, and what is known of them.", no_args_is_help=True)

UnmaskedOption = Annotated[bool, typer.Option("--unmasked", help="Show whole numbers and addresses.")]
NameAr = Annotated[str | None, typer.Option("--name-ar", help="Name in Arabic script; empty: not known.")]
NameEn = Annotated[str | None, typer.Option("--name-en", help="Name in Latin script; empty: not known.")]
Language = Annotated[str | None, typer.Option("--lang", help="Language tag; empty: not known.")]
Warn = Annotated[str | None, typer.Option("--warning", help="What whoever talks with them must know.")]
Reached = Annotated[
    list[str] | None, typer.Option("--address", help="Number or e-mail address; more than once.")
]
KindOption = Annotated[
    str | None, typer.Option("--kind", help="`phone`, `email`, or a key under \\[social].")
]


@app.command()
def find(
    text: Annotated[str, typer.Argument(help="A name, a number, an e-mail address or a reference.")],
    config: ConfigOption = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help="Show at most so many.")] = 20,
    unmasked: UnmaskedOption = False,
) -> None:
    """Find citizens by whatever is known of them."""
    found = with_citizens(load_or_exit(config), lambda parts: parts.desk.search(text, limit))
    citizens_text.print_table(found, unmasked=unmasked)


@app.command()
def show(
    citizen: Number,
    config: ConfigOption = None,
    contacts: Annotated[int, typer.Option(min=1, max=MOST_INTERACTIONS, help="How many contacts.")] = 20,
    unmasked: UnmaskedOption = False,
) -> None:
    """Show a citizen's page: who it is, consents, cases, contacts."""
    loaded = load_or_exit(config)

    async def read(parts: CitizenParts) -> CitizenPage | None:
        return await parts.desk.page(citizen, limit=contacts)

    page = with_citizens(loaded, read)
    if page is None:
        fail(f"there is no citizen {citizen}")
    citizens_text.print_page(page, time_zone(loaded.config.node.timezone), unmasked=unmasked)


@app.command()
def add(
    config: ConfigOption = None,
    *,
    name_ar: NameAr = None,
    name_en: NameEn = None,
    lang: Language = None,
    warning: Warn = None,
    address: Reached = None,
) -> None:
    """Add a citizen."""
    fields = {"name_ar": name_ar, "name_en": name_en, "language": lang, "warning": warning}
    reached = [Address(kind=kind_of(one), address=one) for one in address or ()]
    if not any(fields.values()) and not reached:
        fail("say who it is: --name-ar, --name-en, --address", status=2)
    person = with_citizens(load_or_exit(config), lambda parts: parts.desk.add(fields, reached, by=_me()))
    say(f"citizen {person.id} is added")


@app.command()
def change(
    citizen: Number,
    config: ConfigOption = None,
    *,
    name_ar: NameAr = None,
    name_en: NameEn = None,
    lang: Language = None,
    warning: Warn = None,
    version: Annotated[int | None, typer.Option(help="Refuse if it was changed since this version.")] = None,
) -> None:
    """Change names, language or warning; what is not named stays."""
    named = {"name_ar": name_ar, "name_en": name_en, "language": lang, "warning": warning}
    fields = {name: value for name, value in named.items() if value is not None}
    if not fields:
        fail("say what: --name-ar, --name-en, --lang, --warning", status=2)
    _change(
        config,
        lambda parts: parts.desk.change(citizen, fields, version=version, by=_me()),
        f"citizen {citizen} is changed",
    )


@app.command()
def address(
    citizen: Number,
    address: Annotated[str, typer.Argument(help="However it is written.")],
    config: ConfigOption = None,
    *,
    kind: KindOption = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take it away.")] = False,
    shared: Annotated[bool, typer.Option("--shared", help="Others use it, too: ask who it is.")] = False,
) -> None:
    """Add a number or address to a citizen, say whether it is shared, or take it away."""
    what = kind or kind_of(address)
    if remove:
        _change(
            config,
            lambda parts: parts.desk.remove_address(citizen, what, address, by=_me()),
            f"citizen {citizen} is not reached there any more",
        )
        return
    _change(
        config,
        lambda parts: parts.desk.add_address(citizen, what, address, by=_me(), shared=shared),
        f"citizen {citizen} is reached there" + (", as others are" if shared else ""),
    )


@app.command()
def merge(
    kept: Number,
    merged: Annotated[int, typer.Argument(min=1, help="Who is the same person.")],
    config: ConfigOption = None,
) -> None:
    """Say that two are one person; the first number is kept. Nothing is moved, and it can be taken back."""
    _change(
        config, lambda parts: parts.desk.merge(kept, merged, by=_me()), f"citizen {merged} is citizen {kept}"
    )


@app.command()
def unmerge(merged: Number, config: ConfigOption = None) -> None:
    """Say that a merged citizen is somebody else after all."""
    _change(
        config, lambda parts: parts.desk.unmerge(merged, by=_me()), f"citizen {merged} stands alone again"
    )


@app.command()
def household(
    citizen: Number,
    config: ConfigOption = None,
    *,
    of: Annotated[int | None, typer.Option("--of", min=1, help="Belong to this citizen's household.")] = None,
    name: Annotated[str | None, typer.Option(help="Begin a new one of this name.")] = None,
    place: Annotated[str | None, typer.Option(help="Where the new one is.")] = None,
    leave: Annotated[bool, typer.Option("--leave", help="Belong to none.")] = False,
) -> None:
    """Say with whom a citizen lives."""
    if sum((of is not None, name is not None, leave)) != 1:
        fail("say one of --of, --name, --leave", status=2)

    async def work(parts: CitizenParts) -> Citizen:
        if await parts.desk.get(citizen) is None:
            fail(f"there is no citizen {citizen}")  # before a household is made in which nobody lives
        if name is not None:
            home: int | None = await parts.desk.add_household(name, place, by=_me())
        elif of is not None:
            other = await parts.desk.get(of)
            home = None if other is None else other.household
            if home is None:
                fail(f"citizen {of} belongs to no household: begin one with --name")
        else:
            home = None
        return await parts.desk.set_household(citizen, home, by=_me())

    person = with_citizens(load_or_exit(config), work)
    say(
        f"citizen {citizen} belongs to "
        + ("none" if person.household is None else f"household {person.household}")
    )


@app.command()
def consent(
    citizen: Number,
    purpose: Annotated[str, typer.Argument(help=f"One of: {', '.join(PURPOSES)}.")],
    proof: Annotated[str, typer.Option(help="In which call, form or letter the citizen said so.")],
    config: ConfigOption = None,
    withdrawn: Annotated[
        bool, typer.Option("--withdrawn", help="The citizen does not agree any more.")
    ] = False,
) -> None:
    """Note what a citizen agrees to, with its proof."""
    wanted = purpose.replace("-", " ").replace("_", " ").strip().lower()
    if wanted not in PURPOSES:
        fail(f"there is no purpose `{purpose}`. {did_you_mean(wanted, PURPOSES)}", status=2)
    with_citizens(
        load_or_exit(config),
        lambda parts: parts.desk.consent(citizen, wanted, given=not withdrawn, by=_me(), proof=proof),
    )
    say(f"citizen {citizen} {'no longer agrees to' if withdrawn else 'agrees to'} {wanted}")


def _change(
    config: Path | None, work: Callable[[CitizenParts], Coroutine[Any, Any, Citizen]], words: str
) -> None:
    with_citizens(load_or_exit(config), work)
    say(words)


def _me() -> str:
    return getpass.getuser()


citizens_law.register(app)
