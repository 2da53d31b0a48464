// The list of cases: what is asked for stands in the address, what came back in the store.
import { api } from "../../lib/api.ts";
import { attempt, inWords } from "../../lib/page.ts";
import { Store } from "../../lib/store.ts";
import type { Row } from "./model.ts";
import { filterParams, type Query, readQuery, requestParams, type View, writeQuery } from "./query.ts";

/** Cases on a page. */
const PAGE = 50;

interface SavedFilter {
  name: string;
  query: string;
}

export interface ListState {
  query: Query;
  rows: Row[];
  /** Where the next page begins; empty: there is none. */
  next: string;
  /** Pages before this one, for going back. */
  before: string[];
  loading: boolean;
  trouble: string;
  counts: Partial<Record<View, number>>;
  most: number;
  saved: SavedFilter[];
  /** Ticked: reference and the version that was on the screen. */
  ticked: Map<string, number>;
  /** The row that the keys move over. */
  at: number;
  now: number;
}

export class CaseList {
  readonly store: Store<ListState>;
  #asked = 0;

  constructor(standard: View) {
    this.store = new Store<ListState>({
      query: readQuery(location.search, standard),
      rows: [],
      next: "",
      before: [],
      loading: true,
      trouble: "",
      counts: {},
      most: 0,
      saved: [],
      ticked: new Map(),
      at: 0,
      now: Date.now() / 1000,
    });
    window.addEventListener("popstate", () => {
      const query = readQuery(location.search, standard);
      const same = writeQuery({ ...query, open: "" }) === writeQuery({ ...this.query, open: "" });
      this.store.set({ query });
      if (!same) void this.load();
    });
  }

  get query(): Query {
    return this.store.state.query;
  }

  /** Ask for something else; the address follows, so that it can be sent to others and gone back to. */
  go(query: Query, before: string[] = []): void {
    const head = writeQuery({ ...query, open: "" }) === writeQuery({ ...this.query, open: "" });
    history.pushState(null, "", `?${writeQuery(query)}`);
    this.store.set(head ? { query } : { query, before, at: 0 });
    if (!head) void this.load();
  }

  nextPage(): void {
    const { next, before, query } = this.store.state;
    if (next) this.go({ ...query, after: next }, [...before, query.after]);
  }

  pageBefore(): void {
    const { before, query } = this.store.state;
    const last = before.at(-1);
    if (last !== undefined) this.go({ ...query, after: last }, before.slice(0, -1));
  }

  /** Fetch the page that is asked for; an answer that comes late is thrown away. */
  async load(quiet = false): Promise<void> {
    const asked = ++this.#asked;
    if (!quiet) this.store.set({ loading: true, trouble: "" });
    try {
      const { body } = await api.get<{ cases: Row[]; next: [number, number | null] | null }>(
        `/desk/api/cases?${requestParams(this.query, PAGE)}`,
      );
      if (asked !== this.#asked) return;
      const next = body.next ? body.next.filter((part) => part !== null).join(",") : "";
      this.store.set({ rows: body.cases, next, loading: false, trouble: "", now: Date.now() / 1000 });
    } catch (error) {
      if (asked === this.#asked) this.store.set({ loading: false, trouble: inWords(error) });
    }
    void this.loadCounts();
  }

  async loadCounts(): Promise<void> {
    const found = await attempt(() => api.get<{ counts: ListState["counts"]; most: number }>("/desk/api/cases/counts"));
    if (found) this.store.set({ counts: found.body.counts, most: found.body.most });
  }

  async loadSaved(): Promise<void> {
    const found = await attempt(() => api.get<SavedFilter[]>("/desk/api/case-filters"));
    if (found) this.store.set({ saved: found.body });
  }

  async save(name: string): Promise<void> {
    const wanted = { name, query: filterParams(this.query).toString() };
    const found = await attempt(() => api.put<SavedFilter[]>("/desk/api/case-filters", wanted));
    if (found) this.store.set({ saved: found.body });
  }

  async forget(name: string): Promise<void> {
    const path = `/desk/api/case-filters?name=${encodeURIComponent(name)}`;
    const found = await attempt(() => api.delete<SavedFilter[]>(path));
    if (found) this.store.set({ saved: found.body });
  }

  tick(row: Row, on: boolean): void {
    const ticked = new Map(this.store.state.ticked);
    if (on) ticked.set(row.reference, row.version);
    else ticked.delete(row.reference);
    this.store.set({ ticked });
  }

  tickAll(on: boolean): void {
    const ticked = new Map(this.store.state.ticked);
    for (const row of this.store.state.rows) {
      if (on) ticked.set(row.reference, row.version);
      else ticked.delete(row.reference);
    }
    this.store.set({ ticked });
  }

  untick(): void {
    this.store.set({ ticked: new Map() });
  }

  open(reference: string): void {
    this.go({ ...this.query, open: reference });
  }

  /** Move over the rows; behind the last one comes the next page. */
  move(step: number): void {
    const { at, rows } = this.store.state;
    if (at + step >= rows.length) this.nextPage();
    else if (at + step < 0) this.pageBefore();
    else this.store.set({ at: at + step });
  }
}
