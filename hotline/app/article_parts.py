"""The knowledge base in a controller: what articles may name, the first ones, and those that menus miss."""

import asyncio
from collections.abc import Callable, Collection

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.config import Configuration
from hotline.config.loader import ConfigurationError, Loaded
from hotline.crm_bridge.article import ArticleError
from hotline.crm_bridge.article_file import Known
from hotline.crm_bridge.article_folder import read_folder
from hotline.crm_bridge.articles import ArticleDesk
from hotline.files import kind_of
from hotline.journal import JournalError

#: Beside the configuration's file; what is in it fills a knowledge base that is empty.
FOLDER = "articles"

#: Who wrote them, in audit and journal.
BY = "first start"

#: How often it is looked whether a reload has put other menus in place, seconds.
LOOK_SECONDS = 1.0

log = structlog.get_logger()


def known_to(config: Configuration) -> Known:
    """Return the languages and categories that articles may name."""
    return Known(config.node.languages, tuple(config.categories))


async def fill(loaded: Loaded, desk: ArticleDesk) -> int:
    """Take in the articles beside the configuration's file where there are none yet; return how many.

    Files with faults are a warning: nobody's call waits for them. Raises what the database raises.
    """
    folder = loaded.file.parent / FOLDER
    if kind_of(folder) != "folder" or await desk.list():
        return 0
    try:
        drafts = read_folder(folder, known_to(loaded.config))
        await desk.write_all(drafts, by=BY)
    except (ConfigurationError, ArticleError) as error:
        log.warning("the first articles are not taken in", folder=str(folder), problem=str(error))
        return 0
    log.info("took in the first articles", articles=len(drafts), folder=str(folder))
    return len(drafts)


async def open_articles(loaded: Loaded, desk: ArticleDesk) -> None:
    """Take in the first articles, and warn of those that menus read and nobody has written.

    A knowledge base that does not answer is a warning too: whoever chooses an article gets a person.
    """
    try:
        await fill(loaded, desk)
    except (SQLAlchemyError, JournalError, OSError, TimeoutError) as error:
        log.warning("the knowledge base does not answer", problem=type(error).__name__)
    else:
        await warn_of_missing(loaded, desk)


async def watch_articles(loaded: Callable[[], Loaded], desk: ArticleDesk) -> None:
    """Warn of missing articles again whenever a reload has put other menus or languages in place; until cancelled."""
    seen = _read_out(loaded())
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        now = loaded()
        if _read_out(now) != seen:
            seen = _read_out(now)
            await warn_of_missing(now, desk)


async def warn_of_missing(loaded: Loaded, desk: ArticleDesk) -> None:
    """Warn of each article that menus read and nobody has written, and of a knowledge base that does not answer."""
    try:
        for what in await unwritten(loaded, desk):
            log.warning("callers who choose this article get a person instead", article=what)
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        log.warning("the knowledge base does not answer", problem=type(error).__name__)


def _read_out(loaded: Loaded) -> tuple[Collection[str], Collection[str]]:
    return frozenset(loaded.menus.articles()), loaded.config.node.languages


async def unwritten(loaded: Loaded, desk: ArticleDesk) -> list[str]:
    """Return `name (language)` of each article that a menu reads and citizens cannot hear."""
    there = {(one.name, one.language) for one in await desk.list(public_only=True)}
    wanted = ((name, tag) for name in sorted(loaded.menus.articles()) for tag in loaded.config.node.languages)
    return [f"{name} ({language})" for name, language in wanted if (name, language) not in there]
