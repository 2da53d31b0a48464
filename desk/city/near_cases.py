"""What others have reported nearby: so that one leak is one case, and the next citizen can follow it."""

from collections.abc import Callable, Sequence

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.crm_bridge.case_closing import DAY
from hotline.crm_bridge.near import box_around, distance
from hotline.crm_bridge.page_tables import OPEN
from hotline.crm_bridge.public_cases import PUBLIC_CHANNELS, ROUGH
from hotline.crm_bridge.tables import cases
from hotline.database import for_reading

MOST_FOUND = 5

#: How far a place that is rounded to `ROUGH` decimals may be from the true one, metres: half the diagonal of 111 m.
ROUGH_METRES = 80.0


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """A case that may be the same: nothing of who reported it, and nothing that was written."""

    reference: str
    category: str
    status: str
    opened_at: float
    #: Rounded to tens: the place of somebody's call is nobody else's.
    metres: int
    #: Its page can be opened by everybody: it came through a public channel.
    public: bool


class NearCases:
    """Finds them. Raises what the database raises."""

    def __init__(self, engine: AsyncEngine, current: Callable[[], Configuration], clock: Clock) -> None:
        self._reading = for_reading(engine)
        self._current = current
        self._clock = clock

    async def find(self, key: str, latitude: float, longitude: float) -> Sequence[Near]:
        """Return open cases of a public category within its distance and days, the nearest first."""
        category = self._current().categories.get(key)
        if category is None or not category.public:
            return ()
        # So much wider that no edge of it tells where a rounded place truly is.
        box = box_around(latitude, longitude, category.same_within_metres + ROUGH_METRES)
        column = cases.c
        query = sa.select(
            column.reference, column.category, column.status, column.opened_at, column.latitude, column.longitude,
            column.channel,
        ).where(
            sa.text(OPEN),
            column.category == key,
            column.latitude.between(box.south, box.north),
            sa.or_(*(column.longitude.between(west, east) for west, east in box.longitudes)),
            column.opened_at > self._clock() - category.same_within_days * DAY,
        )  # fmt: skip
        async with self._reading.connect() as connection:
            rows = (await connection.execute(query.order_by(column.number.desc()).limit(100))).all()
        found = [
            Near(
                reference=row.reference,
                category=row.category,
                status=row.status,
                opened_at=row.opened_at,
                metres=_tens(
                    distance(latitude, longitude, *_place_of(row.latitude, row.longitude, row.channel))
                ),
                public=row.channel in PUBLIC_CHANNELS,
            )
            for row in rows
        ]
        within = [one for one in found if one.metres <= category.same_within_metres]
        return sorted(within, key=lambda one: one.metres)[:MOST_FOUND]


def _tens(metres: float) -> int:
    return 10 * round(metres / 10)


def _place_of(latitude: float, longitude: float, channel: str) -> tuple[float, float]:
    """Return where a case is, for everybody: of what was not filed in public it is rounded to about 100 m.

    Otherwise three questions from three sides would find the door of whoever called.
    """
    if channel in PUBLIC_CHANNELS:
        return latitude, longitude
    return round(latitude, ROUGH), round(longitude, ROUGH)
