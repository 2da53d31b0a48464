"""An action on its way: what is written to Asterisk, and how its reply is put together.

Asterisk 22 reads lines of at most 1022 bytes and messages of at most 128 lines; it answers what is longer
with an error without an ActionID, or with two errors (measured). So it is refused here.
"""

from collections.abc import Mapping, Sequence

from panoramisk.actions import Action

from .errors import AmiError
from .messages import AmiEvent, AmiResponse

MAX_LINE_BYTES = 1022
MAX_LINES = 128
#: Not allowed in names and values: a line break would begin a header, or an action, of the caller's own
#: making.
FORBIDDEN = ("\r", "\n", "\0")


class PendingAction(Action):  # type: ignore[misc]  # panoramisk has no types
    """One action with its identifier and the future of its reply. Must be made in a running event loop.

    Raises `ValueError` for what must not or cannot be sent.
    """

    def __init__(self, name: str, headers: Mapping[str, str | Sequence[str]], *, seconds: float) -> None:
        refuse_unsafe(name, headers)
        super().__init__({"Action": name, **headers})
        #: How long its reply may take.
        self.seconds = seconds
        #: Time of the event loop at which it is given up.
        self.deadline = self.future.get_loop().time() + seconds
        self._response: AmiResponse | None = None
        self._events: list[AmiEvent] = []

    def wants(self, message: AmiEvent | AmiResponse) -> bool:
        """Tell whether a message with this action's identifier is part of the reply.

        Events are, within a list. Others only mention the action (`OriginateResponse`, `UserEvent`) and are
        news for everybody.
        """
        return isinstance(message, AmiResponse) or self._response is not None

    def add_message(self, message: AmiEvent | AmiResponse) -> bool:
        """Take a part of the reply; True when it was the last one."""
        if isinstance(message, AmiResponse):
            if self._response is None and message.headers.get("EventList", "").lower() == "start":
                self._response = message
                return False
            self._finish(message)
            return True
        if "EventList" not in message.headers:
            if not self.future.done():  # nobody waits any longer: keep nothing
                self._events.append(message)
            return False
        assert self._response is not None  # noqa: S101  # `wants` said so
        self._finish(self._response)
        return True

    def fail(self, problem: AmiError) -> None:
        """Tell whoever waits that there will be no reply."""
        if not self.future.done():
            self.future.set_exception(problem)

    def _finish(self, response: AmiResponse) -> None:
        if not self.future.done():
            self.future.set_result(
                AmiResponse(response.success, response.message, response.headers, self._events)
            )


def refuse_unsafe(name: str, headers: Mapping[str, str | Sequence[str]]) -> None:
    """Raise `ValueError`, without the value, for an action that Asterisk would read as something else."""
    _refuse_unsafe_line(name, "Action", name)
    count = 2  # Action, ActionID
    for header, value in headers.items():
        values = value if isinstance(value, list | tuple) else (value,)
        count += len(values)
        for item in values:
            _refuse_unsafe_line(name, header, item)
        if header.lower() in ("action", "actionid") or not header or ":" in header:
            raise ValueError(f"AMI action {name!r}: {header!r} cannot be the name of a header")
    if count > MAX_LINES:
        raise ValueError(f"AMI action {name!r}: {count} lines; Asterisk reads at most {MAX_LINES}")


def _refuse_unsafe_line(action: str, header: str, value: str) -> None:
    where = f"AMI action {action!r}, header {header!r}"
    if not isinstance(value, str):
        raise ValueError(f"{where}: expected a string, got {type(value).__name__}")
    if any(character in part for part in (header, value) for character in FORBIDDEN):
        raise ValueError(f"{where}: a line break or NUL is not allowed in names and values")
    try:
        size = len(f"{header}: {value}".encode())
    except UnicodeEncodeError:
        raise ValueError(f"{where}: the value is no valid Unicode text") from None
    if size > MAX_LINE_BYTES:
        raise ValueError(f"{where}: the line has {size} bytes; Asterisk reads at most {MAX_LINE_BYTES}")
