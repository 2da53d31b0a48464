// The state of an agent's page, and what can be done on it. Views draw `state` and call the methods.
import { api, ApiError } from "../../lib/api.ts";
import { Live } from "../../lib/live.ts";
import { attempt, inWords, notice, type Me } from "../../lib/page.ts";
import { Store } from "../../lib/store.ts";
import { language, t, titled } from "../../lib/words.ts";
import { choose, type PhoneKind } from "../phone/choice.ts";
import { deviceDialog } from "../phone/device-dialog.ts";
import { Phone } from "../phone/phone.ts";
import { readSettings } from "../phone/settings.ts";
import { Drafts, type StoredDraft } from "./drafts.ts";
import { forgetOldFiles } from "./kept-files.ts";
import type { Desk, Form, Setup, Today, Work } from "./model.ts";
import { refusal } from "./refusals.ts";
import { OneTab } from "./tabs.ts";
import { newlyUnreached } from "./unreached.ts";
import { keyOf, startOf } from "./context.ts";

type Panel = "" | "transfer" | "keypad" | "pause" | "help" | "phone";

interface OfficeState {
  me: Me;
  setup: Setup | null;
  desk: Desk | null;
  today: Today | null;
  connected: boolean;
  active: boolean;
  panel: Panel;
  /** Which draft the right column shows. */
  shown: string;
  /** What the call, or the work in hand, would show. */
  due: string;
  unfinished: StoredDraft[];
  /** Grows with everything that views must draw and that is not in the state. */
  beat: number;
}

/** How often today's numbers are asked, milliseconds. */
const NUMBERS = 30_000;

/** How soon the names are asked for again that could not be fetched, milliseconds. */
const SETUP = 15_000;

export class Office {
  readonly store: Store<OfficeState>;
  readonly phone = new Phone();
  readonly drafts: Drafts;
  readonly live = new Live(["desk", "monitoring"]);
  readonly tab: OneTab;

