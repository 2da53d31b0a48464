// What the page of field teams knows: the jobs, the report that is being made, what is not sent yet.
import { Store } from "../../lib/store.ts";
import { problem } from "../../lib/api.ts";
import { inWords } from "../../lib/page.ts";
import { t } from "../../lib/words.ts";
import { distance, type Point } from "../city/geometry.ts";
import type { Row } from "../cases/model.ts";
import { Again } from "./again.ts";
import { placeIn, smaller } from "./photo.ts";
import { openShelf, outcomeOf, type Outcome, type Queued, sendAll, type Shelf } from "./queue.ts";

/** How often what waits is tried again, milliseconds. */
const AGAIN = 15_000;
/** Where the jobs of the last time lie, for opening without a network; gone once the session is. */
const JOBS = "hotline-field-jobs";

/** Says that somebody signed out without a network: the session is ended before anything is sent with it. */
const LEAVING = "hotline-field-leaving";

export interface FieldState {
  signedIn: boolean | null;
  /** Whether the hotline was reached the last time; null: nobody has tried yet. */
  reached: boolean | null;
  name: string;
  jobs: Row[];
  at: number;
  open: string;
  order: "time" | "distance";
  here: Point | null;
  note: string;
  public: boolean;
  withPlace: boolean;
  photos: { blob: Blob; url: string; place: Point | null }[];
  queue: Queued[];
  trouble: string;
  linkAsked: boolean;
}

export class Field {
  readonly store = new Store<FieldState>({
    signedIn: null,
    reached: null,
    name: "",
    jobs: [],
    at: 0,
    open: "",
    order: "time",
    here: null,
    note: "",
    public: false,
    withPlace: true,
    photos: [],
    queue: [],
    trouble: "",
    linkAsked: false,
  });
  /** Where requests go: people of the desk, or a team with a link. */
  readonly base: string;
  #shelf: Shelf | null = null;
  readonly #again = new Again(() => this.#round(), AGAIN);
  #photoPlace = false;

  constructor(readonly atDesk: boolean) {
    this.base = atDesk ? "/desk/api/field" : "/field/api";
  }

