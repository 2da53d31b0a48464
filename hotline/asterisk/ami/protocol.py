"""One connection to Asterisk: panoramisk's protocol with its defects mended.

What stays panoramisk's: the life of the transport, writing an action and remembering it by its identifier.
What is ours: cutting and reading the stream (`framing`, `messages`), what belongs to an action (`pending`),
time-outs, and that nothing which was not answered is ever sent again.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from functools import partial

import structlog
from panoramisk.ami_protocol import AMIProtocol

from .errors import AmiConnectionLost, AmiNotConnected, AmiTimeout
from .framing import Framer, NotAmi
from .messages import AmiEvent, AmiResponse, parse
from .pending import PendingAction

log = structlog.get_logger()

#: How long the answer to the log-in may take at least: Asterisk refuses a bad password after a second.
LOGIN_SECONDS = 5.0
#: Actions that nobody waits for any more are remembered so that their late replies are not taken for news.
MAX_ABANDONED = 256


class HotlineProtocol(AMIProtocol):  # type: ignore[misc]  # panoramisk has no types
    """The receiving and sending end. `factory` is the `HotlineManager`, set once the connection stands."""

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Begin with nothing heard and nothing sent."""
        super().connection_made(transport)
        self._loop = asyncio.get_running_loop()
        self._framer = Framer()
        self._abandoned: OrderedDict[str, PendingAction] = OrderedDict()
        #: Done when the transport is closed and nothing more comes.
        self.finished: asyncio.Future[None] = self._loop.create_future()
        #: Time of the event loop at which the last bytes came.
        self.heard_at = self._loop.time()
        #: Why the connection is about to end, where we know it.
        self.problem: str | None = None

    def send(
        self, data: PendingAction | Mapping[str, str], as_list: bool | None = None
    ) -> "asyncio.Future[AmiResponse]":
        """Write an action; the future has its reply, or `AmiTimeout`, or `AmiConnectionLost`.

        Raises `AmiNotConnected`, and `ValueError` for what must not be sent.
        """
        if isinstance(data, PendingAction):
            action = data
        else:  # panoramisk's Manager sends the log-in as a mapping
            rest = {name: value for name, value in data.items() if name != "Action"}
            action = PendingAction(
                data["Action"], rest, seconds=max(self.factory.action_seconds, LOGIN_SECONDS)
            )
        if self.closed or self.transport.is_closing():
            raise AmiNotConnected("the connection to Asterisk just ended; nothing was sent")
        timer = self._loop.call_later(action.seconds, self._expire, action)
        action.future.add_done_callback(partial(self._settle, action, timer))
        future: asyncio.Future[AmiResponse] = super().send(action, as_list)
        return future

    def data_received(self, data: bytes) -> None:
        """Take bytes as the network cut them. Never raises: asyncio would end the connection."""
        self.heard_at = self._loop.time()
        try:
            blocks = self._framer.feed(data)
        except NotAmi as problem:
            self.abort(f"no manager interface of Asterisk: {problem}")
            return
        for block in blocks:
            message = parse(block)
            if message is not None and self.factory is not None:
                self.handle_message(message)

    def handle_message(self, message: AmiEvent | AmiResponse) -> None:
        """Give a message to the action that it belongs to, else to everybody."""
        # Asked for every event: most mention no action, and need not be taken apart to see that.
        action_id = message.headers.get("ActionID", "") if message.headers.may_have("ActionID") else ""
        action = self.responses.get(action_id) or self._abandoned.get(action_id) if action_id else None
        if action is not None and action.wants(message):
            if action.add_message(message):
                self.responses.pop(action_id, None)
                self._abandoned.pop(action_id, None)
        elif isinstance(message, AmiEvent):
            self.factory.dispatch(message)
        else:
            log.warning("ami_response_without_action", response=message.message)

    def abort(self, problem: str) -> None:
        """End the connection now, without waiting for a peer that may be dead."""
        self.problem = problem
        self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell everybody who waits, once."""
        if self.factory is not None:
            super().connection_lost(exc)
        else:  # the peer hung up before the manager saw the connection
            self.close()
        if not self.finished.done():
            self.finished.set_result(None)

    def close(self) -> None:
        """Fail what was not answered, never to send it again, and close the transport."""
        pending = list(self.responses.values())
        self.responses.clear()  # panoramisk would put them on the list of what is sent after a reconnection
        self._abandoned.clear()
        reason = self.problem or "the connection ended"
        for action in pending:
            action.fail(AmiConnectionLost(f"{reason}; Asterisk had not answered {action['Action']}"))
        super().close()

    def latest_deadline(self) -> float:
        """Return the loop's time until which some action may keep Asterisk from answering anything else."""
        return max((action.deadline for action in self.responses.values()), default=0.0)

    def _expire(self, action: PendingAction) -> None:
        action.fail(AmiTimeout(f"Asterisk did not answer {action['Action']} within {action.seconds:g} s"))

    def _settle(self, action: PendingAction, timer: asyncio.TimerHandle, _: object) -> None:
        """Forget an action that is answered, timed out or cancelled; remember the unanswered for a while."""
        timer.cancel()
        if self.responses.pop(action.id, None) is not None:
            self._abandoned[action.id] = action
            if len(self._abandoned) > MAX_ABANDONED:
                self._abandoned.popitem(last=False)
