"""Distances and boxes on the Earth."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hotline.crm_bridge.near import EARTH_RADIUS, box_around, distance

#: Real places in Muscat: latitude, longitude.
GRAND_MOSQUE, OPERA_HOUSE = (23.58389, 58.38889), (23.61361, 58.46861)
MUTTRAH_FORT, AL_ALAM_PALACE = (23.61944, 58.56694), (23.61500, 58.59306)


@pytest.mark.parametrize(
    ("one", "other", "metres", "tolerance"),
    [
        # Reference: Vincenty's inverse formula on WGS 84.
        (GRAND_MOSQUE, OPERA_HOUSE, 8_777, 44),
        (MUTTRAH_FORT, AL_ALAM_PALACE, 2_711, 14),
        (GRAND_MOSQUE, GRAND_MOSQUE, 0, 0),
        # A thousandth of a degree of longitude at the equator, over the meridian of the date.
        ((0, 179.9995), (0, -179.9995), 111.195, 0.01),
        # Over the pole: half a degree on each side.
        ((89.5, 10), (89.5, -170), 111_195, 1),
        # The whole way round.
        ((90, 0), (-90, 0), math.pi * EARTH_RADIUS, 1),
    ],
)
def test_distances_are_those_of_the_map(
    one: tuple[float, float], other: tuple[float, float], metres: float, tolerance: float
) -> None:
    """To half a percent of the ellipsoid; the same there and back."""
    assert distance(*one, *other) == pytest.approx(metres, abs=tolerance)
    assert distance(*one, *other) == distance(*other, *one)


def _is_in_box(latitude: float, longitude: float, around: tuple[float, float], metres: float) -> bool:
    box = box_around(*around, metres)
    return box.south <= latitude <= box.north and any(
        west <= longitude <= east for west, east in box.longitudes
    )


latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)


@given(latitudes, longitudes, st.floats(0, 50_000), st.floats(0, 2 * math.pi), st.floats(0, 1))
@example(23.6, 179.9999, 500, math.pi / 2, 1)
@example(89.9999, 0, 500, 0, 1)
@example(-89.99, -180, 500, math.pi, 1)
def test_no_place_that_is_near_is_outside_the_box(
    latitude: float, longitude: float, metres: float, bearing: float, part: float
) -> None:
    """In whatever direction, also across the meridian of the date and at the poles."""
    angle, phi = part * metres / EARTH_RADIUS, math.radians(latitude)
    # The direct formula on the sphere: from a place, so far, in this direction.
    sine = math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(bearing)
    there = math.degrees(math.asin(max(-1.0, min(1.0, sine))))
    east = math.atan2(
        math.sin(bearing) * math.sin(angle) * math.cos(phi), math.cos(angle) - math.sin(phi) * sine
    )
    along = (longitude + math.degrees(east) + 540) % 360 - 180
    if distance(latitude, longitude, there, along) <= metres:
        assert _is_in_box(there, along, (latitude, longitude), metres + 0.01)


def test_a_box_is_not_the_whole_world() -> None:
    """Near Muscat a kilometre is about a hundredth of a degree each way."""
    box = box_around(*GRAND_MOSQUE, 1000)
    assert box.north - box.south == pytest.approx(0.018, abs=0.001)
    ((west, east),) = box.longitudes
    assert east - west == pytest.approx(0.0196, abs=0.001)
