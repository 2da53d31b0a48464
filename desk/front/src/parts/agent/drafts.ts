// What is typed and not saved: in this browser at once, and with the server a moment later.
//
// The browser's copy stays until the server has that very content, so neither a reload nor 20 s without network nor a
// restart of the controller loses a letter. Another page or computer of the same person sees what the server has.
import { api, ApiError } from "../../lib/api.ts";
import { merged } from "./draft-merge.ts";
import { EMPTY, hasWords, type Form } from "./model.ts";

export type Kept = "saved" | "saving" | "unsaved" | "nothing";

interface Known {
  form: Form;
  /** What the server has, and its version. */
  base: Form;
  version: number;
}

export interface StoredDraft {
  key: string;
  version: number;
  changed_at: number;
  content: Partial<Form>;
}

/** Milliseconds: after the last letter, and between tries while the server is away. */
const PAUSE = 600;
const AGAIN = 3000;

const STORE = "hotline_draft:";
const path = (key: string) => `/desk/api/drafts/${encodeURIComponent(key)}`;

export class Drafts {
  #known = new Map<string, Known>();
  #timers = new Map<string, number>();
  #sending = new Set<string>();
  #gone = new Set<string>();

  /** `changed(key)`: its form or how it is kept is another; `person` keeps apart who shares a browser. */
  constructor(
    readonly person: string,
    readonly changed: (key: string) => void,
  ) {
    window.addEventListener("online", () => this.sendAll());
    window.addEventListener("pagehide", () => this.sendAll());
  }

  /** The form of a key as it is known now; `start` is what a new one begins with. */
  form(key: string, start: Partial<Form> = {}): Form {
    let known = this.#known.get(key);
    if (!known) {
      const begun = { ...EMPTY, ...start };
      known = { form: begun, base: begun, version: 0, ...this.#local(key) };
      this.#known.set(key, known);
      void this.#fetch(key);
    }
    return known.form;
  }

  kept(key: string): Kept {
    const known = this.#known.get(key);
    if (!known || (known.version === 0 && known.form === known.base)) return "nothing";
    if (known.form === known.base) return "saved";
    return this.#sending.has(key) ? "saving" : "unsaved";
  }

  set(key: string, change: Partial<Form>): void {
    const known = this.#known.get(key);
    if (!known) return;
    known.form = { ...known.form, ...change };
    this.#gone.delete(key);
    this.#keepLocal(key, known);
    this.changed(key);
    this.#plan(key, PAUSE);
  }

  /** What a call-back was called goes on under the name of the citizen's call. */
  rename(from: string, to: string): void {
    const known = this.#known.get(from);
    if (!known || from === to || !hasWords(known.form)) return;
    this.form(to);
    this.set(to, known.form);
    void this.remove(from);
  }

  /** It is saved where it belongs, or not wanted any more. */
  async remove(key: string): Promise<void> {
    clearTimeout(this.#timers.get(key));
    this.#gone.add(key);
    this.#known.delete(key);
    localStorage.removeItem(this.#name(key));
    await api.delete(path(key)).catch(() => undefined); // it goes by itself later
  }

  /** All drafts that hold words: the server's, and those that only this browser has. */
  async unfinished(): Promise<StoredDraft[]> {
    const { body } = await api.get<StoredDraft[]>("/desk/api/drafts");
    const found = new Map(body.filter((one) => !this.#gone.has(one.key)).map((one) => [one.key, one]));
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(this.#name(""))) continue;
      const key = name.slice(this.#name("").length);
      const local = this.#local(key);
      const changed_at = found.get(key)?.changed_at ?? Date.now() / 1000;
      if (local.form) found.set(key, { key, version: local.version ?? 0, changed_at, content: local.form });
    }
    return [...found.values()].filter((one) => hasWords({ ...EMPTY, ...one.content }));
  }

  sendAll(): void {
    for (const [key, known] of this.#known) if (known.form !== known.base) void this.#send(key);
  }

  // --- with the server ---

  #plan(key: string, wait: number): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      window.setTimeout(() => void this.#send(key), wait),
    );
  }

  async #send(key: string): Promise<void> {
    const known = this.#known.get(key);
    if (!known || known.form === known.base || this.#sending.has(key)) return;
    const sent = known.form;
    this.#sending.add(key);
    this.changed(key);
    try {
      const { body } = await api.put<{ version: number }>(path(key), { version: known.version, content: sent });
      this.#settle(key, known, sent, body.version);
    } catch (error) {
      this.#failed(key, known, error);
      if (this.#known.get(key) === known && known.form !== known.base) this.#plan(key, AGAIN);
    } finally {
      this.#sending.delete(key);
      this.changed(key);
    }
  }

  #settle(key: string, known: Known, sent: Form, version: number): void {
    if (this.#gone.has(key)) return void this.remove(key);
    known.base = sent;
    known.version = version;
    if (known.form === sent) localStorage.removeItem(this.#name(key));
    else this.#plan(key, PAUSE);
  }

  #failed(key: string, known: Known, error: unknown): void {
    if (!(error instanceof ApiError) || error.status !== 409) return;
    const kept = (error.body as { kept?: StoredDraft } | null)?.kept;
    if (kept) this.#take(key, known, kept);
  }

  async #fetch(key: string): Promise<void> {
    try {
      const { body } = await api.get<StoredDraft | null>(path(key));
      const known = this.#known.get(key);
      if (known && body && body.version > known.version) this.#take(key, known, body);
    } catch {
      // There is none yet, or the server is away: what is here counts, and is sent.
    }
    const known = this.#known.get(key);
    if (known && known.form !== known.base) this.#plan(key, PAUSE);
  }

  #take(key: string, known: Known, kept: StoredDraft): void {
    const theirs = { ...EMPTY, ...kept.content };
    const untouched = known.form === known.base;
    known.form = untouched ? theirs : merged({ ...known.base }, { ...known.form }, theirs).form;
    known.base = theirs;
    known.version = kept.version;
    if (untouched) known.form = theirs;
    this.changed(key);
  }

  // --- in the browser ---

  #name(key: string): string {
    return `${STORE}${this.person}:${key}`;
  }

  #local(key: string): Partial<Known> {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#name(key)) ?? "null") as Partial<Known> | null;
      return kept?.form
        ? { form: { ...EMPTY, ...kept.form }, base: { ...EMPTY, ...kept.base }, version: kept.version ?? 0 }
        : {};
    } catch {
      return {};
    }
  }

  #keepLocal(key: string, known: Known): void {
    try {
      localStorage.setItem(this.#name(key), JSON.stringify(known));
    } catch {
      // Without storage the server's copy must do.
    }
  }
}
