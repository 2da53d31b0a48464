"""The crew of one node: workers that share the messages which wait. Calls always come first.

    messages in the database ── one each ──> worker ── pipe ──> its engine's process
                                             worker ── pipe ──> …   as many as cores and memory allow

What waits stays in the database, so a flood costs disk and time, never memory. The oldest message comes first: each
caller was promised the same, and a flood must not bury those who were first. One that failed comes after all that
were not tried yet.
"""

import asyncio
import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import psutil
import structlog

from hotline.clock import Clock, wall_clock
from hotline.config import Configuration, Transcription
from hotline.database import create_engine, database_url
from hotline.journal import Journal
from hotline.paths import Paths

from . import capacity
from .engine_host import EngineHost, engine_command
from .jobs import Jobs
from .languages import Languages
from .models import check_models
from .priority import yield_to_calls
from .worker import Worker

#: What follows the node's name in the journal's entries of this process. The controller writes as the node itself; a
#: writer whose connection breaks in a commit finds its rows again as the next ones of its name, which would fail, and
#: write them twice, if another process wrote under the same name in between.
WRITER = "/transcriber"

#: An engine beside the first that had nothing to do for so long is ended, seconds.
REST_SECONDS = 120.0

log = structlog.get_logger()


def free_bytes() -> int:
    """Return the memory that can be taken without swapping."""
    return int(psutil.virtual_memory().available)


def make_crew(
    jobs: Jobs,
    hosts: Sequence[EngineHost],
    folder: Path,
    *,
    engine: str,
    languages: Languages,
    need_bytes: int = 0,
    clock: Clock = wall_clock,
    free: Callable[[], int] = free_bytes,
) -> list[Worker]:
    """Return a worker for each host; `folder` is the one of messages.

    A later one begins only when all before it are busy, so that a message finds a model that is loaded; and, if its
    engine must be started, only where twice the memory that it needs (`need_bytes`) is free.
    """
    crew: list[Worker] = []

    def may_begin(place: int) -> bool:
        if not all(worker.busy for worker in crew[:place]):
            return False
        return place == 0 or crew[place].has_engine or free() > 2 * need_bytes

    for place, host in enumerate(hosts):
        worker = Worker(
            jobs,
            host,
            folder,
            engine=engine,
            languages=languages,
            clock=clock,
            may_begin=partial(may_begin, place),
            rest_seconds=REST_SECONDS if place else None,
        )
        crew.append(worker)
    return crew


async def run_crew(
    config: Configuration, paths: Paths, stop: asyncio.Event, *, clock: Clock = wall_clock
) -> None:
    """Write down this node's messages with the configured engine until `stop` is set.

    Raises `DatabaseError` for a URL that cannot be used.
    """
    yield_to_calls()
    rules = config.transcription
    languages = _usable_languages(config)
    models = capacity.models_bytes(rules.models[language] for language in languages)
    hosts = _hosts(rules, models)
    database = create_engine(database_url(config, paths))
    journal = Journal(database, config.node.name + WRITER)
    jobs = Jobs(database, journal, clock, node=config.node.name)
    crew = make_crew(
        jobs,
        hosts,
        paths.messages,
        engine=rules.engine,
        languages=Languages(languages),
        need_bytes=capacity.engine_bytes(models),
        clock=clock,
    )
    log.info("transcriber started", engine=rules.engine, languages=sorted(languages), workers=len(crew))
    try:
        async with asyncio.TaskGroup() as group:
            for worker in crew:
                group.create_task(worker.run(stop))
    finally:
        await journal.close()
        await database.dispose()
    log.info("transcriber stopped")


def _hosts(rules: Transcription, models: int) -> list[EngineHost]:
    """Return the engines' hosts; `models` is the size of the models that each may load."""
    cores = len(os.sched_getaffinity(0))
    count = capacity.workers_for(rules, models, cores=cores, free_bytes=free_bytes())
    most = capacity.most_bytes(rules, models)
    return [EngineHost(engine_command(rules), most_bytes=most) for _ in range(count)]


def _usable_languages(config: Configuration) -> set[str]:
    """Return the languages with a model that looks sound; the log says what is wrong with the others."""
    rules = config.transcription
    problems = check_models(config)
    for problem in problems:
        log.error(problem.what, key=problem.key, remedy=problem.remedy)
    broken = {problem.language for problem in problems}
    if rules.engine == "none" or None in broken:
        return set()
    return set(rules.models) - {language for language in broken if language is not None}
