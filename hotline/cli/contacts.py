"""`hotline contacts`: what citizens wrote and waits for somebody, until there is a desk for it."""

import getpass
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.table import Column, Table

from hotline.clock import wall_clock
from hotline.config.loader import Loaded
from hotline.crm_bridge.channels.contact_desk import WAITING, ContactDesk, ContactError, StoredContact
from hotline.crm_bridge.channels.email_parsing import UnreadableEmailError
from hotline.crm_bridge.channels.email_shelf import EmailShelf, NotRefusedError
from hotline.crm_bridge.contact import Taken, new_contact
from hotline.crm_bridge.contact_queue import ContactQueue
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.intake import CaseIntake
from hotline.crm_bridge.intake_text import mentions
from hotline.phone import mask
from hotline.problems import did_you_mean

from .common import ConfigOption, fail, load_or_exit, say
from .stored import Stored, in_database

R = TypeVar("R")

app = typer.Typer(help="Contacts: what citizens wrote, by e-mail, text, post or form.", no_args_is_help=True)

Contact = Annotated[str, typer.Argument(help="As `hotline contacts list` shows it.")]


@dataclass(frozen=True, slots=True)
class _Office:
    desk: ContactDesk
    queue: ContactQueue
    intake: CaseIntake
    shelf: EmailShelf


@app.command("list")
def list_contacts(
    config: ConfigOption = None,
    queue: Annotated[str | None, typer.Option(help="Only those of this queue.")] = None,
    state: Annotated[str, typer.Option(help="`waiting`, `done`, `refused`, `to send`, `failed`.")] = WAITING,
    limit: Annotated[int, typer.Option(min=1, help="Show the oldest so many.")] = 50,
) -> None:
    """List the contacts that wait for somebody, the oldest first."""
    loaded = load_or_exit(config)
    if queue is not None and queue not in loaded.config.queues:
        fail(f"--queue: there is no queue `{queue}`. {did_you_mean(queue, loaded.config.queues)}", status=2)
    found = _at_desk(loaded, lambda office: office.desk.listed(state, queue, limit))
    # Whole, however narrow the terminal is: the other commands ask for it.
    whole = Column("contact", min_width=len(new_contact(0.0)), no_wrap=True)
    table = Table(whole, "when", "channel", "queue", "case", "subject")
    for one in found:
        when = _moment(one.at, loaded)
        table.add_row(one.contact, when, one.channel, one.queue or "", one.reference or "", one.subject[:60])
    Console(highlight=False).print(table if found else f"no contact is {state}")


@app.command()
def show(
    contact: Contact,
    config: ConfigOption = None,
    unmasked: Annotated[bool, typer.Option("--unmasked", help="Show the whole address.")] = False,
) -> None:
    """Show a contact with its words and its files."""
    loaded = load_or_exit(config)

    async def read(office: _Office) -> tuple[StoredContact, list[str]]:
        files = await office.desk.files_of(contact)
        lines = [f"{file.name} ({file.media_type}, {file.bytes} bytes)" for file in files]
        return await office.desk.find(contact), lines

    found, files = _at_desk(loaded, read)
    who = (found.sender if found.direction == "in" else found.recipient) or "nobody knows"
    named = [] if found.reference else list(mentions(found.subject, found.text))
    facts = {
        "contact": found.contact,
        "when": _moment(found.at, loaded),
        "channel": f"{found.channel}, {found.direction}",
        "address": who if unmasked else _masked(who),
        "state": found.state,
        "queue": found.queue or "none",
        "case": found.reference or "none",
        "may name": ", ".join(named),
        "subject": found.subject,
        "files": "; ".join(files),
    }
    lines = [f"{name:>8}  {value}" for name, value in facts.items() if value]
    say("\n".join([*lines, "", found.text]))


