"""Reads an article of the knowledge base to a caller in the menus.

    title ── sentence ── sentence ── … ── "again: 1" ── a moment for a key ── the menu again
       └ 1 # from the beginning, * the menu, 0 a person; other keys count in the menu

While one piece is heard the next ones are made, so that only the first caller of a new article waits, and only for its
title. Whatever cannot be read leads to a person.
"""

import asyncio

import structlog

from hotline.asterisk.agi import CallerHungUp
from hotline.events import ArticleRead

from .article_pieces import pieces
from .article_ports import SpokenArticle
from .context import CallContext
from .speaker import ALL_KEYS

#: Keys that begin the article anew.
AGAIN = frozenset({"1", "#"})

#: After so many readings the caller is back in the menu: no call listens for ever.
MOST_READINGS = 10

#: A caller waits no longer for the knowledge base, seconds.
LOOK_UP_SECONDS = 3.0

#: So many pieces are made while one is heard.
AHEAD = 2

log = structlog.get_logger()


class ArticleUnreadableError(Exception):
    """There is no such article in the caller's language, or no voice for it."""


async def read_article(context: CallContext, name: str) -> str | None:
    """Read the article as often as the caller likes; return the key that the caller pressed instead, None: none.

    Raises `ArticleUnreadableError`, which is logged, and `CallerHungUp`.
    """
    article = await _find(context, name)
    said = pieces(article.title, article.text)
    seconds = context.services.config.ivr.first_digit_seconds
    for _ in range(MOST_READINGS):
        key = await _read(context, name, said)
        if key is None:
            key = await context.speaker.ask(("status-press-again", "status-press-back"), seconds=seconds)
        if key not in AGAIN:
            return key
    return None


async def _find(context: CallContext, name: str) -> SpokenArticle:
    find = context.services.article
    try:
        async with asyncio.timeout(LOOK_UP_SECONDS):
            article = await find(name, context.language) if find is not None else None
    except Exception as error:
        log.exception("no answer about an article", call=context.call, article=name)
        raise ArticleUnreadableError from error
    if article is None:
        log.error("an article is missing", call=context.call, article=name, language=context.language)
        raise ArticleUnreadableError
    return article


async def _read(context: CallContext, name: str, said: tuple[str, ...]) -> str | None:
    """Read all pieces; return the key that interrupted them. What was heard is journalled."""
    try:
        key = await _say_all(context, name, said)
    except CallerHungUp:
        _note(context, name, whole=False)
        raise
    _note(context, name, whole=key is None)
    return key


async def _say_all(context: CallContext, name: str, said: tuple[str, ...]) -> str | None:
    for number, piece in enumerate(said, 1):
        key = await _say(context, name, piece, said[number : number + AHEAD])
        if key is not None:
            return key
    return None


async def _say(context: CallContext, name: str, piece: str, ahead: tuple[str, ...]) -> str | None:
    texts = context.services.texts
    for text in (piece, *ahead):
        texts.prepare(context.language, text)
    sound = await texts.sound(context.language, piece)
    if sound is None:
        log.error("an article cannot be spoken", call=context.call, article=name, language=context.language)
        raise ArticleUnreadableError
    return await context.speaker.play(sound, ALL_KEYS)


def _note(context: CallContext, name: str, *, whole: bool) -> None:
    read = ArticleRead(
        at=context.now(), call=context.call, article=name, language=context.language, whole=whole
    )
    context.note(read)
