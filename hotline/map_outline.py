"""The districts of a city: GeoJSON (RFC 7946) with polygons, read and checked. Pure, except for `load`."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

#: Bytes of a file, corners in it, and districts: a page draws them all.
MOST_BYTES, MOST_CORNERS, MOST_DISTRICTS = 8_000_000, 100_000, 500

#: Longitude and latitude, degrees (RFC 7946, section 3.1.1: in this order).
Ring = tuple[tuple[float, float], ...]


class OutlineError(ValueError):
    """The file cannot be drawn; the text says what is wrong with it."""


class District(NamedTuple):
    """A part of the city."""

    #: What people call it, per language; `""` where the file has one name for all.
    name: Mapping[str, str]
    #: Polygons, each its outer ring and then its holes (RFC 7946, section 3.1.6).
    polygons: tuple[tuple[Ring, ...], ...]


def load(file: Path) -> tuple[District, ...]:
    """Read the districts of a file. Raises `OutlineError`."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise OutlineError(f"{file} has more than {MOST_BYTES // 1_000_000} MB: simplify its lines")
        return parse(file.read_bytes())
    except OSError as error:
        raise OutlineError(f"{file} cannot be read: {error.strerror}") from error


def parse(content: bytes) -> tuple[District, ...]:
    """Return the districts of a GeoJSON text. Raises `OutlineError`."""
    try:
        whole = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise OutlineError(f"is no JSON: {error}") from error
    if not isinstance(whole, dict) or whole.get("type") != "FeatureCollection":
        raise OutlineError("is no GeoJSON FeatureCollection")
    features = whole.get("features")
    if not isinstance(features, list) or not 1 <= len(features) <= MOST_DISTRICTS:
        raise OutlineError(f"`features` must be a list of 1 to {MOST_DISTRICTS} districts")
    districts = tuple(_district(feature, index) for index, feature in enumerate(features))
    if sum(len(ring) for one in districts for polygon in one.polygons for ring in polygon) > MOST_CORNERS:
        raise OutlineError(f"has more than {MOST_CORNERS} corners: simplify its lines")
    return districts


def _district(feature: object, index: int) -> District:
    where = f"features[{index}]"
    if not isinstance(feature, dict):
        raise OutlineError(f"{where} is no feature")
    geometry, properties = feature.get("geometry"), feature.get("properties")
    if not isinstance(geometry, dict) or (kind := geometry.get("type")) not in {"Polygon", "MultiPolygon"}:
        raise OutlineError(f"{where}: its geometry is no Polygon and no MultiPolygon")
    found = geometry.get("coordinates")
    polygons = _list([found] if kind == "Polygon" else found, where)
    name = _name(properties if isinstance(properties, dict) else {})
    if not name:
        raise OutlineError(f"{where}: its properties have no `name` (nor `name:ar`, `name:en`)")
    return District(name, tuple(_polygon(polygon, where) for polygon in polygons))


def _polygon(polygon: object, where: str) -> tuple[Ring, ...]:
    return tuple(_ring(ring, f"{where}, ring {number}") for number, ring in enumerate(_list(polygon, where)))


def _name(properties: Mapping[str, Any]) -> dict[str, str]:
    names = {"": properties.get("name"), "ar": properties.get("name:ar"), "en": properties.get("name:en")}
    return {
        key: value.strip()[:200] for key, value in names.items() if isinstance(value, str) and value.strip()
    }


def _ring(ring: object, where: str) -> Ring:
    corners = _list(ring, where)
    if len(corners) < 4:  # RFC 7946, section 3.1.6
        raise OutlineError(f"{where}: a ring has four corners or more, the last one being the first")
    return tuple(_corner(corner, where) for corner in corners)


def _corner(corner: object, where: str) -> tuple[float, float]:
    match corner:
        case [int() | float() as longitude, int() | float() as latitude, *_]:
            if math.isfinite(longitude + latitude) and abs(longitude) <= 180 and abs(latitude) <= 90:
                return float(longitude), float(latitude)
    raise OutlineError(f"{where}: a corner is [longitude, latitude] in degrees (WGS 84)")


def _list(value: object, where: str) -> Sequence[Any]:
    if not isinstance(value, list) or not value:
        raise OutlineError(f"{where}: its coordinates are no list, or an empty one")
    return value
