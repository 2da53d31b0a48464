// The way of the sound (ICE, RFC 8445): told when it is gone, so that another one can be looked for.
//
// Chromium says "disconnected" some 5 s after the last answer and "failed" half a minute later; by then Asterisk has ended
// the leg (`rtp_timeout`, 30 s), and a way that was "disconnected" for long does not come back by itself.

/** A short gap mends itself, milliseconds. */
const GAP = 1_000;

export function isGone(connection: RTCPeerConnection): boolean {
  return connection.iceConnectionState === "disconnected" || connection.iceConnectionState === "failed";
}

/** Have `gone` called whenever the way is gone, and stays so. */
export function watchWay(connection: RTCPeerConnection, gone: () => void): void {
  const look = (event: Event) => {
    if (!isGone(connection)) return;
    // JsSIP would hang up; where no way is found Asterisk does.
    if (connection.iceConnectionState === "failed") event.stopImmediatePropagation();
    setTimeout(() => {
      if (isGone(connection)) gone();
    }, GAP);
  };
  connection.addEventListener("iceconnectionstatechange", look, { capture: true });
}
