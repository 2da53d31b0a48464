// Where the other side is heard: a hidden sound element of the page.

export class Loudspeaker {
  readonly #audio = document.createElement("audio");

  constructor() {
    this.#audio.autoplay = true;
    this.#audio.hidden = true;
    document.body.append(this.#audio);
  }

  /** How loud, 0 to 1. */
  set volume(level: number) {
    this.#audio.volume = level;
  }

  play(sound: MediaStream): void {
    this.#audio.srcObject = sound;
    this.#audio.play().catch(() => undefined); // with a microphone open, browsers allow it
  }

  silence(): void {
    this.#audio.srcObject = null;
  }

  /** Sound from this device; empty: the system's own. False: it was unplugged. */
  async use(id: string): Promise<boolean> {
    const audio = this.#audio as HTMLAudioElement & { setSinkId?: (id: string) => Promise<void> };
    try {
      await audio.setSinkId?.(id);
      return true;
    } catch {
      return false;
    }
  }
}
