"""The fold of all calls at once, with a bounded memory. Pure."""

from collections import OrderedDict
from collections.abc import Collection, Iterable

from hotline.events import CallEvent, CaseOpened, Event, MessageLeft, MessageTranscribed, RecordingDeleted

from .call_fold import CallFold
from .interaction import Interaction

#: Calls that ended and are kept for the facts that follow.
ENDED_CALLS = 1000

#: An open call of which nothing was heard for so long is forgotten, seconds; its next event brings it back.
SILENT_SECONDS = 86_400.0


def interaction_of(events: Iterable[Event]) -> Interaction | None:
    """Return the row of one call from all its events; None if the call has not ended."""
    fold = InteractionFold()
    latest: Interaction | None = None
    for event in events:
        latest = fold.apply(event) or latest
    return latest


def call_of_recording(recording: str) -> str:
    """Return the call of a recording: a second one of a call is called `<call>+2`."""
    return recording.partition("+")[0]


class InteractionFold:
    """Folds the events of many calls. It remembers open calls and the last ones that ended."""

    def __init__(self, ended_calls: int = ENDED_CALLS) -> None:
        self._ended_calls = ended_calls
        self._open: dict[str, CallFold] = {}
        self._ended: OrderedDict[str, CallFold] = OrderedDict()
        self._call_of_message: dict[str, str] = {}

    def apply(self, event: Event) -> Interaction | None:
        """Take the next event; return the row that it makes or changes: when the call ends, and after that.

        An event of a call of which nothing is known begins a new one: `restore` it first if it is older.
        """
        call = self.call_of(event)
        if call is None:
            return None
        fold = self._fold_of(call, event.at)
        fold.apply(event)
        if isinstance(event, MessageLeft):
            self._call_of_message[event.message] = call
        if fold.ended is None:
            return None
        self._keep_ended(fold)
        return fold.interaction()

    def call_of(self, event: Event) -> str | None:
        """Return the call that the event is about; None for events of no call, or of a message that is not known."""
        if isinstance(event, CallEvent | CaseOpened):
            return event.call
        if isinstance(event, MessageTranscribed):
            return self._call_of_message.get(event.message)
        if isinstance(event, RecordingDeleted):
            call = call_of_recording(event.recording)
            return call if call in self._ended else None
        return None

    def knows(self, call: str) -> bool:
        """Return whether the call's earlier events are in the fold."""
        return call in self._open or call in self._ended

    def restore(self, call: str, events: Collection[Event], transcribed: Iterable[str] = ()) -> None:
        """Take a call's earlier events, and which of its messages had a transcript by then; makes no row."""
        for event in events:
            self.apply(event)
        fold = self._open.get(call) or self._ended.get(call)
        if fold is not None:
            fold.transcribed.update(transcribed)

    def open_calls(self) -> dict[str, list[str]]:
        """Return the calls that go on, each with its messages that have a transcript.

        Those of which nothing was heard for a day are forgotten first.
        """
        newest = max((fold.heard_at for fold in self._open.values()), default=0.0)
        silent = [call for call, fold in self._open.items() if fold.heard_at < newest - SILENT_SECONDS]
        for call in silent:
            self._forget(self._open.pop(call))
        return {call: sorted(fold.transcribed) for call, fold in self._open.items()}

    def _fold_of(self, call: str, at: float) -> CallFold:
        fold = self._open.get(call) or self._ended.get(call)
        if fold is None:
            fold = self._open[call] = CallFold(call, at)
        return fold

    def _keep_ended(self, fold: CallFold) -> None:
        self._open.pop(fold.call, None)
        self._ended[fold.call] = fold
        self._ended.move_to_end(fold.call)
        while len(self._ended) > self._ended_calls:
            self._forget(self._ended.popitem(last=False)[1])

    def _forget(self, fold: CallFold) -> None:
        for message in fold.messages:
            self._call_of_message.pop(message, None)
