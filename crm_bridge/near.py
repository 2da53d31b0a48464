"""Distances on the Earth, and the box in which something near can be. Pure.

The Earth is a sphere with the mean radius of WGS 84 (R1, 6,371,008.8 m): distances are right to half a percent, which
is nothing beside what a telephone's position is worth.
"""

import math
from typing import NamedTuple

#: Metres.
EARTH_RADIUS = 6_371_008.8


class Box(NamedTuple):
    """Degrees; over the meridian of 180° a box has two stretches of longitude."""

    south: float
    north: float
    #: From west to east, each.
    longitudes: tuple[tuple[float, float], ...]


def distance(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the metres between two places, by the haversine formula.

    (R. W. Sinnott, Virtues of the haversine, 1984.)
    """
    phi, other_phi = math.radians(latitude), math.radians(other_latitude)
    half_phi = math.sin((other_phi - phi) / 2)
    half_lambda = math.sin(math.radians(other_longitude - longitude) / 2)
    square = half_phi**2 + math.cos(phi) * math.cos(other_phi) * half_lambda**2
    return 2 * EARTH_RADIUS * math.asin(math.sqrt(min(square, 1.0)))


def box_around(latitude: float, longitude: float, metres: float) -> Box:
    """Return a box that holds every place within so many metres, and some others.

    Where the circle holds a pole every longitude is within (J. P. Matuschek, Finding points within a distance).
    """
    angle = metres / EARTH_RADIUS
    margin = 1e-9
    south = latitude - math.degrees(angle) - margin
    north = latitude + math.degrees(angle) + margin
    if south <= -90 or north >= 90:
        return Box(max(south, -90.0), min(north, 90.0), ((-180.0, 180.0),))
    widest = math.degrees(math.asin(min(math.sin(angle) / math.cos(math.radians(latitude)), 1.0))) + margin
    west, east = longitude - widest, longitude + widest
    if west < -180:
        return Box(south, north, ((west + 360, 180.0), (-180.0, east)))
    if east > 180:
        return Box(south, north, ((west, 180.0), (-180.0, east - 360)))
    return Box(south, north, ((west, east),))
