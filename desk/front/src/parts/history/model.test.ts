import assert from "node:assert/strict";
import { test } from "node:test";
import { aligned, before, daysLater, series, type Report } from "./model.ts";

test("the hour that comes twice is two points", () => {
  const rows = [
    { from: "2026-10-25T02:00:00+02:00", to: "", queue: "water", offered: 3 },
    { from: "2026-10-25T02:00:00+01:00", to: "", queue: "water", offered: 4 },
    { from: "2026-10-25T02:00:00+01:00", to: "", queue: "roads", offered: 9 },
  ];
  const report = { from: "", to: "", by: "hour", timezone: "", rows } as Report;
  const { x, y } = series(report, "water", "offered");
  assert.equal(x[1]! - x[0]!, 3600);
  assert.deepEqual(y, [3, 4]);
});

test("series of different times share one axis", () => {
  assert.deepEqual(
    aligned([
      { x: [1, 3], y: [10, 30] },
      { x: [2, 3], y: [20, null] },
    ]),
    [
      [1, 2, 3],
      [10, null, 30],
      [null, 20, null],
    ],
  );
});

test("the days before are as many, also over the end of a month", () => {
  assert.deepEqual(before("2026-11-01", "2026-11-07"), { from: "2026-10-25", to: "2026-10-31" });
  assert.equal(daysLater("2026-02-28", 1), "2026-03-01");
});
