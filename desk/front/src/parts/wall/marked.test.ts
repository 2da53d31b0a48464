import assert from "node:assert/strict";
import { test } from "node:test";
import { Marked } from "./marked.ts";

function board(records: Map<string, number>, millisecondsEach = 0) {
  const told: string[] = [];
  let now = 0;
  const into = {
    put: (key: string, record: number) => ((now += millisecondsEach), told.push(`${key}=${record}`)),
    remove: (key: string) => told.push(`-${key}`),
    settle: () => told.push("settled"),
  };
  return {
    told,
    marked: new Marked(
      () => records,
      into,
      () => now,
    ),
  };
}

test("a key that changed three times between two frames is drawn once, as it is now", () => {
  const records = new Map([["water", 1]]);
  const { told, marked } = board(records);
  for (const value of [2, 3, 4]) {
    records.set("water", value);
    marked.mark("water");
  }
  marked.draw(10);
  marked.draw(10);
  assert.deepEqual(told, ["water=4", "settled"]);
});

test("a frame draws for so long at most; what is left comes in the next ones", () => {
  const { told, marked } = board(new Map(["a", "b", "c"].map((key) => [key, 0])), 6);
  marked.mark(null);
  marked.draw(10);
  assert.deepEqual(told.splice(0), ["a=0", "b=0", "settled"]);
  assert.equal(marked.isEmpty, false);
  marked.draw(0); // late already: one all the same, or nothing would ever be drawn
  assert.deepEqual(told, ["c=0", "settled"]);
  assert.equal(marked.isEmpty, true);
});

test("what is gone is taken away once, also by a new snapshot, and what never was shown is not", () => {
  const records = new Map([["a", 0]]);
  const { told, marked } = board(records);
  marked.mark(null);
  marked.draw(10);
  records.delete("a");
  marked.mark(null);
  marked.mark("never");
  marked.draw(10);
  assert.deepEqual(told, ["a=0", "settled", "-a", "settled"]);
});