  constructor(me: Me) {
    const start: OfficeState = {
      me,
      setup: null,
      desk: null,
      today: null,
      connected: false,
      active: true,
      panel: "",
      shown: "",
      due: "",
      unfinished: [],
      beat: 0,
    };
    this.store = new Store(start);
    this.drafts = new Drafts(me.user, () => this.redraw());
    this.tab = new OneTab(me.user, (active) => this.#becameActive(active));
    this.live.listen((topic) => this.#heard(topic));
    this.phone.store.listen(() => this.redraw());
    void this.#load();
    setInterval(() => void this.numbers(), NUMBERS);
    setInterval(() => this.redraw(), 1000); // clocks
  }

  get state(): OfficeState {
    return this.store.state;
  }

  redraw(): void {
    this.store.set({ beat: this.state.beat + 1 });
  }

  /** The form that the right column shows. */
  form(): Form {
    return this.drafts.form(this.state.shown || "new", startOf(this.state.desk, this.state.setup, language));
  }

  type(change: Partial<Form>): void {
    this.drafts.set(this.state.shown || "new", change);
  }

  show(key: string): void {
    this.store.set({ shown: key });
    if (key) this.form();
  }

  panel(panel: Panel): void {
    this.store.set({ panel: this.state.panel === panel ? "" : panel });
  }

  // --- state ---

  signIn = (): Promise<void> => this.#state("sign-in");
  signOut = (): Promise<void> => this.#state("sign-out");
  resume = (): Promise<void> => this.#state("resume");
  finish = (): Promise<void> => this.#state("end-wrap-up");
  extend = (): Promise<void> => this.#state("extend-wrap-up");

  async pause(reason: string): Promise<void> {
    this.store.set({ panel: "" });
    await this.#state("pause", { reason });
  }

  async #state(name: string, body: object = {}): Promise<void> {
    await this.tried(() => api.post(`/desk/api/state/${name}`, body));
  }

  // --- the call ---

  async call(name: string, body: object = {}): Promise<boolean> {
    const done = await this.tried(() => api.post(`/desk/api/call/${name}`, body));
    return done !== undefined;
  }

  hangUp(): void {
    if (this.phone.store.state.call) this.phone.hangUp();
    else void this.call("hang-up");
  }

  /** Take calls with the other telephone; the first time in a browser the microphone is tried out before. */
  async usePhone(kind: PhoneKind): Promise<void> {
    const chosen = await this.tried(() => choose(kind));
    if (chosen && kind === "browser" && !readSettings().tested) await deviceDialog(this.phone);
  }

  async pauseRecording(): Promise<void> {
    const { recording } = this.state.desk?.line ?? {};
    if (recording) await this.call("recording", { paused: recording === "on" });
  }

  // --- work that is offered ---

  async next(): Promise<void> {
    const found = await this.tried(() => api.post<Work | null>("/desk/api/work/next"));
    if (found && !found.body) notice(t("Nothing waits for you now."));
  }

  async accept(offer: Work): Promise<void> {
    await this.tried(() => api.post("/desk/api/work/accept", { kind: offer.kind, id: offer.id }));
  }

  async decline(offer: Work): Promise<void> {
    await this.tried(() => api.post("/desk/api/work/decline", { kind: offer.kind, id: offer.id }));
  }

  async endWork(outcome: "settled" | "returned" | "kept"): Promise<void> {
    await this.tried(() => api.post("/desk/api/work/end", { outcome }));
  }

  /** Do it; a refusal is told in the reader's language where it is one of those that we know. */
  async tried<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      const known = error instanceof ApiError ? refusal(error, (key) => this.titleOf(key)) : null;
      notice(known ?? inWords(error), "trouble");
      return undefined;
    }
  }

  titleOf(key: string): string {
    const { setup } = this.state;
    return setup?.agents[key]?.name ?? titled(setup?.queues[key]?.title ?? setup?.departments[key]?.title, key);
  }

  // --- what else it asks ---

  async numbers(): Promise<void> {
    try {
      this.store.set({ today: (await api.get<Today>("/desk/api/agent/today")).body });
    } catch {
      // They are for information; the page says elsewhere that the line is lost.
    }
  }

  async listDrafts(): Promise<void> {
    try {
      this.store.set({ unfinished: await this.drafts.unfinished() });
    } catch {
      // The list comes when the server is there again.
    }
  }

  async #load(): Promise<void> {
    await this.#setUp();
    this.#place();
    void forgetOldFiles(Date.now());
    await Promise.all([this.numbers(), this.listDrafts()]);
  }

  /** Names of queues, agents, reasons: without them nobody pauses or transfers, so it is asked until they are there. */
  async #setUp(): Promise<void> {
    const setup = await attempt(() => api.get<Setup>("/desk/api/agent/setup"));
    if (setup) this.store.set({ setup: setup.body });
    else setTimeout(() => void this.#setUp(), SETUP);
  }

  // --- what it hears ---

  #becameActive(active: boolean): void {
    this.store.set({ active });
    if (!active) {
      this.phone.disconnect();
      this.tab.wait();
    } else if (this.state.desk?.phone_kind === "browser") void this.phone.connect();
  }

  #heard(topic: string): void {
    const before = this.state.desk;
    const desk = (this.live.table("desk").get(this.state.me.agent ?? "") ?? null) as Desk | null;
    this.store.set({ desk: desk ?? before, connected: this.live.connected });
    if (topic === "" && this.live.connected) this.drafts.sendAll();
    if (!desk) return;
    if (before?.phone_kind !== desk.phone_kind && this.state.active) this.#usePhone(desk);
    if (before?.state !== desk.state) void this.numbers();
    const refused = before ? newlyUnreached(before, desk, (key) => this.titleOf(key)) : "";
    if (refused) notice(refused, "trouble");
    this.#place();
  }

  #usePhone(desk: Desk): void {
    if (desk.phone_kind === "browser") void this.phone.connect();
    else this.phone.disconnect();
  }

  /** Show the form of what is at hand, unless somebody types in another one just now. */
  #place(): void {
    const { desk, due, shown } = this.state;
    const key = keyOf(desk);
    if (key === due) return;
    if (key.startsWith("call:") && due.startsWith("call:")) this.drafts.rename(due, key);
    this.store.set({ due: key });
    if (!key) void this.listDrafts();
    if (!isTyping() || shown === "" || shown === due) this.show(key);
  }
}

function isTyping(): boolean {
  return !!document.activeElement?.closest?.(".agent-case input, .agent-case textarea");
}
