"""The paths below `/api/outbox`: what other systems are to learn."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
import structlog
from fastapi import APIRouter, Depends, Query
from pydantic import Field
from starlette.responses import Response

from hotline.clock import Clock
from hotline.crm_bridge.outbox.delivery import Delivery, State
from hotline.crm_bridge.outbox.desk import Count, OutboxDesk, OutboxError
from hotline.desk.problem_json import ProblemError
from hotline.desk.scopes import Scope

from .bodies import Body, Number
from .callers import Caller, Callers
from .failures import PROBLEMS
from .models import answer, list_of, model_of

log = structlog.get_logger()


class Waiting(Count, frozen=True):
    """Deliveries of one target in one state."""

    #: How long ago the oldest of them was caused, seconds.
    oldest_seconds: float = 0.0


class DeliveryLine(msgspec.Struct, frozen=True, kw_only=True):
    """A delivery without what is sent. Times are seconds since the epoch."""

    id: int
    target: str
    #: The reference of a case, or the identity of an interaction.
    key: str
    #: The event's class name, or `interaction`.
    what: str
    at: float
    state: State
    attempts: int
    refusals: int
    next_at: float
    sent_at: float | None
    #: What went wrong last.
    problem: str | None


class WholeDelivery(DeliveryLine, frozen=True, kw_only=True):
    """A delivery with what is sent."""

    payload: Mapping[str, Any]


class DeliveryPage(msgspec.Struct, frozen=True, kw_only=True):
    """Some of the deliveries."""

    deliveries: list[DeliveryLine]
    #: None: there is no further page.
    next: int | None


class Why(Body):
    """Why it is not to be sent."""

    why: Annotated[str, Field(min_length=1, max_length=500)]


def delivery_router(desk: OutboxDesk, clock: Clock, callers: Callers) -> APIRouter:
    """Return the operations on deliveries."""
    router = APIRouter(prefix="/outbox", tags=["outbox"], responses=PROBLEMS)
    _reading(router, desk, clock, callers)
    _changing(router, desk, clock, callers)
    return router


def _reading(router: APIRouter, desk: OutboxDesk, clock: Clock, callers: Callers) -> None:
    read = Depends(callers.need(Scope.OUTBOX))

    @router.get("/counts", response_model=list_of(Waiting), dependencies=[read])
    async def count_deliveries() -> Response:
        """Count deliveries by target and state."""
        now = clock()
        return answer(
            [
                Waiting(**msgspec.structs.asdict(one), oldest_seconds=max(0.0, now - one.oldest_at))
                for one in await desk.counts()
            ]
        )

    @router.get("", response_model=model_of(DeliveryPage), dependencies=[read])
    async def list_deliveries(
        target: Annotated[str | None, Query(max_length=200)] = None,
        state: Literal["waiting", "sent", "dead", "dropped"] | None = None,
        limit: Annotated[int, Query(ge=1, le=500)] = 50,
        after: Number | None = None,
    ) -> Response:
        """List deliveries, the oldest first; without `state` those that wait or are dead."""
        found = await desk.some(target, state, limit + 1, after=after or 0)
        last = found[limit - 1].id if len(found) > limit else None
        return answer(DeliveryPage(deliveries=[_line(one) for one in found[:limit]], next=last))

    @router.get("/{number}", response_model=model_of(WholeDelivery), dependencies=[read])
    async def show_delivery(number: Number) -> Response:
        """Show a delivery with what is sent."""
        return answer(await _whole(desk, number))


def _changing(router: APIRouter, desk: OutboxDesk, clock: Clock, callers: Callers) -> None:
    writer = Annotated[Caller, Depends(callers.need(Scope.OUTBOX))]

    @router.post("/{number}/send", response_model=model_of(WholeDelivery))
    async def send_again(number: Number, caller: writer) -> Response:
        """Have it sent, or sent again: at once, and with all its attempts."""
        await _found(desk, number)
        await desk.send_again(number, clock())
        log.info("outbox: to be sent again", delivery=number, by=caller.by)
        return answer(await _whole(desk, number))

    @router.post("/{number}/drop", response_model=model_of(WholeDelivery))
    async def drop(number: Number, body: Why, caller: writer) -> Response:
        """Have it never sent; who and why is kept with it."""
        before = await _found(desk, number)
        if not await desk.drop([number], by=caller.by, why=body.why):
            detail = f"The delivery {number} is {before.state}: only what waits or is dead can be dropped."
            raise ProblemError(409, "Conflict", detail)
        return answer(await _whole(desk, number))


def _line(one: Delivery) -> DeliveryLine:
    return msgspec.convert(one, DeliveryLine, from_attributes=True)


async def _whole(desk: OutboxDesk, number: int) -> WholeDelivery:
    one = await _found(desk, number)
    return WholeDelivery(**msgspec.structs.asdict(_line(one)), payload=one.content)


async def _found(desk: OutboxDesk, number: int) -> Delivery:
    try:
        return await desk.find(number)
    except OutboxError:
        raise ProblemError(404, "Not Found", f"There is no delivery {number}.") from None
