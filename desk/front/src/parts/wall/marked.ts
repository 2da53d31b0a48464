// What of a topic is still to be drawn: keys are marked as messages come, and drawn in the next frames, some at a time.

/** Where the records of a topic are shown. */
export interface Shown<T> {
  put(key: string, record: T): void;
  remove(key: string): void;
  /** Put in order what was drawn; called once for many. */
  settle(): void;
}

export class Marked<T> {
  readonly #records: () => ReadonlyMap<string, T>;
  readonly #into: Shown<T>;
  readonly #clock: () => number;
  #marked = new Set<string>();
  #shown = new Set<string>();

  /** `clock` tells milliseconds that never go back. */
  constructor(records: () => ReadonlyMap<string, T>, into: Shown<T>, clock = () => performance.now()) {
    this.#records = records;
    this.#into = into;
    this.#clock = clock;
  }

  get isEmpty(): boolean {
    return this.#marked.size === 0;
  }

  /** Have a key drawn, be it changed, new or gone; null: all of them. */
  mark(key: string | null): void {
    const keys = key === null ? [...this.#shown, ...this.#records().keys()] : [key];
    for (const one of keys) this.#marked.add(one);
  }

  /** Draw what is marked until that moment, one key in any case; what is left stays marked. */
  draw(until: number): void {
    if (this.isEmpty) return;
    for (const key of this.#marked) {
      this.#marked.delete(key);
      this.#one(key);
      if (this.#clock() >= until) break;
    }
    this.#into.settle();
  }

  #one(key: string): void {
    const record = this.#records().get(key);
    if (record === undefined) {
      if (this.#shown.delete(key)) this.#into.remove(key);
    } else {
      this.#shown.add(key);
      this.#into.put(key, record);
    }
  }
}
