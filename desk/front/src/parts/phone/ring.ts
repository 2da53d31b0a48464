// The ring tone, made by the browser itself: no file to fetch, none to license.

/** Two tones a fifth apart, in pairs of short pulses: heard in a loud room, and not mistaken for a desk phone. */
const TONES = [587.33, 880] as const;
/** Seconds: when the pulses begin within a round, how long each lasts, and how long a round is. */
const PULSES = [0, 0.35] as const;
const PULSE = 0.25;
const ROUND = 2.4;

export class Ring {
  #context: AudioContext | null = null;
  #timer = 0;

  start(volume = 0.5): void {
    if (this.#timer) return;
    this.#context ??= new AudioContext();
    void this.#context.resume();
    this.#round(volume);
    this.#timer = window.setInterval(() => this.#round(volume), ROUND * 1000);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = 0;
    void this.#context?.close();
    this.#context = null;
  }

  #round(volume: number): void {
    const context = this.#context;
    if (!context) return;
    for (const begin of PULSES) {
      const at = context.currentTime + begin;
      const gain = context.createGain();
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(volume * 0.3, at + 0.02);
      gain.gain.setValueAtTime(volume * 0.3, at + PULSE - 0.05);
      gain.gain.linearRampToValueAtTime(0, at + PULSE);
      gain.connect(context.destination);
      for (const frequency of TONES) {
        const tone = new OscillatorNode(context, { frequency });
        tone.connect(gain);
        tone.start(at);
        tone.stop(at + PULSE);
      }
    }
  }
}
