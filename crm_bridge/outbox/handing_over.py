"""Handing a batch of deliveries to a target: several side by side, each of another key."""

import asyncio
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.crm_bridge.targets.port import NotYet, Refused, TargetPort, Unreachable
from hotline.journal import JournalError

from .delivery import Delivery

#: Deliveries that are handed over side by side.
LANES = 16

#: What an adapter has for one delivery, whatever it asks the target, seconds.
DELIVER_SECONDS = 60.0

#: What has not begun by then is left: others may be quicker, and claims end, seconds.
BEGIN_SECONDS = 30.0

DATABASE_ERRORS = (SQLAlchemyError, JournalError, OSError, TimeoutError)
log = structlog.get_logger()


class Attempt(NamedTuple):
    """What became of handing one delivery over; `error` is None where the target has taken it."""

    delivery: Delivery
    error: Refused | Unreachable | NotYet | None


async def hand_over(
    target: str, port: TargetPort, claimed: Sequence[Delivery], attempts: list[Attempt]
) -> None:
    """Try these in their order, and put into `attempts` what became of each, also of those before a cancellation.

    A lane that cannot reach the target ends, so that a target that is down is not asked by the whole batch.
    """
    waiting = deque(claimed)
    loop = asyncio.get_running_loop()
    until = loop.time() + BEGIN_SECONDS

    async def lane() -> None:
        while waiting and loop.time() < until:
            attempts.append(await _attempt(target, port, waiting.popleft()))
            if isinstance(attempts[-1].error, Unreachable):
                return

    await asyncio.gather(*(lane() for _ in range(min(LANES, len(claimed)))))


async def _attempt(target: str, port: TargetPort, delivery: Delivery) -> Attempt:
    try:
        async with asyncio.timeout(DELIVER_SECONDS):
            await port.deliver(delivery)
    except (Refused, Unreachable, NotYet) as error:
        return Attempt(delivery, error)
    except TimeoutError:
        return Attempt(delivery, Unreachable(f"no answer within {DELIVER_SECONDS:.0f} s"))
    except DATABASE_ERRORS as error:  # the adapter looks up names
        return Attempt(delivery, Unreachable(f"our own database: {type(error).__name__}"))
    except Exception as error:
        log.exception("outbox.adapter_failed", target=target, delivery=delivery.id)
        return Attempt(delivery, Refused(f"our adapter failed: {type(error).__name__}"))
    return Attempt(delivery, None)
