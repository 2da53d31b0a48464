"""One survey: a citizen's mark for one call, and how far the question has come. Pure.

| state | means | leads to |
|---|---|---|
| open | the call goes on, or its end is not settled yet | answered; later; closed |
| later | is asked at `due_at` | asking; answered (in a menu meanwhile); closed |
| asking | a call or a text is under way | asked (text); answered; later; closed |
| asked | the text is out, and a reply counts | answered; closed |
| answered | there is a mark | – |
| closed | nobody is asked (any more) | answered (the citizen rates it in a menu) |
"""

from dataclasses import dataclass
from typing import Literal

import msgspec

from hotline.events import (
    AgentAnswered,
    CallArrived,
    CallEnded,
    CallQueued,
    CaseOpened,
    Event,
    LanguageChosen,
    MessageAddedToCase,
    ReferenceSpoken,
    StatusAsked,
)

State = Literal["open", "later", "asking", "asked", "answered", "closed"]
AnsweredBy = Literal["call", "call-back", "text"]

#: Marks, the worst and the best.
WORST, BEST = 1, 5


class Survey(msgspec.Struct, frozen=True, kw_only=True):
    """The row. Times are seconds since the epoch, lengths seconds."""

    #: The call that is rated.
    call: str
    node: str
    queue: str
    #: Who talked with the citizen last; None until the mark, and where nobody did.
    agent: str | None = None
    #: E.164; None if withheld.
    caller: str | None
    language: str
    offered_at: float
    #: The citizen wants to be asked.
    agreed: bool
    state: State
    #: How often the citizen was called or written to later.
    attempts: int = 0
    #: When that is tried next; when it was tried last.
    due_at: float | None = None
    asked_at: float | None = None
    #: By what it was tried last.
    asked_by: Literal["call-back", "text"] | None = None
    #: 1 (bad) to 5 (good).
    score: int | None = None
    answered_at: float | None = None
    answered_by: AnsweredBy | None = None
    #: The case of the call.
    reference: str | None = None
    #: Relative to the folder of messages; without `comment_seconds` it is not kept yet.
    comment_path: str | None = None
    comment_seconds: float | None = None
    comment_language: str | None = None


@dataclass(slots=True)
class RatedCall:
    """What a rating is tied to: a fold of the call's events."""

    caller: str | None = None
    language: str | None = None
    queue: str | None = None
    #: Who talked last.
    agent: str | None = None
    #: The case that was opened, added to, asked about or told last.
    reference: str | None = None
    ended_at: float | None = None

    def apply(self, event: Event) -> None:
        """Take the next event of the call."""
        match event:
            case CallArrived(caller=caller):
                self.caller = caller
            case LanguageChosen(language=language):
                self.language = language
            case CallQueued(queue=queue, language=language):
                self.queue, self.language = queue, language
            case AgentAnswered(queue=queue, agent=agent):
                self.queue, self.agent = queue, agent
            case CaseOpened(reference=reference) | MessageAddedToCase(reference=reference):
                self.reference = reference
            case ReferenceSpoken(reference=reference) | StatusAsked(reference=str() as reference):
                self.reference = reference
            case CallEnded(at=at):
                self.ended_at = at
            case _:
                pass
