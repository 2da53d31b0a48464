"""How `hotline articles` shows articles."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from hotline.crm_bridge.article import Article, Found


def print_table(articles: Sequence[Article]) -> None:
    """Print one line for each article."""
    console = Console(highlight=False)
    if not articles:
        console.print("no articles")
        return
    table = Table("name", "language", "title", "category", "for", "version", "by", box=None)
    for one in articles:
        table.add_row(
            one.name, one.language, Text(one.title), one.category or "", _for(one), str(one.version), Text(one.by)
        )  # fmt: skip
    console.print(table)


def print_articles(articles: Sequence[Article]) -> None:
    """Print whole articles."""
    console = Console(highlight=False, soft_wrap=True)
    for one in articles:
        about = f", {one.category}" if one.category else ""
        console.print(
            f"{one.name} ({one.language}{about}, {_for(one)}, version {one.version} by {one.by})",
            markup=False,
        )
        console.print(Text(one.title, style="bold"))
        console.print(f"\n{one.text}\n", markup=False)


def print_found(found: Sequence[Found]) -> None:
    """Print what a search found, its words bold."""
    console = Console(highlight=False, soft_wrap=True)
    if not found:
        console.print("nothing found")
    for one in found:
        console.print(f"{one.article.name} ({one.article.language}): {one.article.title}", markup=False)
        excerpt = Text(f"  {one.excerpt}")
        for begin, end in one.marks:
            excerpt.stylize("bold", begin + 2, end + 2)
        console.print(excerpt)


def _for(article: Article) -> str:
    return "citizens" if article.public else "agents"
