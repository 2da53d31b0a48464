"""The knowledge base in a controller: what articles may name, and the first ones."""

import structlog

from hotline.config import Configuration
from hotline.config_loader import ConfigurationError, Loaded
from hotline.crm_bridge.article import ArticleError
from hotline.crm_bridge.article_file import Known
from hotline.crm_bridge.article_folder import read_folder
from hotline.crm_bridge.articles import ArticleDesk
from hotline.files import kind_of

#: Beside the configuration's file; what is in it fills a knowledge base that is empty.
FOLDER = "articles"

#: Who wrote them, in audit and journal.
BY = "first start"

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
