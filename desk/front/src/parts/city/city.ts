// What the citizens' page knows: what is offered, what was typed, what came of it.
import { api, ApiError } from "../../lib/api.ts";
import { inWords } from "../../lib/page.ts";
import { Store } from "../../lib/store.ts";
import { language, t } from "../../lib/words.ts";
import type { Frame, Point } from "./geometry.ts";

export type Texts = Record<string, string>;
export type Task = "call" | "state" | "request" | "call-back";

interface FieldOf {
  question: Texts;
  datatype: string;
  required: boolean;
  values: Record<string, Texts>;
}

export interface Options {
  categories: Record<string, { title: Texts; description: Texts; group: Texts; fields: Record<string, FieldOf> }>;
  requests: boolean;
  calls: boolean;
  call_back: boolean;
  call_back_offered: boolean;
  confirm: "text" | "call";
  statistics: boolean;
  centre: [number, number];
  photo_megabytes: number;
}

export interface CaseTold {
  reference: string;
  status: string;
  department: Texts;
  due: string | null;
  overdue: boolean;
  answer_overdue: boolean;
  duplicate_of: string | null;
  note: string | null;
  note_language: string | null;
}

interface Near {
  reference: string;
  status: string;
  opened_at: number;
  metres: number;
  follow?: string;
}

export interface CityState {
  task: Task | null;
  busy: boolean;
  trouble: string;
  told: CaseTold | null;
  category: string;
  point: Point | null;
  frame: Frame | null;
  near: Near[];
  ticket: string;
  faults: Record<string, string>;
  /** Names of the photos that go with the request. */
  photos: string[];
  filed: { reference: string; follow: string } | null;
  /** The request whose code was sent, and its number. */
  code: { id: string; number: string } | null;
  place: { callback: string; position: number | null; state: string | null } | null;
}

/** What is wrong with a request, by its field; the ticket is for the next try. */
interface Refused {
  faults?: Record<string, string>;
  ticket: string;
}

/** Refusals in the reader's language, by what was asked and the answer's status. */
const REFUSED: Partial<Record<Task, Record<number, () => string>>> = {
  state: {
    404: () => t("There is no case with this reference and telephone number."),
    422: () => t("Look at both numbers again: one of them cannot be right."),
    429: () => t("Too many questions today. Please call 1111."),
  },
  "call-back": {
    403: () => t("The code is wrong or too old."),
    409: () => t("Nobody can be called back now."),
    422: () => t("This number cannot be called back."),
    429: () => t("Too many questions today. Please call 1111."),
    503: () => t("The code cannot be sent now. Please call 1111."),
  },
};

export class City {
  readonly store = new Store<CityState>({
    task: null,
    busy: false,
    trouble: "",
    told: null,
    category: "",
    point: null,
    frame: null,
    near: [],
    ticket: "",
    faults: {},
    photos: [],
    filed: null,
    code: null,
    place: null,
  });

  constructor(readonly options: Options) {}

  go(task: Task | null): void {
    this.store.set({ task, trouble: "", faults: {}, photos: [] });
    history.replaceState(null, "", task ? `#${task}` : location.pathname);
    if (task === "request" && !this.store.state.ticket) void this.newTicket();
  }

  async ask(reference: string, number: string): Promise<void> {
    this.store.set({ told: null });
    const found = await this.#try(() => api.post<CaseTold>("/1111/api/state", { reference, number }));
    if (found) this.store.set({ told: found });
  }

  async newTicket(): Promise<void> {
    const found = await this.#try(() => api.get<{ ticket: string }>("/1111/api/ticket"));
    if (found) this.store.set({ ticket: found.ticket });
  }

  pick(point: Point): void {
    this.store.set({ point, faults: { ...this.store.state.faults, place: "" } });
    void this.lookAround();
  }

  choose(category: string): void {
    const { photos } = this.store.state;
    this.store.set({ category, near: [], filed: null, faults: {}, photos: category ? photos : [] });
    void this.lookAround();
  }

  /** Has somebody reported it already? Trouble here keeps nobody from reporting. */
  async lookAround(): Promise<void> {
    const { category, point } = this.store.state;
    if (!category || !point) return;
    const near = await api.post<Near[]>("/1111/api/near", { category, ...point }).then(
      ({ body }) => body,
      () => [],
    );
    const now = this.store.state;
    if (now.category === category && now.point === point) this.store.set({ near }); // else another was asked for
  }

  async send(form: FormData): Promise<void> {
    this.store.set({ busy: true, trouble: "", faults: {} });
    try {
      const { body } = await api.post<CityState["filed"]>("/1111/api/requests", form);
      this.store.set({ filed: body, ticket: "", near: [], photos: [] });
    } catch (error) {
      const refused = (error instanceof ApiError ? error.body : null) as Refused | null;
      if (refused?.faults) {
        this.store.set({ faults: refused.faults, ticket: refused.ticket, trouble: refused.faults["form"] ?? "" });
      } else this.store.set({ trouble: inWords(error) });
    }
    this.store.set({ busy: false });
  }

  async callBack(number: string): Promise<void> {
    const found = await this.#try(() =>
      api.post<{ confirm?: string; callback?: string; position: number | null; state: string | null }>(
        "/1111/api/call-back",
        { number, language },
      ),
    );
    if (found?.confirm) this.store.set({ code: { id: found.confirm, number } });
    else if (found?.callback) this.store.set({ place: { ...found, callback: found.callback } });
  }

  async confirm(code: string): Promise<void> {
    const asked = this.store.state.code;
    if (!asked) return;
    const place = await this.#try(() =>
      api.post<CityState["place"]>("/1111/api/call-back/confirm", { ...asked, code, language }),
    );
    if (place) this.store.set({ place, code: null });
  }

  async lookAtPlace(): Promise<void> {
    const place = this.store.state.place;
    if (!place) return;
    const found = await api.get<{ position: number | null; state: string | null }>(
      `/1111/api/call-back/${encodeURIComponent(place.callback)}`,
    );
    this.store.set({ place: { ...place, ...found.body } });
  }

  async #try<T>(work: () => Promise<{ body: T }>): Promise<T | undefined> {
    this.store.set({ busy: true, trouble: "" });
    try {
      return (await work()).body;
    } catch (error) {
      const known = error instanceof ApiError ? REFUSED[this.store.state.task ?? "call"]?.[error.status] : undefined;
      this.store.set({ trouble: known?.() ?? inWords(error) });
      return undefined;
    } finally {
      this.store.set({ busy: false });
    }
  }
}
