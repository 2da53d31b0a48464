// Cells of the server's fine grid, gathered for a picture: by hexagons for heat, by nearness for circles. Pure.
import type { Projection } from "./projection.ts";

/** Middle of the places in a cell (degrees), and how many cases these are. */
export type Cell = readonly [latitude: number, longitude: number, cases: number];

export interface Gathered {
  /** In the picture: of a hexagon its middle, of a cluster the middle of its cases. */
  x: number;
  y: number;
  cases: number;
  latitude: number;
  longitude: number;
}

/** The hexagons (a corner above, `radius` pixels) that have cases, the fullest first. */
export function hexagons(cells: readonly Cell[], projection: Projection, radius: number): Gathered[] {
  const wide = Math.sqrt(3) * radius;
  return gather(cells, projection, (x, y) => {
    // Two grids of rectangles whose middles are the hexagons' middles: the nearer middle is the hexagon's.
    const rows = [2 * Math.round(y / (3 * radius)), 2 * Math.round((y / radius - 1.5) / 3) + 1];
    const near = rows.map((row) => {
      const shift = row % 2 ? 0.5 : 0;
      const column = Math.round(x / wide - shift) + shift;
      return { x: column * wide, y: row * 1.5 * radius };
    });
    const [one, other] = near as [{ x: number; y: number }, { x: number; y: number }];
    return Math.hypot(one.x - x, one.y - y) <= Math.hypot(other.x - x, other.y - y) ? one : other;
  });
}

/** Cells that are within a square of `pixels`, gathered in their common middle, the largest first. */
export function clusters(cells: readonly Cell[], projection: Projection, pixels: number): Gathered[] {
  const found = gather(cells, projection, (x, y) => ({ x: Math.floor(x / pixels), y: Math.floor(y / pixels) }));
  return found.map((one) => ({ ...one, x: projection.x(one.longitude), y: projection.y(one.latitude) }));
}

function gather(
  cells: readonly Cell[],
  projection: Projection,
  placeOf: (x: number, y: number) => { x: number; y: number },
): Gathered[] {
  const found = new Map<string, Gathered>();
  for (const [latitude, longitude, cases] of cells) {
    const { x, y } = placeOf(projection.x(longitude), projection.y(latitude));
    const key = `${x.toFixed(3)} ${y.toFixed(3)}`;
    const known = found.get(key) ?? { x, y, cases: 0, latitude: 0, longitude: 0 };
    known.latitude += latitude * cases;
    known.longitude += longitude * cases;
    known.cases += cases;
    found.set(key, known);
  }
  for (const one of found.values()) {
    one.latitude /= one.cases;
    one.longitude /= one.cases;
  }
  return [...found.values()].sort((one, other) => other.cases - one.cases);
}

/** The outline of a hexagon for SVG's `points`. */
export function corners(x: number, y: number, radius: number): string {
  return Array.from({ length: 6 }, (_, index) => {
    const angle = (Math.PI / 3) * index + Math.PI / 6;
    return `${(x + radius * Math.cos(angle)).toFixed(1)},${(y + radius * Math.sin(angle)).toFixed(1)}`;
  }).join(" ");
}

/** 1 to `steps`: the shade of a count; by its root, since most hexagons have few cases. */
export function shade(cases: number, most: number, steps: number): number {
  return Math.max(1, Math.ceil(Math.sqrt(cases / most) * steps));
}
