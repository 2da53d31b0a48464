// The server's English, taken apart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternsOf, takenApart } from "./said.ts";

const patterns = patternsOf([
  "there is no queue `{name}`. {advice}",
  "{count} of {all} fit",
  "Say why.",
  "say why, in words",
]);

test("the text is found with its values, however it begins and ends", () => {
  assert.deepEqual(takenApart("There is no queue `watr`. Did you mean `water`?", patterns), {
    text: "there is no queue `{name}`. {advice}",
    values: { name: "watr", advice: "Did you mean `water`?" },
  });
  assert.deepEqual(takenApart("5 of 3 fit.", patterns)?.values, { count: "5", all: "3" });
  assert.equal(takenApart("say why", patterns)?.text, "Say why.");
});

test("what only begins like a text is another one", () => {
  assert.equal(takenApart("say why not", patterns), null);
  assert.equal(takenApart("", patterns), null);
});
