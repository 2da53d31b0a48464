// One task done again and again, never twice at the same time: soon after it failed, later and later while it fails,
// and after a pause when it went well. Asked for in the middle of a round, it has another one right after: what was
// new came too late for the round that was going on.

/** The first pause after a round that failed, in milliseconds; each further one is twice as long. */
const FIRST = 1_000;

type Later = (work: () => void, milliseconds: number) => unknown;

export class Again {
  readonly #round: () => Promise<boolean>;
  readonly #pause: number;
  readonly #later: Later;
  #running: Promise<void> | null = null;
  #asked = false;
  #failed = 0;
  #turn = 0;

  /** `round` tells whether it went well; `pause`, in milliseconds, lies between rounds, and is the longest one. */
  constructor(
    round: () => Promise<boolean>,
    pause: number,
    later: Later = (work, milliseconds) => setTimeout(work, milliseconds),
  ) {
    this.#round = round;
    this.#pause = pause;
    this.#later = later;
  }

  /** Have a round now, or right after the one that is going on; ends when that is over. */
  now(): Promise<void> {
    this.#asked = true;
    this.#running ??= this.#rounds().finally(() => (this.#running = null));
    return this.#running;
  }

  async #rounds(): Promise<void> {
    while (this.#asked) {
      this.#asked = false;
      const well = await this.#round().catch((fault: unknown) => {
        console.error(fault);
        return false;
      });
      this.#failed = well ? 0 : this.#failed + 1;
    }
    this.#next();
  }

  #next(): void {
    const turn = ++this.#turn;
    const pause = this.#failed ? Math.min(this.#pause, FIRST * 2 ** (this.#failed - 1)) : this.#pause;
    this.#later(() => {
      if (turn === this.#turn) void this.now();
    }, pause);
  }
}
