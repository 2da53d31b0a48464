"""Wires the pages for everybody: citizens, public statistics; docs/operator/citizen-page.md."""

import functools
from collections.abc import Collection

from hotline.crm_bridge.city_keys import key_of
from hotline.crm_bridge.public_statistics_keeper import PublicStatistics
from hotline.desk.city.call_back import CallBacks
from hotline.desk.city.case_state import CaseStates
from hotline.desk.city.city_routes import City, CityRoutes
from hotline.desk.city.doorstep import Doorstep
from hotline.desk.city.near_cases import NearCases
from hotline.desk.city.new_request import NewRequests
from hotline.desk.city.statistics_routes import StatisticsRoutes
from hotline.queue.callbacks import LiveCallback
from hotline.queue.dispatcher import Dispatcher

from .desk_ground import DeskGround, DeskPart


class OpenCallBacks:
    """The call-backs of the live state."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher

    def open(self) -> Collection[LiveCallback]:
        """Return those that are open."""
        return self._dispatcher.live.callbacks.values()

    def position(self, callback: str) -> int | None:
        """Return the place in its queue."""
        return self._dispatcher.live.position(callback)


def desk_city_parts(desk: DeskGround) -> DeskPart:
    """Return the part."""
    ground = desk.ground
    current, doorstep = ground.current.config, Doorstep()
    statistics = PublicStatistics(
        ground.journal, ground.engine, ground.reader, current=current, today=desk.statistics.queues_today,
        clock=ground.clock,
    )  # fmt: skip
    city = CityRoutes(_city(desk))
    return DeskPart(
        routes=[*city.routes(doorstep), *StatisticsRoutes(statistics, current).routes(doorstep)],
        lasting={"public statistics": statistics.run},
    )


def _city(desk: DeskGround) -> City:
    ground = desk.ground
    journal, engine, current, clock = ground.journal, ground.engine, ground.current.config, ground.clock
    key = functools.partial(key_of, "citizen page", journal, engine)

    return City(
        states=CaseStates(journal, current, clock),
        call_backs=CallBacks(
            journal, desk.texts, OpenCallBacks(ground.dispatcher), current=current, key=key, clock=clock
        ),
        requests=NewRequests(desk.intake.reports),
        near=NearCases(engine, current, clock),
        current=current,
        key=key,
    )
