import assert from "node:assert/strict";
import { test } from "node:test";
import type { Desk, Unreached } from "./model.ts";

(globalThis as { document?: unknown }).document = { documentElement: { lang: "en" } };
const { newlyUnreached } = await import("./unreached.ts");

const BUSY: Unreached = { kind: "agent", key: "1002", way: "consultation", why: "busy", at: 1 };

const desk = (unreached?: Unreached) => ({ line: { call: "a", unreached } }) as Desk;

test("who did not take the call is told once, and by name", () => {
  const named = () => "Noor";
  assert.equal(
    newlyUnreached(desk(), desk(BUSY), named),
    "The telephone of Noor is busy. You are with the caller again.",
  );
  assert.equal(newlyUnreached(desk(BUSY), desk(BUSY), named), "");
  assert.equal(newlyUnreached(desk(BUSY), desk(), named), "");
  assert.equal(
    newlyUnreached(desk(BUSY), desk({ ...BUSY, way: "blind", why: "rejected", at: 2 }), named),
    "Noor has declined the call. The caller waits in the queue again.",
  );
});
