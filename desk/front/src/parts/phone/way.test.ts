import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { watchWay } from "./way.ts";

/** What a connection is here: a state that changes. */
class Connection extends EventTarget {
  iceConnectionState: RTCIceConnectionState = "connected";

  becomes(state: RTCIceConnectionState): void {
    this.iceConnectionState = state;
    this.dispatchEvent(new Event("iceconnectionstatechange"));
  }
}

function watched(): { connection: Connection; gone: () => number; heard: string[] } {
  const connection = new Connection();
  const heard: string[] = [];
  let times = 0;
  watchWay(connection as unknown as RTCPeerConnection, () => times++);
  connection.addEventListener("iceconnectionstatechange", () => heard.push(connection.iceConnectionState));
  return { connection, gone: () => times, heard };
}

test("a way that stays disconnected is gone, a short gap is not", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { connection, gone } = watched();
  connection.becomes("disconnected");
  mock.timers.tick(900);
  connection.becomes("connected");
  mock.timers.tick(900);
  assert.equal(gone(), 0);
  connection.becomes("disconnected");
  mock.timers.tick(1000);
  assert.equal(gone(), 1);
  mock.timers.reset();
});

test("nobody else hears that a way has failed, because they would hang up", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { connection, gone, heard } = watched();
  connection.becomes("disconnected");
  connection.becomes("failed");
  assert.deepEqual(heard, ["disconnected"]);
  mock.timers.tick(1000);
  assert.ok(gone() > 0);
  mock.timers.reset();
});
