"""`hotline messages`: what callers left, and what is done with it."""

import getpass
import shutil
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hotline.config.loader import Loaded
from hotline.problems import did_you_mean
from hotline.queue.hours import time_zone
from hotline.voicemail.listing import StoredMessage, Wanted, quarantined
from hotline.voicemail.states import State

from .common import ConfigOption, fail, load_or_exit, say
from .control import ask_or_exit
from .messages_session import Session, check_agent, in_inbox
from .messages_text import MessageText

app = typer.Typer(help="Messages that callers left.")


class Format(StrEnum):
    """What the list looks like."""

    TABLE = "table"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="A table for people, or JSON.")]
LimitOption = Annotated[int, typer.Option(min=1, help="Show so many.")]
UnmaskedOption = Annotated[bool, typer.Option("--unmasked", help="Show whole telephone numbers.")]
RetryOption = Annotated[
    bool, typer.Option("--retry-failed", help="First let failed transcripts be tried again.")
]
Which = Annotated[str, typer.Argument(help="The message, or its case's reference.")]
AgentOption = Annotated[str, typer.Option("--agent", help="The agent's key.", show_default=False)]
ByOption = Annotated[
    str | None, typer.Option("--agent", help="In the name of this agent; else of the machine's user.")
]


@app.callback(invoke_without_command=True)
def messages(
    context: typer.Context,
    *,
    config: ConfigOption = None,
    output: FormatOption = Format.TABLE,
    limit: LimitOption = 50,
    unmasked: UnmaskedOption = False,
    retry_failed: RetryOption = False,
) -> None:
    """List the messages that callers left: what is overdue first, then the newest."""
    if context.invoked_subcommand is None:
        _list(load_or_exit(config), Wanted(), output, limit, unmasked=unmasked, retry_failed=retry_failed)
    elif any(_is_given(context, name) for name in context.params):
        command = f"hotline messages {context.invoked_subcommand}"
        fail(f"write the options behind the command: {command} --config …", status=2)


@app.command("list")
def list_messages(
    *,
    config: ConfigOption = None,
    state: Annotated[str | None, typer.Option(help=f"Only these: {', '.join(State)}.")] = None,
    queue: Annotated[str | None, typer.Option(help="Only those for this queue.")] = None,
    mine: Annotated[str | None, typer.Option(metavar="AGENT", help="Only those of this agent.")] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only those whose time has passed.")] = False,
    output: FormatOption = Format.TABLE,
    limit: LimitOption = 50,
    unmasked: UnmaskedOption = False,
    retry_failed: RetryOption = False,
) -> None:
    """List messages: what is overdue first, then the newest."""
    loaded = load_or_exit(config)
    if queue is not None and queue not in loaded.config.queues:
        remedy = did_you_mean(queue, loaded.config.queues)
        fail(f"--queue: there is no queue `{queue}`. {remedy}", status=2)
    if mine is not None:
        check_agent(loaded, mine)
    wanted = Wanted(state=_state(state), queue=queue, agent=mine, overdue=overdue)
    _list(loaded, wanted, output, limit, unmasked=unmasked, retry_failed=retry_failed)


@app.command()
def show(which: Which, config: ConfigOption = None, unmasked: UnmaskedOption = False) -> None:
    """Show all that is known of a message."""
    loaded = load_or_exit(config)

    async def read(session: Session) -> tuple[StoredMessage, list[str]]:
        found = await session.find(which)
        order = session.assignment.order(found.queue, found.language, await session.listing.load())
        return found, order

    found, proposed = in_inbox(loaded, read)
    _text(loaded, unmasked=unmasked).print_one(found, proposed)


@app.command()
def take(which: Which, agent: AgentOption, config: ConfigOption = None) -> None:
    """Have an agent look after a message; nobody else can take it then."""
    loaded = load_or_exit(config)
    check_agent(loaded, agent)

    async def work(session: Session) -> tuple[StoredMessage, bool]:
        found = await session.find(which)
        return found, await session.handling.take(found.id, agent)

    found, changed = in_inbox(loaded, work)
    _say(f"{agent} has the message of {found.reference}" + ("" if changed else " already"))


