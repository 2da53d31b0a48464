"""A knowledge base in memory."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FakeArticle:
    """What callers hear of an article."""

    title: str
    text: str


@dataclass
class FakeArticles:
    """Public articles by name and language."""

    known: dict[tuple[str, str], FakeArticle] = field(default_factory=dict)
    #: Set to have every look-up fail with it.
    error: Exception | None = None

    def add(self, name: str, language: str, title: str, text: str) -> None:
        """Write an article."""
        self.known[name, language] = FakeArticle(title, text)

    async def find(self, name: str, language: str) -> FakeArticle | None:
        """Return an article. Raises `error`."""
        if self.error is not None:
            raise self.error
        return self.known.get((name, language))
