// What goes out of a call: the microphone's sound, and keys.
import type { RTCSession } from "jssip/lib/RTCSession";
import { microphoneStream } from "./devices.ts";

function senderOf(session: RTCSession): RTCRtpSender | undefined {
  return session.connection?.getSenders().find((one) => one.track?.kind === "audio");
}

/** Send a key as a telephone event (RFC 4733). */
export function sendKey(session: RTCSession, digit: string): void {
  if (/^[0-9*#A-D]$/.test(digit)) senderOf(session)?.dtmf?.insertDTMF(digit, 120, 70);
}

/** Have a call hear another microphone, unless it is not `wanted` any more once that is open. */
export async function speakInto(session: RTCSession, microphoneId: string, wanted: () => boolean): Promise<void> {
  const sender = senderOf(session);
  if (!sender) return;
  const before = sender.track;
  const [track] = (await microphoneStream(microphoneId)).getAudioTracks();
  if (!track) return;
  if (!wanted()) return track.stop(); // the call is over, or another was chosen: it would listen on for nobody
  track.enabled = before?.enabled ?? true;
  await sender.replaceTrack(track);
  before?.stop();
}
