"""The port of every target: another system takes a delivery, refuses it, or cannot be reached."""

from typing import Protocol

from hotline.crm_bridge.outbox.delivery import Delivery


class Refused(Exception):  # noqa: N818 -- an answer, no defect of ours
    """The target does not take this delivery; others may be taken.

    `reason` is for the journal: neither personal data nor secrets. `detail` is what the target said about it.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


class Unreachable(Exception):  # noqa: N818 -- a state of the target, no defect of ours
    """The target takes nothing now; `reason` has neither personal data nor secrets.

    `retry_after`: it wants to be left alone so long, seconds; None: it did not say.
    """

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class NotYet(Exception):  # noqa: N818 -- a wish of an adapter, no defect of ours
    """The target is up, and this delivery must wait: of one before it nobody knows yet whether it was taken.

    `seconds`: after which it is tried again. `reason` has neither personal data nor secrets.
    """

    def __init__(self, reason: str, seconds: float) -> None:
        super().__init__(reason)
        self.reason = reason
        self.seconds = seconds


class TargetPort(Protocol):
    """Another system."""

    async def deliver(self, delivery: Delivery) -> None:
        """Hand the delivery over; return when the target has taken it. Bounded in time.

        It may come again, after a crash or a lost answer, and must have the same effect then. Raises `Refused`,
        `Unreachable` and `NotYet`.
        """
