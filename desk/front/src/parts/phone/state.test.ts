import assert from "node:assert/strict";
import { test } from "node:test";
import { INITIAL, microphoneAfter, withCall } from "./state.ts";

test("a failure of the microphone says what people can do about it", () => {
  assert.equal(microphoneAfter("NotAllowedError"), "denied");
  assert.equal(microphoneAfter("NotFoundError"), "missing");
  assert.equal(microphoneAfter("NotReadableError"), "busy");
});

test("what is told of a call that is over changes nothing", () => {
  assert.deepEqual(withCall(INITIAL, { held: true }), { call: null });
});
