"""`hotline demo`: a hotline without citizens, made to live."""

import asyncio
import contextlib
import signal
from collections.abc import Callable, Iterator
from typing import Annotated

import httpx
import typer
from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeRemainingColumn

from hotline import logs
from hotline.app.running import is_running
from hotline.asterisk.ami import AmiError
from hotline.asterisk.program import ProgramError, find_program
from hotline.config.loader import Loaded
from hotline.secrets import Secrets, SecretsError
from hotline.traffic.plan import citizens
from hotline.traffic.run import Progress, play, signed_in
from hotline.traffic.telephones import telephones

from .common import ConfigOption, fail, load_or_exit, say

app = typer.Typer(help="A hotline to look at.", no_args_is_help=True)

#: What simulated people say: a prompt that every hotline has.
SPEECH = "welcome"

#: A running hotline answers within this time, seconds.
ANSWER_SECONDS = 5.0

MinutesOption = Annotated[float, typer.Option(min=0.1, max=240, help="How long.")]
RateOption = Annotated[
    float, typer.Option("--calls-per-hour", min=1, max=7200, help="How many citizens call.")
]
TalkOption = Annotated[
    float, typer.Option("--talk-seconds", min=3, max=600, help="How long they talk, on average.")
]
AgentOption = Annotated[
    list[str] | None,
    typer.Option("--agent", help="Who answers, by key; all who are signed out, but the first, unless given."),
]
SeedOption = Annotated[int, typer.Option(help="The same number gives the same calls.")]


@app.callback()
def _demo() -> None:
    """Keep `demo` a group of commands, though it has one."""


@app.command()
def traffic(
    *,
    minutes: MinutesOption = 10,
    calls_per_hour: RateOption = 240,
    talk_seconds: TalkOption = 45,
    agent: AgentOption = None,
    seed: SeedOption = 1111,
    config: ConfigOption = None,
) -> None:
    """Let simulated citizens call the running hotline, and simulated agents answer; Ctrl-C ends it.

    They are real telephone calls over loopback: the wallboard, the records and the reports count them.
    """
    logs.configure(level="warning")
    loaded = load_or_exit(config)
    if not is_running(loaded.paths):
        fail("the hotline does not run: start it with `scripts/run` or `hotline up`")
    if loaded.config.asterisk.mode != "private" or not loaded.config.sip.allow_anonymous:
        fail("simulated citizens need a hotline of its own with sip.allow_anonymous = true, such as the demo")
    agents = _passwords(loaded, agent)
    # Told to end, it ends like by Ctrl-C: nobody stays on the line, and no Asterisk of ours is left.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        try:
            progress = asyncio.run(
                _traffic(
                    loaded, agents, seconds=60 * minutes, rate=calls_per_hour, talk=talk_seconds, seed=seed
                )
            )
        except (AmiError, ProgramError, OSError) as error:
            fail(f"the simulated telephones could not be started: {error}")
        say(f"{progress.begun} citizens called, {progress.left_out} could not.")


async def _traffic(
    loaded: Loaded, agents: dict[str, str], *, seconds: float, rate: float, talk: float, seed: int
) -> Progress:
    config, codes = loaded.config, loaded.config.feature_codes
    number = next(iter(config.numbers))
    plan = citizens(seed, calls_per_hour=rate, seconds=seconds, languages=len(config.node.languages))
    speech = loaded.paths.sounds / config.node.languages[0] / SPEECH
    where = f"{config.sip.host}:{config.sip.port}"
    program = find_program(config)
    async with (
        telephones(program, where, agents, speech=speech, mean_talk_seconds=talk, seed=seed) as phones,
        signed_in(phones, agents, codes.sign_in, codes.sign_out),
    ):
        with _bar(seconds) as told:
            return await play(phones, plan, number, seconds=seconds, told=told)


@contextlib.contextmanager
def _bar(seconds: float) -> Iterator[Callable[[Progress], None]]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("the first citizen dials…", total=seconds)

        def told(progress: Progress) -> None:
            text = f"{len(progress.going_on)} on the line, {progress.ended} done"
            bar.update(task, description=text, completed=bar.tasks[task].elapsed or 0)

        yield told


def _passwords(loaded: Loaded, wanted: list[str] | None) -> dict[str, str]:
    """Return the SIP passwords of those who are to answer."""
    known = loaded.config.agents
    unknown = [key for key in wanted or () if key not in known]
    if unknown:
        fail(f"--agent {unknown[0]}: there is no such agent; there are {', '.join(known)}")
    try:
        secrets = Secrets.load(loaded.paths.secrets)
    except (SecretsError, OSError) as error:
        fail(str(error))
    if secrets is None:
        fail("there are no passwords yet: start the hotline once")
    return {key: secrets.agents[key] for key in wanted or _free_agents(loaded) if key in secrets.agents}


def _free_agents(loaded: Loaded) -> list[str]:
    """Return who is signed out; the first of the configuration is left for the one who looks."""
    web = loaded.config.web
    try:
        live = (
            httpx.get(f"http://{web.host}:{web.port}/api/live", timeout=ANSWER_SECONDS)
            .raise_for_status()
            .json()
        )
    except httpx.HTTPError as error:
        fail(f"the hotline does not say who is signed in: {error}")
    return [row["agent"] for row in live["agents"][1:] if row["state"] == "signed out"]
