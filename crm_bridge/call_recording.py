"""Which recording a call has, from its events. Pure."""

from pathlib import PurePath

from hotline.events import RecordingDeleted, RecordingFailed, RecordingFinalised, RecordingStarted


class CallRecording:
    """The fold of the events of a call's recordings."""

    def __init__(self) -> None:
        #: Relative to the folder of recordings; None: there is none.
        self.path: str | None = None
        #: None as long as it is not finished.
        self.seconds: float | None = None

    def apply(
        self, event: RecordingStarted | RecordingFinalised | RecordingFailed | RecordingDeleted
    ) -> None:
        """Take the next event."""
        match event:
            case RecordingStarted():
                self.path, self.seconds = event.path, None
            case RecordingFinalised():
                self.path, self.seconds = event.path, event.seconds
            case RecordingFailed():
                self.path = self.seconds = None
            case RecordingDeleted():
                self._delete(event.recording)

    def _delete(self, name: str) -> None:
        # A recording's file has its name; a call may have a second one, which is another.
        if self.path is not None and PurePath(self.path).name.startswith(f"{name}."):
            self.path = self.seconds = None
