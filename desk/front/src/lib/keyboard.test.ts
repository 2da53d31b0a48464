// Keys of the pages: what is typed is no shortcut, and what works without Alt can be switched off.
import assert from "node:assert/strict";
import { test } from "node:test";
import { areLettersOn, isHelp, isShortcut } from "./keyboard.ts";

const J = { code: "KeyJ", key: "ت", altKey: false, ctrlKey: false, metaKey: false };

test("a letter alone is a shortcut outside of fields only, and only while letters are on", () => {
  assert.equal(isShortcut(J, false, true), true);
  assert.equal(isShortcut(J, true, true), false);
  assert.equal(isShortcut(J, false, false), false);
});

test("with Alt it always is, and with AltGr or Control never", () => {
  for (const inField of [true, false]) {
    assert.equal(isShortcut({ ...J, altKey: true }, inField, false), true);
    assert.equal(isShortcut({ ...J, altKey: true, ctrlKey: true }, inField, true), false);
    assert.equal(isShortcut({ ...J, metaKey: true }, inField, true), false);
  }
});

test("letters are on until somebody switches them off", () => {
  assert.equal(areLettersOn("hotline_language=ar"), true);
  assert.equal(areLettersOn("hotline_language=ar; hotline_letters=off"), false);
  assert.equal(areLettersOn("hotline_letters=on"), true);
});

test("the list of keys is asked for in both languages, and with Alt by the key's place", () => {
  for (const key of ["?", "؟"]) assert.equal(isHelp({ ...J, key }), true);
  assert.equal(isHelp({ ...J, code: "Slash", key: "ظ", altKey: true }), true);
  assert.equal(isHelp({ ...J, code: "Slash", key: "/" }), false);
});
