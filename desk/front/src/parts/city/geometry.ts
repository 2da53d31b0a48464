// Degrees and the drawing: a plane around the middle of a map, right to a thousandth over a city. Pure.

export interface Point {
  latitude: number;
  longitude: number;
}

export interface District {
  /** By language; "" where there is one for all. */
  name: Record<string, string>;
  /** Polygons of rings of [longitude, latitude]. */
  polygons: [number, number][][][];
}

export interface Frame {
  centre: Point;
  /** Of the drawing's own units. */
  metresPerUnit: number;
}

interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}

interface Size {
  width: number;
  height: number;
}

/** Mean radius of WGS 84 (R1), metres. */
const EARTH = 6_371_008.8;

export function metresPerDegree(latitude: number): { latitude: number; longitude: number } {
  const one = (Math.PI / 180) * EARTH;
  return { latitude: one, longitude: one * Math.cos((latitude * Math.PI) / 180) };
}

export function toScreen(frame: Frame, size: Size, point: Point): { x: number; y: number } {
  const metres = metresPerDegree(frame.centre.latitude);
  return {
    x: size.width / 2 + ((point.longitude - frame.centre.longitude) * metres.longitude) / frame.metresPerUnit,
    y: size.height / 2 - ((point.latitude - frame.centre.latitude) * metres.latitude) / frame.metresPerUnit,
  };
}

export function toPoint(frame: Frame, size: Size, at: { x: number; y: number }): Point {
  const metres = metresPerDegree(frame.centre.latitude);
  return {
    latitude: frame.centre.latitude - ((at.y - size.height / 2) * frame.metresPerUnit) / metres.latitude,
    longitude: frame.centre.longitude + ((at.x - size.width / 2) * frame.metresPerUnit) / metres.longitude,
  };
}

export function bounds(districts: District[]): Box | null {
  const corners = districts.flatMap((one) => one.polygons.flatMap((polygon) => polygon[0] ?? []));
  if (!corners.length) return null;
  const longitudes = corners.map((corner) => corner[0]);
  const latitudes = corners.map((corner) => corner[1]);
  return {
    south: Math.min(...latitudes),
    west: Math.min(...longitudes),
    north: Math.max(...latitudes),
    east: Math.max(...longitudes),
  };
}

/** The frame in which a box is seen whole, with a margin of a tenth. */
export function frameAround(box: Box, size: Size): Frame {
  const centre = { latitude: (box.south + box.north) / 2, longitude: (box.west + box.east) / 2 };
  const metres = metresPerDegree(centre.latitude);
  const wide = ((box.east - box.west) * metres.longitude) / size.width;
  const high = ((box.north - box.south) * metres.latitude) / size.height;
  return { centre, metresPerUnit: Math.max(wide, high, 0.5) * 1.1 };
}

/** Metres between two places, by the haversine formula. */
export function distance(one: Point, other: Point): number {
  const rad = Math.PI / 180;
  const a =
    Math.sin(((other.latitude - one.latitude) * rad) / 2) ** 2 +
    Math.cos(one.latitude * rad) *
      Math.cos(other.latitude * rad) *
      Math.sin(((other.longitude - one.longitude) * rad) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(a)));
}
