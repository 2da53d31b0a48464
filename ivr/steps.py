"""The steps of a call, as data: which comes next is what each step returns."""

from dataclasses import dataclass
from enum import Enum, auto

from hotline.config import Queue


class StepName(Enum):
    """Where a call is on its way."""

    GREETING = auto()
    ANNOUNCEMENT = auto()
    MENU = auto()
    #: A call that we made: is the citizen there?
    CALLBACK = auto()
    QUEUE = auto()
    #: An agent asks somebody about the call; the caller hears music.
    CONSULTATION = auto()
    #: The number of a department, to which an agent gave the call.
    DEPARTMENT = auto()
    MESSAGE = auto()
    #: What became of a case?
    STATUS = auto()
    #: A number that is not ours.
    OUTSIDE = auto()
    SURVEY = auto()
    FAX = auto()
    GOODBYE = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """The next thing to do for a caller."""

    name: StepName
    #: For `QUEUE`, `MESSAGE`, `SURVEY`, `CONSULTATION`; for `DEPARTMENT` where the call goes back to.
    queue: str = ""
    #: For `QUEUE`: what the call needs beside the queue's own requirement.
    requires: str = ""
    #: For `QUEUE`: who is waited for first, and how long; None: as the queue says.
    preferred: str | None = None
    preferred_seconds: float | None = None
    #: For `QUEUE`: artificial age beside that of number and queue, seconds.
    priority_seconds: float = 0.0
    #: For `QUEUE`: an agent gave the call to it, or left it there; `preferred` need not serve the queue then.
    transferred: bool = False
    #: For `QUEUE`: the prompts that the caller hears first.
    first_words: tuple[str, ...] = ()
    #: For `MESSAGE`: the case to which it belongs; None: it opens one.
    reference: str | None = None
    #: For `OUTSIDE` and `DEPARTMENT`: its key in the configuration.
    outside: str = ""


GREETING = Step(StepName.GREETING)
ANNOUNCEMENT = Step(StepName.ANNOUNCEMENT)
MENU = Step(StepName.MENU)
CALLBACK = Step(StepName.CALLBACK)
FAX = Step(StepName.FAX)
#: Without a queue: a call that we made for a survey.
SURVEY = Step(StepName.SURVEY)
GOODBYE = Step(StepName.GOODBYE)
END = Step(StepName.END)


def queue_step(queue: str) -> Step:
    """Wait for an agent of the queue."""
    return Step(StepName.QUEUE, queue)


def message_step(queue: str) -> Step:
    """Leave a message for the people of the queue."""
    return Step(StepName.MESSAGE, queue)


def after_talk(queue: str, rules: Queue) -> Step:
    """Ask the caller to rate the service and say thanks, where the queue does so."""
    if rules.survey:
        return Step(StepName.SURVEY, queue)
    return GOODBYE if rules.thank else END
