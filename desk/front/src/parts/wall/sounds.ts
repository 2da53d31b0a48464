// The sounds of alerts, made by the browser itself; each is heard once for an alert that is new.

export const SOUNDS = ["none", "chime", "bell", "knock"] as const;
export type Sound = (typeof SOUNDS)[number];

/** Frequencies (Hz), beginnings and lengths (seconds) of the notes. */
const NOTES: Record<Sound, readonly (readonly [number, number, number])[]> = {
  none: [],
  chime: [
    [880, 0, 0.35],
    [1175, 0.18, 0.6],
  ],
  bell: [
    [660, 0, 1.2],
    [1320, 0, 0.8],
    [1980, 0, 0.4],
  ],
  knock: [
    [180, 0, 0.08],
    [180, 0.16, 0.08],
    [180, 0.32, 0.1],
  ],
};

const KEY = "hotline_alert_sound";
let context: AudioContext | null = null;

export function chosenSound(usual: string): Sound {
  const found = localStorage.getItem(KEY) ?? usual;
  return (SOUNDS as readonly string[]).includes(found) ? (found as Sound) : "chime";
}

export function chooseSound(sound: Sound): void {
  localStorage.setItem(KEY, sound);
}

/** Play it; a browser that was not touched yet keeps quiet, and the alert is on the page all the same. */
export function play(sound: Sound): void {
  if (!NOTES[sound].length) return;
  context ??= new AudioContext();
  void context.resume();
  for (const [frequency, begin, seconds] of NOTES[sound]) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const at = context.currentTime + begin;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.25, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + seconds);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + seconds);
  }
}
