import assert from "node:assert/strict";
import test from "node:test";
import { clusters, hexagons, shade, type Cell } from "./gather.ts";
import { fit, frameAround, graticule, moved, round125, scaleBar } from "./projection.ts";

const MUSCAT = { south: 23.5, west: 58.1, north: 23.7, east: 58.6 };

test("a place comes back from the picture", () => {
  const map = fit(MUSCAT, 900, 560);
  assert.ok(Math.abs(map.longitude(map.x(58.4)) - 58.4) < 1e-9);
  assert.ok(Math.abs(map.latitude(map.y(23.6)) - 23.6) < 1e-9);
});

test("the whole box is in the picture, north above and east to the right", () => {
  const map = fit(MUSCAT, 900, 560);
  assert.ok(map.x(58.1) > 0 && map.x(58.6) < 900 && map.y(23.7) > 0 && map.y(23.5) < 560);
  assert.ok(map.y(23.7) < map.y(23.5) && map.x(58.6) > map.x(58.1));
});

test("a kilometre is as long to the east as to the north", () => {
  const map = fit(MUSCAT, 900, 560);
  const degree = 111.195; // kilometres
  const north = Math.abs(map.y(23.6) - map.y(23.6 + 1 / degree));
  const east = Math.abs(map.x(58.3) - map.x(58.3 + 1 / (degree * Math.cos((23.6 * Math.PI) / 180))));
  assert.ok(Math.abs(north - east) < 0.01);
  assert.ok(Math.abs(north - 1000 / map.metresPerPixel) < 0.01);
});

test("scale and lines are round numbers", () => {
  assert.deepEqual([9, 4.2, 0.03, 10].map(round125), [5, 2, 0.02, 10]);
  assert.ok(scaleBar(fit(MUSCAT, 900, 560), 150).pixels <= 150);
  assert.deepEqual(graticule(MUSCAT).latitudes, [23.5, 23.6, 23.7]);
});

test("every case is in one hexagon, and in one cluster", () => {
  const map = fit(MUSCAT, 900, 560);
  const cells: Cell[] = Array.from({ length: 500 }, (_, i) => [
    23.5 + ((i * 37) % 200) / 1000,
    58.1 + ((i * 91) % 500) / 1000,
    1 + (i % 3),
  ]);
  const all = cells.reduce((sum, cell) => sum + cell[2], 0);
  for (const found of [hexagons(cells, map, 20), clusters(cells, map, 44)]) {
    assert.equal(
      found.reduce((sum, one) => sum + one.cases, 0),
      all,
    );
  }
});

test("a place belongs to the hexagon whose middle is nearest", () => {
  const map = fit(MUSCAT, 900, 560);
  for (let i = 0; i < 300; i++) {
    const cell: Cell = [23.5 + i * 0.00065, 58.1 + ((i * 71) % 300) / 600, 1];
    const [hexagon] = hexagons([cell], map, 20);
    // Nothing in a hexagon is farther from its middle than a corner.
    assert.ok(Math.hypot(hexagon!.x - map.x(cell[1]), hexagon!.y - map.y(cell[0])) <= 20 + 1e-6);
  }
});

test("moving and zooming never leaves the Earth", () => {
  let box = MUSCAT;
  for (let i = 0; i < 60; i++) box = moved(box, 0.5, 0.5, 1.6);
  assert.ok(box.north <= 90 && box.east <= 180 && box.south < box.north && box.west < box.east);
});

test("the fullest has the darkest shade, and one case has one", () => {
  assert.deepEqual([shade(1, 400, 6), shade(100, 400, 6), shade(400, 400, 6)], [1, 3, 6]);
});

test("the first frame has all districts in it", () => {
  const corners = [
    [58.1, 23.6],
    [58.6, 23.4],
    [58.3, 23.7],
  ] as const;
  assert.deepEqual(frameAround(corners), { south: 23.4, west: 58.1, north: 23.7, east: 58.6 });
  assert.equal(frameAround([]), null);
});