  async begin(): Promise<void> {
    this.#shelf = await openShelf();
    await this.#showQueue();
    if (!this.atDesk)
      void navigator.serviceWorker?.register("/field/worker.js", { scope: "/field" }).catch(() => undefined);
    const kept = localStorage.getItem(this.#jobs);
    if (kept) this.store.set({ ...(JSON.parse(kept) as Partial<FieldState>), signedIn: true });
    window.addEventListener("online", () => void this.sync());
    await this.sync();
  }

  /** Send what waits, then look for jobs; without a network this is tried again by itself. */
  sync(): Promise<void> {
    return this.#again.now();
  }

  /** Whether the hotline was reached. */
  async #round(): Promise<boolean> {
    if (!this.#shelf || !(await this.#left())) return false;
    const outcome = await sendAll(this.#shelf, (report) => this.#send(report));
    if (outcome === "signed out") this.#ended();
    await this.#showQueue();
    return (await this.#loadJobs()) && outcome !== "later";
  }

  async #loadJobs(): Promise<boolean> {
    try {
      const answer = await fetch(`${this.base}/jobs`, { headers: { Accept: "application/json" } });
      this.store.set({ reached: answer.status < 500 });
      if (answer.status === 401 || answer.status === 403) this.#ended();
      if (!answer.ok) return answer.status < 500;
      const body = (await answer.json()) as { name: string; jobs: Row[]; at: number; photo_place: boolean };
      this.#photoPlace = body.photo_place;
      const known = { name: body.name, jobs: body.jobs, at: body.at };
      localStorage.setItem(this.#jobs, JSON.stringify(known));
      this.store.set({ ...known, signedIn: true, trouble: "" });
      return true;
    } catch {
      // Without a network the jobs are those of the last time.
      this.store.set({ reached: false });
      return false;
    }
  }

  open(reference: string): void {
    for (const photo of this.store.state.photos) URL.revokeObjectURL(photo.url);
    this.store.set({ open: reference, note: "", public: false, photos: [], trouble: "" });
  }

  async addPhotos(files: FileList | null): Promise<void> {
    for (const file of files ?? []) {
      try {
        const place = this.#photoPlace ? placeIn(await file.slice(0, 262_144).arrayBuffer()) : null;
        const blob = await smaller(file);
        const photos = [...this.store.state.photos, { blob, url: URL.createObjectURL(blob), place }].slice(-3);
        this.store.set({ photos });
      } catch {
        this.store.set({ trouble: t("This photo cannot be read.") });
      }
    }
  }

  /** Keep the report on the telephone; it is sent at once, or as soon as there is a network. */
  async report(action: string): Promise<boolean> {
    const { note, photos, open, here, withPlace } = this.store.state;
    if (action === "cannot" && !note.trim()) {
      this.store.set({ trouble: t("Write why it cannot be done.") });
      return false;
    }
    const place = (withPlace ? here : null) ?? photos.find((photo) => photo.place)?.place ?? null;
    const key = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    const fields: Record<string, string> = { key, reference: open, action, note };
    if (this.store.state.public) fields["public"] = "yes";
    if (place) Object.assign(fields, { latitude: String(place.latitude), longitude: String(place.longitude) });
    await this.#shelf?.put({
      key,
      reference: open,
      fields,
      photos: photos.map((photo) => photo.blob),
      at: Date.now(),
      refused: "",
    });
    this.open("");
    await this.#showQueue();
    void this.sync();
    return true;
  }

  async drop(key: string): Promise<void> {
    await this.#shelf?.remove(key);
    await this.#showQueue();
  }

  locate(done: () => void = () => undefined): void {
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => {
        this.store.set({ here: { latitude: coords.latitude, longitude: coords.longitude } });
        done();
      },
      () => this.store.set({ here: null, trouble: t("The place of this telephone is not known.") }),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  }

  metres(job: Row): number | null {
    const { here } = this.store.state;
    if (!here || job.latitude === null || job.longitude === null) return null;
    return distance(here, { latitude: job.latitude, longitude: job.longitude });
  }

  async askForLink(number: string): Promise<void> {
    const answer = await this.#post("link", { number });
    this.store.set(answer?.ok ? { linkAsked: true, trouble: "" } : { trouble: await why(answer) });
  }

  async signIn(token: string): Promise<void> {
    const answer = await this.#post("sign-in", { token });
    if (answer?.ok) {
      localStorage.removeItem(LEAVING);
      await this.sync();
    } else if (answer?.status === 403)
      this.store.set({ signedIn: false, trouble: t("This link was used already or is too old. Ask for another one.") });
    // It is still good: the button stays.
    else this.store.set({ trouble: await why(answer) });
  }

  /** For a telephone that goes to somebody else: nothing of the jobs stays; reports that wait do. */
  async signOut(): Promise<void> {
    localStorage.setItem(LEAVING, "yes");
    this.#ended();
    await this.sync();
  }

  /** End the session of who signed out; false: that could not be said to the hotline yet. */
  async #left(): Promise<boolean> {
    if (!localStorage.getItem(LEAVING)) return true;
    const answer = await this.#post("sign-out", {});
    this.store.set({ reached: answer !== null && answer.status < 500 });
    if (!answer?.ok) return false;
    localStorage.removeItem(LEAVING);
    return true;
  }

  get #jobs(): string {
    return `${JOBS}${this.base}`;
  }

  #ended(): void {
    localStorage.removeItem(this.#jobs);
    this.store.set({ signedIn: false, jobs: [], name: "", open: "", linkAsked: false });
  }

  async #post(path: string, body: unknown): Promise<Response | null> {
    try {
      return await fetch(`/field/api/${path}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    } catch {
      return null;
    }
  }

  async #send(report: Queued): Promise<Outcome> {
    const form = new FormData();
    for (const [name, value] of Object.entries(report.fields)) form.append(name, value);
    report.photos.forEach((photo, place) => form.append("photo", photo, `photo-${place + 1}.jpg`));
    const csrf = document.cookie.match(/(?:^|; )hotline_csrf=([^;]*)/)?.[1] ?? "";
    try {
      const answer = await fetch(`${this.base}/reports`, {
        method: "POST",
        body: form,
        headers: { "X-CSRF-Token": decodeURIComponent(csrf) },
      });
      return outcomeOf(answer.status, answer.ok ? "" : await why(answer));
    } catch {
      return { kind: "later" };
    }
  }

  async #showQueue(): Promise<void> {
    this.store.set({ queue: (await this.#shelf?.all()) ?? [] });
  }
}

async function why(answer: Response | null): Promise<string> {
  if (!answer) return t("The hotline cannot be reached. Trying again…");
  return inWords(await problem(answer));
}
