// One tab of an agent works; the others say so. The browser's own lock decides, and a tab that dies lets it go.

const LOCK = "hotline_agent_desk";

export class OneTab {
  active = false;
  #let: (() => void) | null = null;

  /** `changed(active)` is told when this tab begins or ends to be the one; `person` is who it is of. */
  constructor(
    readonly person: string,
    readonly changed: (active: boolean) => void,
  ) {
    void this.take(false);
  }

  /** Be the one; `steal`: also where another tab is, which then is not any more. */
  async take(steal: boolean): Promise<void> {
    // Without https there are no locks, and no browser phone either that two tabs could fight for.
    if (!navigator.locks) return this.#become(true);
    const options: LockOptions = steal ? { steal: true } : { ifAvailable: true };
    const held = navigator.locks.request(`${LOCK}:${this.person}`, options, async (lock) => {
      if (!lock) return this.#become(false);
      this.#become(true);
      await new Promise<void>((resolve) => (this.#let = resolve));
    });
    await held.catch(() => this.#become(false)); // it was stolen
  }

  /** Take it as soon as the other tab is closed. */
  wait(): void {
    void navigator.locks
      ?.request(`${LOCK}:${this.person}`, async () => {
        if (this.active) return;
        this.#become(true);
        await new Promise<void>((resolve) => (this.#let = resolve));
      })
      .catch(() => this.#become(false));
  }

  leave(): void {
    this.#let?.();
  }

  #become(active: boolean): void {
    this.active = active;
    this.changed(active);
  }
}
