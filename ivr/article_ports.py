"""What reading articles out needs from the knowledge base; `hotline.app` hands it in."""

from typing import Protocol


class SpokenArticle(Protocol):
    """An article, as far as callers are concerned."""

    @property
    def title(self) -> str:
        """One line."""

    @property
    def text(self) -> str:
        """Paragraphs, with empty lines between them; it may be Markdown."""
