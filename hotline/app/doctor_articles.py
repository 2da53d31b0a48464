"""Articles that menus read and nobody has written: whoever chooses one gets a person."""

import asyncio
from collections.abc import Iterator

from sqlalchemy.exc import SQLAlchemyError

from hotline.config.loader import Loaded
from hotline.crm_bridge.articles import ArticleDesk
from hotline.database import create_engine, database_url
from hotline.journal import Journal

from .article_parts import unwritten
from .finding import Finding

_REMEDY = "write it, and `hotline articles import FOLDER`; until then its callers get a person"


def articles(loaded: Loaded) -> Iterator[Finding]:
    """Yield a finding for each article that a menu reads and nobody has written, in each language.

    Nothing is found where there is no database yet; whether it can be used is for others to tell.
    """
    if not loaded.menus.articles():
        return
    try:
        missing = asyncio.run(_unwritten(loaded))
    except (SQLAlchemyError, OSError, TimeoutError):
        return
    if not missing:
        yield Finding("articles", "good", "all that menus read are written")
    for what in missing:
        yield Finding(
            "articles", "warning", f"a menu reads {what}, which nobody has written for citizens", _REMEDY
        )


async def _unwritten(loaded: Loaded) -> list[str]:
    engine = create_engine(database_url(loaded.config, loaded.paths))
    try:
        return await unwritten(loaded, ArticleDesk(Journal(engine, loaded.config.node.name), engine))
    finally:
        await engine.dispose()
