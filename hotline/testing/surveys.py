"""Surveys in memory, for tests of the caller's side."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from hotline.clock import Clock
from hotline.events import Event, SurveyAnswered, SurveyCommentLeft, SurveyInvitationFailed, SurveyOffered


@dataclass
class FakeSurvey:
    """How far one survey has come; the fields are those of the real one."""

    queue: str
    caller: str | None
    language: str
    agreed: bool
    score: int | None = None
    answered_by: str | None = None
    comment_path: str | None = None
    comment_seconds: float | None = None


@dataclass
class FakeSurveys:
    """Does what `hotline.crm_bridge.surveys.SurveyStore` does."""

    append: Callable[[Event], object]
    clock: Clock
    #: Folder of messages.
    folder: Path
    #: By call.
    known: dict[str, FakeSurvey] = field(default_factory=dict)
    #: The newest talk, by number and queue.
    talks: dict[tuple[str, str], str] = field(default_factory=dict)
    #: Set to have everything fail with it.
    error: Exception | None = None

    async def of_call(self, call: str) -> FakeSurvey | None:
        """Return what is known. Raises `error`."""
        self._fail()
        return self.known.get(call)

    async def last_talk(self, caller: str, queue: str, since: float) -> str | None:
        """Return what a test has put into `talks`. Raises `error`."""
        self._fail()
        return self.talks.get((caller, queue))

    async def offer(self, call: str, *, queue: str, caller: str | None, language: str, agreed: bool) -> None:
        """Note it. Raises `error`."""
        self._fail()
        self.known[call] = FakeSurvey(queue, caller, language, agreed)
        self.append(SurveyOffered(at=self.clock(), call=call, agreed=agreed))

    async def rate(self, call: str, score: int, by: Literal["call", "call-back"]) -> bool:
        """Keep a mark. Raises `error`."""
        self._fail()
        survey = self.known.setdefault(call, FakeSurvey("water", None, "en", agreed=True))
        if survey.score is not None and survey.answered_by != by:
            return False
        survey.score, survey.answered_by = score, by
        answered = SurveyAnswered(
            at=self.clock(), survey=call, score=score, by=by, queue=survey.queue, agent="1001"
        )
        self.append(answered)
        return True

    async def decline(self, call: str) -> None:
        """Note it, as for a call of ours. Raises `error`."""
        self._fail()
        declined = SurveyInvitationFailed(at=self.clock(), survey=call, by="call-back", reason="declined")
        self.append(declined)

    async def begin_comment(self, call: str, path: str) -> None:
        """Note it. Raises `error`."""
        self._fail()
        self.known[call].comment_path = path

    async def keep_comment(self, call: str, language: str) -> bool:
        """Keep what is in the folder. Raises `error`."""
        self._fail()
        survey = self.known[call]
        file = self.folder / str(survey.comment_path)
        seconds = (file.stat().st_size - 44) / 16_000 if file.is_file() else 0.0
        if survey.comment_path is None or seconds < 0.5:
            survey.comment_path = None
            return False
        survey.comment_seconds = seconds
        left = SurveyCommentLeft(
            at=self.clock(), survey=call, path=survey.comment_path, seconds=seconds, language=language
        )
        self.append(left)
        return True

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error
