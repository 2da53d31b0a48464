import assert from "node:assert/strict";
import { test } from "node:test";
import { bars, meanWait, niceTop, summed, type Row } from "./figures.ts";
import { distance, toPoint, toScreen } from "./geometry.ts";

const row = (offered: number | null): Row => ({
  start: "2026-11-22",
  queue: "",
  offered,
  answered: offered,
  dropped: 0,
  at_least: [],
  wait_seconds: 1,
  service_level: 1,
});

test("the top of the scale is round and above every bar", () => {
  assert.deepEqual([1, 3, 47, 51, 100].map(niceTop), [1, 5, 50, 100, 100]);
});

test("what is not shown has no height", () => {
  const drawn = bars([row(50), row(null)], "", { width: 200, height: 100 });
  assert.deepEqual(
    drawn.bars.map((bar) => bar.answered),
    [100, 0],
  );
});

test("a sum of what is not shown is not shown, and one of which a part is not shown is a least", () => {
  assert.deepEqual(summed([row(null), row(null)], "offered"), { value: null, atLeast: false });
  assert.deepEqual(summed([row(50), row(null)], "offered"), { value: 50, atLeast: true });
  assert.deepEqual(summed([row(50), { ...row(5), at_least: ["offered"] }], "offered"), { value: 55, atLeast: true });
  assert.deepEqual(summed([row(50), row(0)], "offered"), { value: 50, atLeast: false });
});

test("a mean wait is of those who are told", () => {
  assert.equal(meanWait([row(null)]), null);
  assert.equal(meanWait([{ ...row(10), wait_seconds: 4 }, { ...row(30), wait_seconds: 8 }, row(null)]), 7);
});

test("a place that is drawn is the place that is chosen there", () => {
  const frame = { centre: { latitude: 23.58, longitude: 58.38 }, metresPerUnit: 5 };
  const size = { width: 600, height: 400 };
  const place = { latitude: 23.585, longitude: 58.39 };
  assert.ok(distance(place, toPoint(frame, size, toScreen(frame, size, place))) < 0.01);
});
