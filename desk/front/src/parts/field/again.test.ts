import assert from "node:assert/strict";
import { test } from "node:test";
import { Again } from "./again.ts";

function rounds(results: boolean[]) {
  const pauses: number[] = [];
  let count = 0;
  const again = new Again(
    async () => results[count++] ?? true,
    15_000,
    (_work, milliseconds) => pauses.push(milliseconds),
  );
  return { again, pauses, count: () => count };
}

test("what is asked for in the middle of a round has a round of its own after it", async () => {
  const { again, pauses, count } = rounds([]);
  await Promise.all([again.now(), again.now(), again.now()]);
  assert.equal(count(), 2);
  assert.deepEqual(pauses, [15_000]);
});

test("after a failure the next round is soon, then later and later, and never later than the pause", async () => {
  const { again, pauses } = rounds([false, false, false, false, false, false, true]);
  for (let turn = 0; turn < 7; turn++) await again.now();
  assert.deepEqual(pauses, [1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
});

test("of pauses that overlap only the newest leads to a round", async () => {
  const waiting: (() => void)[] = [];
  let count = 0;
  const again = new Again(
    async () => ++count > 0,
    15_000,
    (work) => waiting.push(work),
  );
  await again.now();
  await again.now();
  waiting[0]?.();
  assert.equal(count, 2);
  waiting[1]?.();
  assert.equal(count, 3);
});

test("a round that throws is one that failed", async (context) => {
  const pauses: number[] = [];
  context.mock.method(console, "error", () => undefined);
  const again = new Again(
    async () => Promise.reject(new Error("no network")),
    15_000,
    (_work, milliseconds) => pauses.push(milliseconds),
  );
  await again.now();
  assert.deepEqual(pauses, [1_000]);
});
