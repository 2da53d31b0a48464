import assert from "node:assert/strict";
import { test } from "node:test";
import { keyText, listOf, problemsAt, valueAt, withKey, withValueAt } from "./keys.ts";

test("keys are written as the server writes them", () => {
  assert.equal(keyText(["numbers", "+9681111", 'a"b']), 'numbers."+9681111"."a\\"b"');
});

test("a problem belongs to its place and to those around it, and to no neighbour", () => {
  const problem = { file: "configuration", key: "queues.water.relax[0].requires", line: 1, what: "", remedy: "" };
  assert.equal(problemsAt([problem], "configuration", ["queues", "water", "relax"]).length, 1);
  assert.equal(problemsAt([problem], "configuration", ["queues", "wat"]).length, 0);
  assert.equal(problemsAt([problem], "menus", ["queues", "water"]).length, 0);
});

test("values are found, exchanged and taken away", () => {
  assert.equal(valueAt({ a: { b: 1 } }, ["a", "b"]), 1);
  assert.equal(valueAt({ a: 1 }, ["a", "b"]), undefined);
  assert.deepEqual(withKey({ a: 1 }, "a", undefined), {});
  assert.deepEqual(withValueAt({ a: { b: 1 } }, ["a", "c", "d"], 2), { a: { b: 1, c: { d: 2 } } });
  assert.deepEqual(withValueAt({ a: { b: 1 } }, ["a", "b"], undefined), { a: {} });
  assert.equal(withValueAt("old", [], "new"), "new");
  assert.deepEqual(listOf("a، b,,c\n"), ["a", "b", "c"]);
});
