// What a browser phone knows of itself; pages draw it, `Phone` changes it.

/** The line to the hotline. */
export type Line =
  | "off" // not wanted
  | "connecting"
  | "ready"
  | "lost" // it is being tried again; a call goes on meanwhile
  | "elsewhere" // another page of the same agent has the phone
  | "refused" // the server gave no credentials; `trouble` says why
  | "unsupported"; // this browser cannot telephone

export type Microphone = "unknown" | "asking" | "ready" | "denied" | "missing" | "busy" | "insecure";

export interface PhoneCall {
  direction: "in" | "out";
  stage: "ringing" | "dialling" | "talking";
  /** When the stage began, milliseconds since the epoch. */
  since: number;
  held: boolean;
  muted: boolean;
  /** The caller's side put us on hold. */
  heldByOther: boolean;
}

export interface PhoneState {
  line: Line;
  /** What is wrong with the line, in words for people; empty: nothing. */
  trouble: string;
  microphone: Microphone;
  call: PhoneCall | null;
  /** After a reload in mid-call: we are being put through to the caller again. */
  returning: boolean;
  /** How loud the other side is, 0 to 1. */
  volume: number;
  /** The key of the agent's choice in Settings; empty: what the system uses. */
  microphoneId: string;
  speakerId: string;
}

export const NO_CALL = { call: null } as const;

export const INITIAL: PhoneState = {
  line: "off",
  trouble: "",
  microphone: "unknown",
  call: null,
  returning: false,
  volume: 1,
  microphoneId: "",
  speakerId: "",
};

/** The state after the call changed; without a call nothing changes. Pure. */
export function withCall(state: PhoneState, change: Partial<PhoneCall>): Pick<PhoneState, "call"> {
  return { call: state.call ? { ...state.call, ...change } : null };
}

/** What a failure of `getUserMedia` means (its name, as the standard Media Capture has it). Pure. */
export function microphoneAfter(failure: string): Microphone {
  switch (failure) {
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    default:
      return "busy";
  }
}
