"""What the survey needs from the case store; `hotline.app` hands it in. Pure."""

from typing import Literal, Protocol


class KnownSurvey(Protocol):
    """How far the survey of a call has come."""

    @property
    def language(self) -> str:
        """In which the citizen is asked."""

    @property
    def agreed(self) -> bool:
        """Whether the citizen wants to be asked."""

    @property
    def score(self) -> int | None:
        """The mark that was given."""

    @property
    def comment_path(self) -> str | None:
        """Where a comment is, or will be."""


class Surveys(Protocol):
    """Keeps marks and comments. All raise what journal and database raise."""

    async def of_call(self, call: str) -> KnownSurvey | None:
        """Return the survey of a call, None if nobody was asked."""

    async def last_talk(self, caller: str, queue: str, since: float) -> str | None:
        """Return the newest call of this number in which an agent of the queue talked."""

    async def offer(self, call: str, *, queue: str, caller: str | None, language: str, agreed: bool) -> None:
        """Commit that the citizen was asked whether to rate this call."""

    async def rate(self, call: str, score: int, by: Literal["call", "call-back"]) -> bool:
        """Commit a mark; False where the call was rated in another way."""

    async def decline(self, call: str) -> None:
        """Commit that the citizen gives no mark and is not to be asked (any more)."""

    async def begin_comment(self, call: str, path: str) -> None:
        """Commit where a comment will be."""

    async def keep_comment(self, call: str, language: str) -> bool:
        """Commit a comment whose audio is on disk for good; False where nothing was said."""
