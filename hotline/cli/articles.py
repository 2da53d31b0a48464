"""`hotline articles`: the knowledge base, from Markdown files and to them."""

import getpass
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

import typer

from hotline.app.article_parts import known_to
from hotline.config.loader import ConfigurationError, Loaded
from hotline.crm_bridge.article import ArticleError
from hotline.crm_bridge.article_folder import read_folder, write_folder
from hotline.crm_bridge.articles import ArticleDesk
from hotline.database import database_url, migrate
from hotline.problems import did_you_mean

from . import articles_text
from .common import ConfigOption, fail, load_or_exit, say
from .stored import Stored, in_database

R = TypeVar("R")

app = typer.Typer(help="Articles of the knowledge base.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="The article's name, for example rubbish-days.")]
LanguageOption = Annotated[str | None, typer.Option("--lang", help="Only this language.")]
CategoryOption = Annotated[str | None, typer.Option(help="Only this key under \\[categories].")]
PublicOption = Annotated[bool, typer.Option("--public", help="Only what citizens may hear and read.")]
FolderArgument = Annotated[
    Path, typer.Argument(help="The folder, with <language>/<name>.md in it.", readable=False)
]


@app.command("import")
def import_articles(
    folder: FolderArgument,
    config: ConfigOption = None,
    new: Annotated[bool, typer.Option("--new", help="Leave articles alone that are there already.")] = False,
) -> None:
    """Take in all articles of a folder, or none: what is the same stays, what is missing there stays too."""
    loaded = load_or_exit(config)
    try:
        drafts = read_folder(folder, known_to(loaded.config))
    except ConfigurationError as error:
        fail(str(error), status=2)

    async def take(desk: ArticleDesk) -> list[str]:
        there = {(one.name, one.language) for one in await desk.list()} if new else set()
        wanted = [draft for draft in drafts if (draft.name, draft.language) not in there]
        return [
            *await desk.write_all(wanted, by=getpass.getuser()),
            *["unchanged"] * (len(drafts) - len(wanted)),
        ]

    loaded.paths.create()
    outcomes = _at_desk(loaded, take, prepare=True)
    counts = [f"{outcomes.count(word)} {word}" for word in ("written", "changed", "unchanged")]
    say(f"{len(outcomes)} articles: {', '.join(counts)}")


@app.command()
def export(folder: FolderArgument, config: ConfigOption = None) -> None:
    """Write all articles into a folder; other files in it stay."""
    loaded = load_or_exit(config)
    articles = _at_desk(loaded, lambda desk: desk.list())
    try:
        written = write_folder(folder, articles)
    except OSError as error:
        fail(f"cannot write to {folder}: {error.strerror or error}")
    say(f"{len(articles)} articles: {written} files written, {len(articles) - written} as they were")


@app.command("list")
def list_articles(
    config: ConfigOption = None,
    lang: LanguageOption = None,
    category: CategoryOption = None,
    public: PublicOption = False,
) -> None:
    """List the articles by name."""
    loaded = load_or_exit(config)
    _check(loaded, lang, category)
    found = _at_desk(loaded, lambda desk: desk.list(language=lang, category=category, public_only=public))
    articles_text.print_table(found)


@app.command()
def show(name: Name, config: ConfigOption = None, lang: LanguageOption = None) -> None:
    """Show an article in all its languages."""
    loaded = load_or_exit(config)
    _check(loaded, lang, None)
    found = [one for one in _at_desk(loaded, lambda desk: desk.list(language=lang)) if one.name == name]
    if not found:
        _unknown(loaded, name)
    articles_text.print_articles(found)


@app.command()
def search(  # noqa: PLR0917 -- each is an option of the command line
    text: Annotated[str, typer.Argument(help="Words, in any spelling.")],
    config: ConfigOption = None,
    lang: LanguageOption = None,
    category: CategoryOption = None,
    public: PublicOption = False,
    limit: Annotated[int, typer.Option(min=1, help="The best so many.")] = 10,
) -> None:
    """Search the articles, the best first."""
    loaded = load_or_exit(config)
    _check(loaded, lang, category)
    found = _at_desk(
        loaded,
        lambda desk: desk.search(text, language=lang, category=category, public_only=public, limit=limit),
    )
    articles_text.print_found(found)


@app.command()
def remove(
    name: Name,
    lang: Annotated[str, typer.Option("--lang", help="In which language.")],
    config: ConfigOption = None,
) -> None:
    """Take an article out in one language."""
    loaded = load_or_exit(config)
    _check(loaded, lang, None)
    _at_desk(loaded, lambda desk: desk.remove(name, lang, by=getpass.getuser()))
    say(f"{name} ({lang}) is taken out")


# --- the knowledge base ---


def _at_desk(loaded: Loaded, work: Callable[[ArticleDesk], Awaitable[R]], *, prepare: bool = False) -> R:
    """Do something at the desk; say in words what went wrong, and end. `prepare` makes what is missing of the store."""

    async def at_work(stored: Stored) -> R:
        if prepare:
            await migrate(database_url(loaded.config, loaded.paths))
        return await work(ArticleDesk(stored.journal, stored.engine))

    remedy = "hotline articles import FOLDER"
    return in_database(loaded, at_work, none="there are no articles", remedy=remedy, said=(ArticleError,))


def _unknown(loaded: Loaded, name: str) -> NoReturn:
    known = {one.name for one in _at_desk(loaded, lambda desk: desk.list())}
    fail(f"there is no article `{name}`. {did_you_mean(name, known)}")


def _check(loaded: Loaded, language: str | None, category: str | None) -> None:
    known = known_to(loaded.config)
    if language is not None and language not in known.languages:
        fail(f"--lang: `{language}` is not offered. {did_you_mean(language, known.languages)}", status=2)
    if category is not None and category not in known.categories:
        fail(
            f"--category: there is no category `{category}`. {did_you_mean(category, known.categories)}",
            status=2,
        )