@app.command("next")
def next_contact(
    agent: Annotated[str, typer.Argument(help="The agent's number.")], config: ConfigOption = None
) -> None:
    """Give an agent the contact that comes next: of a queue of the agent, the oldest whose language fits."""
    loaded = load_or_exit(config)
    if agent not in loaded.config.agents:
        fail(f"there is no agent `{agent}`. {did_you_mean(agent, loaded.config.agents)}", status=2)
    found = _at_desk(loaded, lambda office: office.queue.next(agent))
    say(f"{agent} has {found}" if found else f"nothing waits for {agent}")


@app.command("return")
def give_back(contact: Contact, config: ConfigOption = None) -> None:
    """Let anybody have a contact again, whether somebody has it or it is done."""
    _at_desk(load_or_exit(config), lambda office: office.desk.reopen(contact, by=getpass.getuser()))
    say(f"{contact} is for anybody again")


@app.command()
def tie(
    contact: Contact,
    config: ConfigOption = None,
    case: Annotated[str | None, typer.Option(help="The reference of the case to which it belongs.")] = None,
    citizen: Annotated[int | None, typer.Option(help="The number of the citizen who wrote it.")] = None,
) -> None:
    """Say to which case a contact belongs, or who wrote it. Its files go with it."""
    named = {"reference": case, "citizen": citizen}
    ties = {name: value for name, value in named.items() if value is not None}
    if not ties:
        fail("say to what it belongs: --case, --citizen", status=2)
    _at_desk(load_or_exit(config), lambda office: office.desk.tie(contact, ties, by=getpass.getuser()))
    say(f"{contact} belongs to " + " and ".join(f"{name} {value}" for name, value in ties.items()))


@app.command()
def done(contact: Contact, config: ConfigOption = None) -> None:
    """Say that nobody has to look after a contact any more."""
    _at_desk(load_or_exit(config), lambda office: office.desk.done(contact, by=getpass.getuser()))
    say(f"{contact} is done")


@app.command()
def answer(
    contact: Contact, text: Annotated[str, typer.Argument(help="The words.")], config: ConfigOption = None
) -> None:
    """Answer a contact by its own channel; the controller sends it."""
    by = getpass.getuser()
    ours = _at_desk(load_or_exit(config), lambda office: office.desk.answer(contact, text, by=by))
    say(f"{contact} is answered by {ours}, which the controller sends")


@app.command()
def retry(contact: Contact, config: ConfigOption = None) -> None:
    """Read an e-mail again that was set aside because nobody could read it."""
    loaded = load_or_exit(config)
    own = loaded.config.email.address if loaded.config.email is not None else ""

    async def again(office: _Office) -> Taken:
        return await office.shelf.retry(contact, office.intake, own)

    taken = _at_desk(loaded, again)
    case = f" and belongs to case {taken.reference}" if taken.reference else ""
    say(f"{contact} is taken in as {taken.contact}{case}")


def _at_desk(loaded: Loaded, work: Callable[[_Office], Awaitable[R]]) -> R:
    """Do something with contacts; say in words what went wrong, and end."""

    async def at_work(stored: Stored) -> R:
        config, journal = loaded.config, stored.journal
        files = FileStore(loaded.paths.files, config.cases.max_attachment_megabytes * 1_000_000)
        desk = ContactDesk(journal, stored.engine, wall_clock)
        shelf = EmailShelf(files, journal, stored.engine, wall_clock)
        queue = ContactQueue(journal, lambda: config, wall_clock)
        return await work(_Office(desk, queue, CaseIntake(journal, files, lambda: config), shelf))

    said = (ContactError, NotRefusedError, UnreadableEmailError)
    return in_database(loaded, at_work, none="there are no contacts", said=said)


def _masked(address: str) -> str:
    if "@" in address[1:]:
        name, _, domain = address.rpartition("@")
        return f"{name[:1]}…@{domain}"
    return mask(address) if address.startswith("+") else f"{address[:2]}…"


def _moment(at: float, loaded: Loaded) -> str:
    return f"{datetime.fromtimestamp(at, ZoneInfo(loaded.config.node.timezone)):%Y-%m-%d %H:%M}"
