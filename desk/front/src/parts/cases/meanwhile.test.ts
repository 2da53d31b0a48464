// What others changed meanwhile, taken from the server's words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changedMeanwhile } from "./meanwhile.ts";

test("each change has its field, its value and who made it", () => {
  const detail =
    "4271 was changed meanwhile (version 4, not 2): priority is high now, by 1001; due_at is 1800000000.0 now, by sla; " +
    "owner is None now, by team:a. Look at it again";
  assert.deepEqual(changedMeanwhile(detail), [
    { field: "priority", now: "high", by: "1001" },
    { field: "due_at", now: 1_800_000_000, by: "sla" },
    { field: "owner", now: null, by: "team:a" },
  ]);
});

test("words that look like the server's do not end a value early", () => {
  const detail = "4271 was changed meanwhile (version 4, not 2): subject is a; b is here now, by 7. Look at it again";
  assert.deepEqual(changedMeanwhile(detail), [{ field: "subject", now: "a; b is here", by: "7" }]);
  assert.deepEqual(
    changedMeanwhile("4271 was changed meanwhile (version 4, not 2): somebody wrote to it. Look at it again"),
    [],
  );
});
