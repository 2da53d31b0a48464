"""What stands behind the numbers of this moment that no fold counts: messages to deal with, call-backs to make."""

from collections.abc import Awaitable, Callable, Mapping

from hotline.queue.dispatcher import Dispatcher
from hotline.queue.statistics.moments import Moment
from hotline.voicemail.listing import Listing, StoredMessage, Wanted
from hotline.voicemail.states import OPEN

from .wall_calls import MOST_CALLS, Behind
from .wall_records import PENDING


def messages_behind(listing: Listing, count_again: Callable[[], Awaitable[object]]) -> Mapping[str, Behind]:
    """Return what lists open and overdue messages.

    The wall's numbers of messages are counted now and then: `count_again` has them counted before a list is made, so
    that number and list are of one moment.
    """

    async def open_ones(queue: str | None) -> list[Moment]:
        await count_again()
        found = [
            one
            for state in sorted(OPEN)
            for one in await listing.page(Wanted(state=state, queue=queue), MOST_CALLS)
        ]
        return sorted((_of_message(one) for one in found), key=lambda one: (-one.at, one.call))

    async def overdue_ones(queue: str | None) -> list[Moment]:
        await count_again()
        return [_of_message(one) for one in await listing.page(Wanted(queue=queue, overdue=True), MOST_CALLS)]

    return {"messages": open_ones, "messages_overdue": overdue_ones}


async def callbacks_behind(dispatcher: Dispatcher, queue: str | None) -> list[Moment]:
    """Return the call-backs that still have to be made, by the calls in which they were asked for."""
    found = (
        Moment("call-back", one.since, one.call, one.preferred or "", one.queue, reason=str(one.state))
        for one in dispatcher.live.callbacks.values()
        if one.state in PENDING and queue in {None, one.queue}
    )
    return sorted(found, key=lambda one: (-one.at, one.call))


def _of_message(one: StoredMessage) -> Moment:
    return Moment(
        "message", one.created_at, one.call, one.agent or "", one.queue,
        seconds=one.seconds, reason="overdue" if one.overdue else one.state,
    )  # fmt: skip
