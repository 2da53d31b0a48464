"""Districts of a city: what a GeoJSON file may hold, and in which one a place lies."""

import json
import os
import random
from pathlib import Path

import pytest

from hotline.crm_bridge.complaints import Box, Cell
from hotline.crm_bridge.complaints_districts import MOST_SPOTS, Districts, by_district, parted
from hotline.desk.quality.outlines import Outlines
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
    spots = [(0.5, 0.5, 3), (1.5, 1.5, 2), (1.0, 5.0, 7), (9.0, 9.0, 1)]
    assert by_district([], spots, Districts(districts)) == ([3, 7], 3)


def crooked(*steps: float) -> Districts:
    """Two districts that share a line from south to north, and leave no gap."""
    line = [[step, number / len(steps)] for number, step in enumerate([*steps, 0.5])]
    west = [[0, 0], *line, [0, 1], [0, 0]]
    east = [[2, 0], [2, 1], *reversed(line), [2, 0]]
    return Districts(parse(outline(district("west", west), district("east", east))))


def test_cells_and_places_give_what_every_place_alone_gives() -> None:
    """Whole cells are counted only where no line parts them; on a line a place is in one district, never in two."""
    chance = random.Random(4)  # noqa: S311  not for secrets
    districts = crooked(*(chance.random() for _ in range(40)))
    cells, places = [], []
    for number in range(400):
        south, west = number // 20 / 20, number % 20 / 10
        inside = [(south + chance.random() / 20, west + chance.random() / 10, 1) for _ in range(8)]
        inside.append((0.5, 0.5, 1) if number == 0 else inside[0])
        rows, columns = [one[0] for one in inside], [one[1] for one in inside]
        bounds = Box(min(rows), min(columns), max(rows), max(columns))
        cells.append(Cell(sum(rows) / 9, sum(columns) / 9, 9, bounds, number))
        places += inside
    apart = {cell.number for cell in parted(cells, districts)}
    assert 0 < len(apart) < 200
    whole = [cell for cell in cells if cell.number not in apart]
    spots = [one for number, one in enumerate(places) if number // 9 in apart]
    assert by_district(whole, spots, districts) == by_district([], places, districts)


def test_what_is_looked_at_one_by_one_is_bounded() -> None:
    """The cells with the fewest cases come first; what is beyond the limit is counted by its cell."""
    districts, bounds = crooked(0.4, 0.6), Box(0, 0, 1, 2)
    cells = [Cell(0.5, 1, MOST_SPOTS, bounds, 1), Cell(0.5, 1, 5, bounds, 2)]
    assert [cell.number for cell in parted(cells, districts)] == [2]
    assert by_district(cells[:1], [(0.5, 0.1, 5)], districts) == ([5, MOST_SPOTS], 0)


async def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    """The districts are those of the file as it is; a spoiled one has none, and nothing breaks."""
    outlines, file = Outlines(), tmp_path / "city.geojson"
    file.write_bytes(outline(district("a", square(0, 0, 1))))
    assert [one.name[""] for one in (await outlines.of(file)).districts] == ["a"]
    assert await outlines.of(file) is await outlines.of(file)
    for content, count in (
        (outline(district("a", square(0, 0, 1)), district("b", square(1, 0, 1))), 2),
        (b"{", 0),
    ):
        file.write_bytes(content)
        os.utime(file, ns=(count, count))
        assert (await outlines.of(file)).lines.count == count
    file.unlink()
    assert (await outlines.of(file)).districts == (await outlines.of(None)).districts == ()


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
