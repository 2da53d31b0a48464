// A page's state: one object, changed by `set`, told to whoever listens once a frame.

export type Listener<T> = (state: T) => void;

export class Store<T extends object> {
  #state: T;
  #listeners = new Set<Listener<T>>();
  #planned = false;

  constructor(initial: T) {
    this.#state = initial;
  }

  get state(): T {
    return this.#state;
  }

  /** Change some of it. Listeners hear of it before the next painting, once for all changes until then. */
  set(change: Partial<T>): void {
    this.#state = { ...this.#state, ...change };
    this.#plan();
  }

  /** Hear of changes from now on, and of the state as it is; returns how to stop. */
  listen(listener: Listener<T>): () => void {
    this.#listeners.add(listener);
    this.#plan();
    return () => this.#listeners.delete(listener);
  }

  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    // A page that is not seen gets no frames; its state must go on all the same.
    if (document.hidden) setTimeout(() => this.#tell(), 50);
    else requestAnimationFrame(() => this.#tell());
  }

  #tell(): void {
    this.#planned = false;
    for (const listener of this.#listeners) listener(this.#state);
  }
}
