import assert from "node:assert/strict";
import { test } from "node:test";
import { outcomeOf, type Outcome, type Queued, sendAll, type Shelf } from "./queue.ts";

function shelf(...keys: string[]): Shelf & { kept: Map<string, Queued> } {
  const kept = new Map(
    keys.map((key, at) => [key, { key, reference: "1007", fields: {}, photos: [], at, refused: "" }]),
  );
  return {
    kept,
    all: async () => [...kept.values()],
    put: async (report) => void kept.set(report.key, report),
    remove: async (key) => void kept.delete(key),
  };
}

test("what is not sent stays, in its order", async () => {
  const kept = shelf("a", "b");
  const tried: string[] = [];
  const outcome = await sendAll(kept, async (report): Promise<Outcome> => {
    tried.push(report.key);
    return { kind: "later" };
  });
  assert.deepEqual([outcome, tried, kept.kept.size], ["later", ["a"], 2]);
});

test("what is refused is kept with the reason and holds up no other", async () => {
  const kept = shelf("a", "b");
  await sendAll(kept, async (report) => (report.key === "a" ? { kind: "refused", why: "closed" } : { kind: "taken" }));
  assert.deepEqual(
    [...kept.kept.values()].map((report) => [report.key, report.refused]),
    [["a", "closed"]],
  );
});

test("only what may be better next time is tried again", () => {
  assert.deepEqual(
    [200, 401, 0, 503, 429, 409, 422].map((status) => outcomeOf(status, "").kind),
    ["taken", "signed out", "later", "later", "later", "refused", "refused"],
  );
});
