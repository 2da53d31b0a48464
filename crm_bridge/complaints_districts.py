"""How many complaints each district has, counted by the cells of the map. Pure.

A cell belongs to the first district that holds the middle of its places, so cases beside a border may be counted on
its other side: by less than a 128th of the map.
"""

from collections.abc import Sequence

from hotline.map_outline import District

from .complaints import Cell


def by_district(cells: Sequence[Cell], districts: Sequence[District]) -> tuple[list[int], int]:
    """Return how many cases lie in each district, and how many in none."""
    bounds = [one.bounds() for one in districts]
    found, outside = [0] * len(districts), 0
    for cell in cells:
        for number, (south, west, north, east) in enumerate(bounds):
            near = south <= cell.latitude <= north and west <= cell.longitude <= east
            if near and districts[number].holds(cell.latitude, cell.longitude):
                found[number] += cell.cases
                break
        else:
            outside += cell.cases
    return found, outside
