"""An article of the knowledge base: what the city says about something, in one language. Pure."""

import re
import unicodedata
from dataclasses import dataclass

#: As the configuration's names (`config.field_types.Name`): it is a file's name and stands in menus.
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")

MOST_TITLE = 200
#: About 25 minutes of speech; longer texts belong on a web page.
MOST_TEXT = 20_000


class ArticleError(Exception):
    """An article cannot be written or removed; says why and what to do."""


class UnknownArticleError(ArticleError):
    """There is no such article."""


class StaleArticleError(ArticleError):
    """Somebody else has written the article meanwhile: read it again."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as somebody writes it."""

    #: The same in all languages; menus name it.
    name: str
    language: str
    title: str
    #: Paragraphs, with empty lines between them.
    text: str
    #: A key under `[categories]`; None: of none in particular.
    category: str | None = None
    #: Citizens may hear and read it; otherwise it is for agents.
    public: bool = False

    def check(self) -> None:
        """Raise `ArticleError` where it cannot be kept."""
        if NAME.fullmatch(self.name) is None:
            remedy = "write at most 40 small letters a-z, digits, hyphens and underscores, like `water-leak`"
            raise ArticleError(f"the name `{self.name}` cannot be used: {remedy}")
        for what, value, most in (("title", self.title, MOST_TITLE), ("text", self.text, MOST_TEXT)):
            if not value.strip():
                raise ArticleError(f"the {what} is empty: write one")
            if len(value) > most:
                raise ArticleError(f"the {what} has {len(value)} characters: use at most {most}")
            if any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in value):
                raise ArticleError(
                    f"the {what} has a sign that is no text (NUL or half a character): take it out"
                )
        if any(unicodedata.category(sign) in ("Cc", "Zl", "Zp") for sign in self.title):
            raise ArticleError(
                "the title has a line break or another control character: write it in one line"
            )


@dataclass(frozen=True, slots=True)
class Article(Draft):
    """An article in the store."""

    id: int = 0
    #: Seconds since the epoch.
    changed_at: float = 0.0
    by: str = ""
    #: Counts the changes, from 1 on.
    version: int = 1

    @property
    def draft(self) -> Draft:
        """What somebody wrote."""
        return Draft(self.name, self.language, self.title, self.text, self.category, self.public)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    article: Article
    #: The words around the first hit.
    excerpt: str
    #: Where the hits are within the excerpt: begin and end.
    marks: tuple[tuple[int, int], ...]
