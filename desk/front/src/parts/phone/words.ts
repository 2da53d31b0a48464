// What the phone tells people: what is wrong, and the way out.
import { t } from "../../lib/words.ts";
import type { Line, Microphone, PhoneState } from "./state.ts";

export function microphoneWords(microphone: Microphone): string {
  switch (microphone) {
    case "denied":
      return t(
        "The browser does not let this page use the microphone. Click the lock beside the address and allow it, or take calls with your desk phone.",
      );
    case "missing":
      return t("There is no microphone. Plug a headset in, or take calls with your desk phone.");
    case "busy":
      return t("The microphone cannot be used; another program may have it. Close that program and try again.");
    case "insecure":
      return t("Browsers give the microphone to pages over https only. Open this page with https.");
    default:
      return "";
  }
}

export function lineWords(line: Line): string {
  switch (line) {
    case "off":
      return t("Browser phone off");
    case "connecting":
      return t("Connecting…");
    case "ready":
      return t("Phone ready");
    case "lost":
      return t("Connection lost. Trying again…");
    case "elsewhere":
      return t("Your phone is open in another window or on another machine.");
    case "refused":
      return t("No browser phone");
    case "unsupported":
      return t("This browser cannot telephone. Use a current Chrome, Edge, Firefox or Safari, or your desk phone.");
  }
}

/** What people should read first; empty: nothing is wrong. */
export function troubleWords(state: PhoneState): string {
  return microphoneWords(state.microphone) || state.trouble || (bad(state.line) ? lineWords(state.line) : "");
}

export function bad(line: Line): boolean {
  return line === "lost" || line === "elsewhere" || line === "refused" || line === "unsupported";
}