@app.command("return")
def give_back(which: Which, config: ConfigOption = None, agent: ByOption = None) -> None:
    """Let anybody have a message again."""
    loaded = load_or_exit(config)
    by = getpass.getuser() if agent is None else check_agent(loaded, agent)

    async def work(session: Session) -> StoredMessage:
        found = await session.find(which)
        await session.handling.give_back(found.id, by, is_agent=agent is not None)
        return found

    _say(f"the message of {in_inbox(loaded, work).reference} is for anybody again")


@app.command()
def close(which: Which, config: ConfigOption = None, agent: ByOption = None) -> None:
    """Say that nothing is left to do for a message. Its case goes on."""
    loaded = load_or_exit(config)
    by = getpass.getuser() if agent is None else check_agent(loaded, agent)

    async def work(session: Session) -> tuple[StoredMessage, bool]:
        found = await session.find(which)
        return found, await session.handling.close(found.id, by, is_agent=agent is not None)

    found, changed = in_inbox(loaded, work)
    _say(f"the message of {found.reference} is closed" + ("" if changed else " already"))


@app.command("call-back")
def call_back(which: Which, agent: AgentOption, config: ConfigOption = None) -> None:
    """Have the citizen called back for an agent, who takes the message; the hotline must run for that."""
    loaded = load_or_exit(config)
    check_agent(loaded, agent)
    found = in_inbox(loaded, lambda session: session.find(which))
    told = ask_or_exit(loaded, "message-call-back", {"message": found.id, "agent": agent})
    _say(f"the citizen of {found.reference} is called when an agent is free: call-back {told['callback']}")


@app.command("next")
def next_message(
    agent: AgentOption,
    config: ConfigOption = None,
    unmasked: UnmaskedOption = False,
    takes: Annotated[bool, typer.Option("--take", help="Have the agent take it.")] = False,
) -> None:
    """Show the message that an agent should take next: by due time, skills, and what others have in hand."""
    loaded = load_or_exit(config)
    check_agent(loaded, agent)

    async def work(session: Session) -> StoredMessage | None:
        found = await session.listing.next_for(agent, session.assignment)
        if found is None or not takes:
            return found
        await session.handling.take(found.id, agent)
        return await session.find(found.id)

    found = in_inbox(loaded, work)
    if found is None:
        _say(f"no message waits for {agent}")
    else:
        _text(loaded, unmasked=unmasked).print_one(found, [agent])


@app.command()
def audio(
    which: Which,
    file: Annotated[Path, typer.Argument(help="Where to write it: a new file.", readable=False)],
    config: ConfigOption = None,
) -> None:
    """Copy the audio of a message to a file."""
    loaded = load_or_exit(config)
    found = in_inbox(loaded, lambda session: session.find(which))
    if found.node != loaded.config.node.name and not found.audio.exists():
        fail(f"the audio is on the node {found.node}: run this there")
    try:
        with found.audio.open("rb") as source, file.open("xb") as target:
            shutil.copyfileobj(source, target)
    except FileExistsError:
        fail(f"{file} is there already: name another one, or remove it", status=2)
    except OSError as error:
        fail(f"{error.filename or file} cannot be copied: {error.strerror}")
    _say(f"{file}: {found.seconds:.1f} s")


def _is_given(context: typer.Context, name: str) -> bool:
    source = context.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def _list(
    loaded: Loaded, wanted: Wanted, output: Format, limit: int, *, unmasked: bool, retry_failed: bool
) -> None:
    async def read(session: Session) -> tuple[list[StoredMessage], int]:
        if retry_failed:
            await session.listing.retry_failed()
        return await session.listing.page(wanted, limit), await session.listing.count(wanted)

    found, total = in_inbox(loaded, read)
    text = _text(loaded, unmasked=unmasked)
    if output is Format.JSON:
        typer.echo(text.json(found))
    else:
        text.print_list(found, total, quarantined(loaded.paths))


def _text(loaded: Loaded, *, unmasked: bool) -> MessageText:
    config = loaded.config
    zone = time_zone(config.node.timezone)
    return MessageText(zone, config.transcription.min_word_confidence, unmasked=unmasked)


def _state(text: str | None) -> State | None:
    if text is None:
        return None
    wanted = text.replace("-", " ").strip().lower()
    if wanted not in list(State):
        fail(f"--state: there is no state `{text}`. {did_you_mean(wanted, list(State))}", status=2)
    return State(wanted)


def _say(text: str) -> None:
    say(text)
