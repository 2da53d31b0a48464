"""How many complaints each district has, exactly. Pure.

The cells of the map's grid whose places no line of a district can part are counted as a whole; of the others each place
is looked at (`Districts.number_of`). A place belongs to the first district that holds it; on a line it is in one of the
two. Lines are looked up by bands of latitude, so that a place meets some dozens of 100,000 at most.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hotline.map_outline import District

from .complaints import Box, Cell

#: Bands of latitude by which lines are looked up.
BANDS = 1024

#: Cases whose places are looked at one by one at most; where more lie at the lines, the rest is counted by cells.
MOST_SPOTS = 200_000


class _Line(NamedTuple):
    """From one corner of a district to the next, degrees."""

    district: int
    #: The lower corner, then the upper one.
    west: float
    south: float
    east: float
    north: float


class Districts:
    """The lines of all districts, to be asked often."""

    def __init__(self, districts: Sequence[District]) -> None:
        lines = [line for number, one in enumerate(districts) for line in _lines(number, one)]
        self.count = len(districts)
        self._first = min((line.south for line in lines), default=0.0)
        last = max((line.north for line in lines), default=0.0)
        self._height = max(last - self._first, 1e-9) / BANDS
        self._bands: list[list[_Line]] = [[] for _ in range(BANDS)]
        for line in lines:
            for band in range(self._band(line.south), self._band(line.north) + 1):
                self._bands[band].append(line)

    def number_of(self, latitude: float, longitude: float) -> int | None:
        """Return the district that holds a place; None where none does.

        A ray to the west crosses the lines of a district that holds it an odd number of times, holes and all
        (M. Shimrat, Algorithm 112, 1962).
        """
        odd: set[int] = set()
        for line in self._bands[self._band(latitude)]:
            if line.south <= latitude < line.north and _crossing(line, latitude) <= longitude:
                odd ^= {line.district}
        return min(odd, default=None)

    def parts(self, bounds: Box) -> bool:
        """Return whether a line may lie between places within these bounds."""
        bands = range(self._band(bounds.south), self._band(bounds.north) + 1)
        return any(_touches(line, bounds) for band in bands for line in self._bands[band])

    def _band(self, latitude: float) -> int:
        return min(max(int((latitude - self._first) / self._height), 0), BANDS - 1)


def parted(cells: Iterable[Cell], districts: Districts) -> list[Cell]:
    """Return the cells whose places must be looked at one by one, `MOST_SPOTS` cases at most; the fullest last."""
    found, cases = [], 0
    for cell in sorted(cells, key=lambda cell: cell.cases):
        if districts.parts(cell.bounds):
            cases += cell.cases
            if cases > MOST_SPOTS:
                break
            found.append(cell)
    return found


def by_district(
    cells: Iterable[Cell], spots: Iterable[tuple[float, float, int]], districts: Districts
) -> tuple[list[int], int]:
    """Return how many cases lie in each district, and how many in none; `spots` are places outside of the cells."""
    found, outside = [0] * districts.count, 0
    whole = ((cell.latitude, cell.longitude, cell.cases) for cell in cells)
    for places in (whole, spots):
        for latitude, longitude, cases in places:
            number = districts.number_of(latitude, longitude)
            if number is None:
                outside += cases
            else:
                found[number] += cases
    return found, outside


def _lines(number: int, one: District) -> Iterable[_Line]:
    for polygon in one.polygons:
        for ring in polygon:
            for (west, south), (east, north) in zip(ring, (*ring[1:], ring[0]), strict=True):
                upwards = south <= north
                yield _Line(number, *((west, south, east, north) if upwards else (east, north, west, south)))


def _crossing(line: _Line, latitude: float) -> float:
    """Return the longitude at which a line that is not level has a latitude."""
    return line.west + (line.east - line.west) * (latitude - line.south) / (line.north - line.south)


def _touches(line: _Line, box: Box) -> bool:
    """Return whether the bounds of a line and a box meet: it may part the box's places."""
    west, east = sorted((line.west, line.east))  # the lower corner need not be the western one
    return line.south <= box.north and line.north >= box.south and west <= box.east and east >= box.west
