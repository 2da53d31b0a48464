// Refusals in words: the server's where they are the reader's, else what code, status and Retry-After say.
import assert from "node:assert/strict";
import { test } from "node:test";

(globalThis as { document?: unknown }).document = { documentElement: { lang: "ar" } };
const { addRefusals, refusal } = await import("./refusals.ts");

const refused = (status: number, code = "", retryAfter: number | null = null) => ({
  status,
  code,
  detail: "English",
  retryAfter,
});

test("who does not read English reads the words of the code, else of the status, and never the server's", () => {
  addRefusals({ moved: () => "moved" });
  assert.equal(refusal(refused(409, "moved")), "moved");
  for (const status of [400, 401, 403, 404, 409, 418, 422, 429, 500, 502, 503, 507]) {
    assert.doesNotMatch(refusal(refused(status)), /English|^$/);
  }
});

test("a door that is busy says when to come again, and a moment is no time of day", () => {
  for (const [status, code] of [
    [429, "busy"],
    [429, ""],
    [503, ""],
  ] as const) {
    assert.match(refusal(refused(status, code, 90)), /\d:\d\d/);
    assert.doesNotMatch(refusal(refused(status, code, 2)), /\d/);
  }
});
