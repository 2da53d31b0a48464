// The draft of who looks: asked once, and told anew by the server after each edit. Edits go one after the other.
import { api, ApiError } from "../../lib/api.ts";
import { AGAIN, inWords, isPassing, notice } from "../../lib/page.ts";
import { Store } from "../../lib/store.ts";
import { t } from "../../lib/words.ts";
import { isTable, type Path, type Problem, type Value, valueAt, withValueAt } from "./keys.ts";
import type { Schema } from "./schema.ts";

export const PATH = "/desk/api/admin";

export interface Edit {
  file: string;
  path: string[];
  key: string;
  before: Value;
  after: Value;
}

export interface Told {
  draft: { version: number; changed_at: number; edits: Edit[]; conflicts: Edit[] };
  values: Record<string, Value>;
  languages: string[];
  problems: Problem[];
  warnings: Problem[];
  at_once: string[];
  at_next_start: string[];
  others: { user: string; changes: number; changed_at: number }[];
  files: Record<string, { path: string; hindrance: string | null }>;
  fixed: Record<string, string>;
  /** Words to citizens that come with the hotline, by file. */
  ours: Record<string, string>;
}

interface State {
  told: Told | null;
  schema: Record<string, Schema>;
  saving: number;
}

class Settings {
  readonly store = new Store<State>({ told: null, schema: {}, saving: 0 });
  #last: Promise<unknown> = Promise.resolve();

  get told(): Told {
    const told = this.store.state.told;
    if (!told) throw new Error("not loaded");
    return told;
  }

  async load(): Promise<void> {
    const [told, schema] = await Promise.all([
      api.get<Told>(`${PATH}/settings`),
      api.get<Record<string, Schema>>(`${PATH}/settings/schema`),
    ]);
    this.store.set({ told: told.body, schema: schema.body });
  }

  value(file: string, path: Path): Value {
    return valueAt(this.told.values[file], path);
  }

  names(table: string, file = "configuration"): string[] {
    const found = this.value(file, [table]);
    return isTable(found) ? Object.keys(found) : [];
  }

  changed(file: string, path: Path): Edit[] {
    const inside = (one: Edit): boolean =>
      path.every((part, index) => one.path[index] === part || index >= one.path.length);
    return this.told.draft.edits.filter((one) => one.file === file && inside(one));
  }

  /** Put a value into the draft; undefined takes it away. It is shown at once, and stays while the server is away. */
  edit(file: string, path: Path, value: Value): Promise<void> {
    const { told } = this;
    const values = { ...told.values, [file]: withValueAt(told.values[file], path, value) };
    this.store.set({ told: { ...told, values } });
    return this.#send("edit", { file, path, value: value ?? null });
  }

  resolve(edit: Edit, mine: boolean): Promise<void> {
    return this.#send("resolve", { file: edit.file, path: edit.path, mine });
  }

  discard(): Promise<void> {
    return this.#send("discard", {});
  }

  /** Take one edit back. */
  takeBack(edit: Edit): Promise<void> {
    return this.edit(edit.file, edit.path, edit.before);
  }

  #send(what: string, body: Record<string, unknown>): Promise<void> {
    this.store.set({ saving: this.store.state.saving + 1 });
    const done = this.#last.then(async () => {
      try {
        this.store.set({ told: await this.#posted(what, body) });
      } catch (error) {
        notice(inWords(error), "trouble");
        await this.load().catch(() => undefined); // what is true is what the server has
      } finally {
        this.store.set({ saving: this.store.state.saving - 1 });
      }
    });
    this.#last = done;
    return done;
  }

  /** Ask, and ask again while the hotline is away or has too much to do: what was typed is not lost. */
  async #posted(what: string, body: Record<string, unknown>): Promise<Told> {
    for (let told = false; ; told = true) {
      try {
        const wanted = { version: this.told.draft.version, ...body };
        return (await api.post<Told>(`${PATH}/settings/${what}`, wanted)).body;
      } catch (error) {
        if (!(error instanceof ApiError && isPassing(error.status))) throw error;
        if (!told) notice(inWords(error), "trouble");
        await new Promise((resolve) => setTimeout(resolve, (error.retryAfter ?? AGAIN) * 1000));
      }
    }
  }

  async publish(note: string): Promise<boolean> {
    await this.#last;
    try {
      const { body } = await api.post<Published>(`${PATH}/settings/publish`, {
        version: this.told.draft.version,
        note,
      });
      tell(body);
      await this.load();
      return true;
    } catch (error) {
      notice(inWords(error), "trouble");
      await this.load();
      return false;
    }
  }

  async undo(version: number): Promise<void> {
    try {
      tell((await api.post<Published>(`${PATH}/settings/versions/${version}/undo`)).body);
    } catch (error) {
      notice(inWords(error), "trouble");
    }
    await this.load();
  }
}

interface Published {
  version: number;
  at_next_start: string[];
  trouble: string | null;
}

function tell(done: Published): void {
  notice(t("Version {version} is published.", { version: done.version }));
  if (done.trouble) notice(t("It is in the files, but not served yet: {what}", { what: done.trouble }), "trouble");
}

export const settings = new Settings();
