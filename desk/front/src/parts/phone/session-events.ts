// What JsSIP tells of a call, as little as the telephone needs to know.
import type { RTCSession } from "jssip/lib/RTCSession";
import type { withCall } from "./state.ts";

/** How long ways through NAT are looked for before a call goes on with those that are known, milliseconds. */
const GATHERING = 1_500;

interface Ears {
  connection: (connection: RTCPeerConnection) => void;
  /** Both sides talk. */
  confirmed: () => void;
  changed: (what: Parameters<typeof withCall>[1]) => void;
  noMicrophone: (error: unknown) => void;
  /** There is no call any more; `refused`: the other side let it not become a talk. */
  over: (refused: boolean) => void;
}

/** Tell what happens to a call until it is over. */
export function hear(session: RTCSession, ears: Ears): void {
  if (session.connection) ears.connection(session.connection);
  else session.on("peerconnection", ({ peerconnection }) => ears.connection(peerconnection));
  // A server that does not answer would hold every call up until the browser gives it up.
  session.on("icecandidate", ({ ready }) => void setTimeout(ready, GATHERING));
  session.on("confirmed", () => ears.confirmed());
  session.on("hold", ({ originator }) => ears.changed(ours(originator) ? { held: true } : { heldByOther: true }));
  session.on("unhold", ({ originator }) => ears.changed(ours(originator) ? { held: false } : { heldByOther: false }));
  session.on("muted", () => ears.changed({ muted: true }));
  session.on("unmuted", () => ears.changed({ muted: false }));
  session.on("getusermediafailed", (error: unknown) => ears.noMicrophone(error));
  session.on("ended", () => ears.over(false));
  session.on("failed", ({ originator }) => ears.over((originator as string) === "remote"));
}

/** JsSIP's types have an enumeration here that its script does not bring; it tells plain words. */
function ours(originator: unknown): boolean {
  return originator === "local";
}
