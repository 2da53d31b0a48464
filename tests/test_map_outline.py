"""Districts of a city: what a GeoJSON file may hold, and in which one a place lies."""

import json

import pytest

from hotline.crm_bridge.complaints import Cell
from hotline.crm_bridge.complaints_districts import by_district
from hotline.map_outline import OutlineError, parse


def square(west: float, south: float, size: float) -> list[list[float]]:
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def outline(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def district(name: object, *rings: object) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"name": name},
        "geometry": {"type": "Polygon", "coordinates": rings},
    }


def test_a_place_lies_in_its_district_and_not_in_a_hole() -> None:
    """Inside of the outer ring and of no hole; what is in none is counted apart."""
    districts = parse(
        outline(district("𐤀", square(0, 0, 4), square(1, 1, 1)), district("b", square(4, 0, 4)))
    )
    assert [one.name[""] for one in districts] == ["𐤀", "b"]
    cells = [Cell(0.5, 0.5, 3), Cell(1.5, 1.5, 2), Cell(1.0, 5.0, 7), Cell(9.0, 9.0, 1)]
    assert by_district(cells, districts) == ([3, 7], 3)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "no JSON"),
        (b"[]", "FeatureCollection"),
        (outline(), "list of 1"),
        (outline(7), r"features\[0\] is no feature"),
        (outline(district("", square(0, 0, 1))), "no `name`"),
        (outline(district("a", [[0, 0], [1, 1], [0, 0]])), "four corners"),
        (outline(district("a", [[0, 0], [1, 91], [1, 0], [0, 0]])), "degrees"),
        (outline(district("a", [["0", 0], [1, 1], [1, 0], [0, 0]])), "degrees"),
        (outline({**district("a"), "geometry": None}), "no Polygon"),
        (outline({**district("a"), "geometry": {"type": "Point", "coordinates": [0, 0]}}), "no Polygon"),
    ],
)
def test_what_cannot_be_drawn_is_said(content: bytes, said: str) -> None:
    """A file that is no outline is refused with its place and what is wrong."""
    with pytest.raises(OutlineError, match=said):
        parse(content)
