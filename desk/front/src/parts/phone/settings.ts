// What the person at this browser chose for the phone; kept in the browser, because it belongs to the machine.

export interface Settings {
  microphoneId: string;
  speakerId: string;
  volume: number;
  /** The microphone was tried out once. */
  tested: boolean;
}

const KEY = "hotline_phone";
const DEFAULTS: Settings = { microphoneId: "", speakerId: "", volume: 1, tested: false };

export function readSettings(): Settings {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Settings>;
    return { ...DEFAULTS, ...kept };
  } catch {
    return DEFAULTS; // storage is off, or somebody else wrote there
  }
}

export function keepSettings(change: Partial<Settings>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readSettings(), ...change }));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
