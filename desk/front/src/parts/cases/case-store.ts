// The case that is open: as it was read, what is typed and not sent, and what somebody else changed meanwhile.
import { api, ApiError } from "../../lib/api.ts";
import { inWords, notice } from "../../lib/page.ts";
import { Store } from "../../lib/store.ts";
import { language } from "../../lib/words.ts";
import type { Whole } from "./model.ts";

export interface Draft {
  note: string;
  public: boolean;
  language: string;
  department: string | null;
  owner: string | null;
  due: string;
}

export interface CaseState {
  reference: string;
  whole: Whole | null;
  etag: string | null;
  draft: Draft;
  busy: boolean;
  trouble: string;
  /** What the server said of a change that came too late; what was typed stays. */
  conflict: string;
  /** Somebody else changed it; shown, not forced upon who types. */
  newer: { by: string; version: number } | null;
}

const emptyDraft = (): Draft => ({ note: "", public: false, language, department: null, owner: null, due: "" });

export class CaseStore {
  readonly store = new Store<CaseState>({
    reference: "",
    whole: null,
    etag: null,
    draft: emptyDraft(),
    busy: false,
    trouble: "",
    conflict: "",
    newer: null,
  });
  /** Hears of each change that was written from here. */
  changed: () => void = () => undefined;

  get state(): CaseState {
    return this.store.state;
  }

  async open(reference: string): Promise<void> {
    if (reference === this.state.reference) return;
    this.#keep();
    const draft = this.#kept(reference);
    this.store.set({ reference, whole: null, etag: null, draft, trouble: "", conflict: "", newer: null });
    if (reference) await this.read();
  }

  async read(): Promise<void> {
    const { reference } = this.state;
    try {
      const { body, etag } = await api.get<Whole>(this.#path());
      if (reference === this.state.reference) this.store.set({ whole: body, etag, newer: null, trouble: "" });
    } catch (error) {
      if (reference === this.state.reference) this.store.set({ trouble: inWords(error) });
    }
  }

  type(change: Partial<Draft>): void {
    this.store.set({ draft: { ...this.state.draft, ...change } });
    this.#keep();
  }

  /** Somebody changed the case, as the live line tells: read it again where nothing is being typed. */
  heard(version: number, by: string): void {
    if (!this.state.whole || version <= this.state.whole.case.version) return;
    if (this.state.busy) return;
    if (this.#typing()) this.store.set({ newer: { by, version } });
    else void this.read();
  }

  patch(change: Record<string, unknown>): Promise<boolean> {
    return this.#write(() => api.patch<Whole>(this.#path(), change, { version: this.state.etag ?? undefined }));
  }

  async note(): Promise<void> {
    const { note, language: tongue, public: open } = this.state.draft;
    const body = { text: note, language: tongue, public: open };
    if (await this.#write(() => api.post<Whole>(`${this.#path()}/notes`, body))) this.type({ note: "", public: false });
  }

  link(other: string, how: string): Promise<boolean> {
    return this.#write(() => api.post<Whole>(`${this.#path()}/links`, { other, how }));
  }

  unlink(other: string, how: string): Promise<boolean> {
    return this.#write(() => api.delete<Whole>(`${this.#path()}/links?${new URLSearchParams({ other, how })}`));
  }

  addFile(file: File, open: boolean): Promise<boolean> {
    const form = new FormData();
    form.append("file", file);
    form.append("public", String(open));
    return this.#write(() => api.post<Whole>(`${this.#path()}/files`, form));
  }

  async #write(work: () => Promise<{ body: Whole; etag: string | null }>): Promise<boolean> {
    this.store.set({ busy: true, conflict: "" });
    try {
      const { body, etag } = await work();
      this.store.set({ whole: body, etag, busy: false, newer: null });
      this.changed();
      return true;
    } catch (error) {
      this.store.set({ busy: false });
      if (error instanceof ApiError && error.status === 412) {
        this.store.set({ conflict: error.detail });
        await this.read();
      } else notice(inWords(error), "trouble");
      return false;
    }
  }

  #path(): string {
    return `/desk/api/cases/${this.state.reference}`;
  }

  #typing(): boolean {
    return this.state.draft.note !== "" || this.state.draft.department !== null || this.state.draft.owner !== null;
  }

  // What is typed stays over a reload, and while another case is looked at.

  #keep(): void {
    const { reference, draft } = this.state;
    if (!reference) return;
    if (draft.note) sessionStorage.setItem(`case-note-${reference}`, draft.note);
    else sessionStorage.removeItem(`case-note-${reference}`);
  }

  #kept(reference: string): Draft {
    return { ...emptyDraft(), note: sessionStorage.getItem(`case-note-${reference}`) ?? "" };
  }
}
