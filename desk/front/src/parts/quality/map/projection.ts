// From degrees to the picture and back: a plate carrée whose longitudes are as wide as in the middle of the box. Pure.
// Over a city it is right to a few metres in a kilometre. (J. P. Snyder, Map Projections, 1987, equirectangular.)

export interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** The frame that has all of these corners in it; null where there are none. */
export function frameAround(corners: readonly (readonly [longitude: number, latitude: number])[]): Box | null {
  if (!corners.length) return null;
  const frame = { south: 90, west: 180, north: -90, east: -180 };
  for (const [longitude, latitude] of corners) {
    frame.south = Math.min(frame.south, latitude);
    frame.west = Math.min(frame.west, longitude);
    frame.north = Math.max(frame.north, latitude);
    frame.east = Math.max(frame.east, longitude);
  }
  return frame;
}

/** Metres of a degree of latitude on the sphere with the mean radius of WGS 84 (R1). */
const DEGREE = (6_371_008.8 * Math.PI) / 180;

/** Degrees: a box of one place is drawn with something around it. */
const LEAST = 0.004;

export interface Projection {
  box: Box;
  width: number;
  height: number;
  metresPerPixel: number;
  x(longitude: number): number;
  y(latitude: number): number;
  longitude(x: number): number;
  latitude(y: number): number;
}

/** The whole box in a picture of this size, in its middle; what is beside it is shown, too. */
export function fit(box: Box, width: number, height: number, margin = 0.06): Projection {
  const middle = { latitude: (box.south + box.north) / 2, longitude: (box.west + box.east) / 2 };
  const narrow = Math.cos((middle.latitude * Math.PI) / 180);
  const tall = Math.max(box.north - box.south, LEAST) * (1 + 2 * margin);
  const wide = Math.max(box.east - box.west, LEAST) * narrow * (1 + 2 * margin);
  const scale = Math.min(width / wide, height / tall); // pixels of a degree of latitude
  const half = { x: width / 2, y: height / 2 };
  const longitude = (x: number) => middle.longitude + (x - half.x) / (scale * narrow);
  const latitude = (y: number) => middle.latitude - (y - half.y) / scale;
  return {
    box: { south: latitude(height), north: latitude(0), west: longitude(0), east: longitude(width) },
    width,
    height,
    metresPerPixel: DEGREE / scale,
    x: (at) => half.x + (at - middle.longitude) * narrow * scale,
    y: (at) => half.y - (at - middle.latitude) * scale,
    longitude,
    latitude,
  };
}

/** The largest round number (1, 2 or 5 times a power of ten) that is not beyond. */
export function round125(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const times = [5, 2, 1].find((one) => one * power <= most * (1 + 1e-9)) ?? 1;
  return times * power;
}

export function scaleBar(projection: Projection, mostPixels: number): { metres: number; pixels: number } {
  const metres = round125(projection.metresPerPixel * mostPixels);
  return { metres, pixels: metres / projection.metresPerPixel };
}

interface Graticule {
  step: number;
  latitudes: number[];
  longitudes: number[];
}

/** Lines at round degrees, about five in each direction. */
export function graticule(box: Box): Graticule {
  const step = round125(Math.max(box.north - box.south, box.east - box.west) / 5);
  const lines = (from: number, to: number) => {
    const found: number[] = [];
    for (let at = Math.ceil(from / step - 1e-9); at * step <= to + step * 1e-9; at++)
      found.push(Number((at * step).toFixed(8)));
    return found;
  };
  return { step, latitudes: lines(box.south, box.north), longitudes: lines(box.west, box.east) };
}

/** The box moved by shares of its size, and made larger or smaller around its middle. */
export function moved(box: Box, east: number, north: number, zoom = 1): Box {
  const tall = box.north - box.south;
  const wide = box.east - box.west;
  const middle = {
    latitude: (box.south + box.north) / 2 + north * tall,
    longitude: (box.west + box.east) / 2 + east * wide,
  };
  const half = {
    tall: Math.min(Math.max((tall / 2) * zoom, LEAST / 8), 40),
    wide: Math.min(Math.max((wide / 2) * zoom, LEAST / 8), 80),
  };
  return {
    south: Math.max(middle.latitude - half.tall, -89.9),
    north: Math.min(middle.latitude + half.tall, 89.9),
    west: Math.max(middle.longitude - half.wide, -179.9),
    east: Math.min(middle.longitude + half.wide, 179.9),
  };
}
