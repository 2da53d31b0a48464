// The same change of many cases: chosen, looked at, done, told one by one, undone.
import { api } from "../../lib/api.ts";
import { html, nothing, ref, type TemplateResult } from "../../lib/html.ts";
import { attempt, notice } from "../../lib/page.ts";
import { Store } from "../../lib/store.ts";
import { language, number, t, tn } from "../../lib/words.ts";
import { refusal } from "../../lib/refusals.ts";
import { categoryName, departmentName, personName, priorityName } from "./case-words.ts";
import { choice } from "./filters-view.ts";
import type { CaseList } from "./list.ts";
import type { Options, Told } from "./model.ts";

type Kind = "assign" | "priority" | "category" | "note";
type Wish = Record<string, unknown> & { type: Kind };

interface BulkState {
  kind: Kind | null;
  values: Record<string, string>;
  told: Told[];
  stage: "choose" | "looked" | "done";
  busy: boolean;
}

const CALM: BulkState = { kind: null, values: {}, told: [], stage: "choose", busy: false };

export class Bulk {
  readonly store = new Store<BulkState>(CALM);

  constructor(
    readonly list: CaseList,
    readonly options: Options,
  ) {}

  begin(kind: Kind): void {
    this.store.set({ ...CALM, kind, values: kind === "priority" ? { priority: "high" } : {} });
  }

  end(): void {
    const reload = this.store.state.stage === "done";
    this.store.set(CALM);
    if (!reload) return;
    this.list.untick();
    void this.list.load(true);
  }

  wish(): Wish {
    const { kind, values } = this.store.state;
    if (kind === "assign")
      return { type: kind, department: values["department"] || null, owner: values["owner"] || null };
    if (kind === "priority") return { type: kind, priority: values["priority"] };
    if (kind === "category") return { type: kind, category: values["category"] || null };
    return { type: "note", text: values["text"] ?? "", language, public: values["public"] === "yes" };
  }

  async look(): Promise<void> {
    await this.#ask("/desk/api/bulk/preview", { cases: this.#cases(), wish: this.wish() }, "looked");
  }

  async do(): Promise<void> {
    const good = new Set(this.store.state.told.filter((one) => one.result === "changed").map((one) => one.reference));
    const refused = this.store.state.told.filter((one) => one.result !== "changed");
    const cases = this.#cases().filter((one) => good.has(one.reference));
    await this.#ask("/desk/api/bulk", { cases, wish: this.wish() }, "done", refused);
  }

  async undo(): Promise<void> {
    const cases = this.store.state.told
      .filter((one) => one.result === "changed" && one.version !== null)
      .map(({ reference, version, before }) => ({ reference, version, before }));
    if (await this.#ask("/desk/api/bulk/undo", { cases, wish: this.wish() }, "done")) notice(this.#undone(cases));
    this.end();
  }

  /** What undoing could not bring back: no case becomes new again. */
  #undone(cases: { before: Told["before"] }[]): string {
    const taken = this.store.state.kind === "assign" ? cases.filter((one) => one.before?.status === "new").length : 0;
    return taken
      ? tn(
          "It is as it was, but {n} case that was new stays assigned.",
          "It is as it was, but {n} cases that were new stay assigned.",
          taken,
        )
      : t("It is as it was.");
  }

  #cases(): { reference: string; version: number }[] {
    return [...this.list.store.state.ticked].map(([reference, version]) => ({ reference, version }));
  }

  async #ask(path: string, body: unknown, stage: BulkState["stage"], others: Told[] = []): Promise<boolean> {
    this.store.set({ busy: true });
    const found = await attempt(() => api.post<Told[]>(path, body));
    this.store.set(found ? { busy: false, told: [...found.body, ...others], stage } : { busy: false });
    return found !== undefined;
  }
}

export function bulkBar(bulk: Bulk, count: number): TemplateResult | typeof nothing {
  if (!count) return nothing;
  const may = (action: string): boolean => bulk.options.actions.includes(action);
  const button = (kind: Kind, words: string, action: string) =>
    may(action) ? html`<button class="plain" @click=${() => bulk.begin(kind)}>${words}</button>` : nothing;
  return html`<div class="bulk-bar row" role="region" aria-label=${t("Ticked cases")}>
    <strong>${tn("{n} case ticked", "{n} cases ticked", count)}</strong>
    ${button("assign", t("Assign…"), "assign")} ${button("priority", t("Priority…"), "prioritise")}
    ${button("category", t("Subject area…"), "categorise")} ${button("note", t("Note…"), "note")}
    <button class="quiet" @click=${() => bulk.list.untick()}>${t("Untick all")}</button>
  </div>`;
}

export function bulkDialog(bulk: Bulk): TemplateResult | typeof nothing {
  const state = bulk.store.state;
  if (state.kind === null) return nothing;
  const show = (element?: Element): void => {
    const dialog = element as HTMLDialogElement | undefined;
    // It is told of before it stands in the page.
    queueMicrotask(() => dialog?.isConnected && !dialog.open && dialog.showModal());
  };
  const titles: Record<Kind, string> = {
    assign: t("Assign cases"),
    priority: t("Priority of cases"),
    category: t("Subject area of cases"),
    note: t("A note for cases"),
  };
  return html`<dialog ${ref(show)} aria-labelledby="bulk-title" class="bulk" @cancel=${() => bulk.end()}>
    <form
      class="stack"
      @submit=${(event: Event) => {
        event.preventDefault();
        void (state.stage === "choose" ? bulk.look() : bulk.do());
      }}>
      <h2 id="bulk-title">${titles[state.kind]}</h2>
      ${state.stage === "choose" ? fields(bulk, state) : told(state)}
      <div class="row">${buttons(bulk, state)}</div>
    </form>
  </dialog>`;
}

function fields(bulk: Bulk, state: BulkState): TemplateResult {
  const { options } = bulk;
  const take = (name: string) => (value: string) =>
    bulk.store.set({ values: { ...bulk.store.state.values, [name]: value } });
  const value = (name: string): string => state.values[name] ?? "";
  if (state.kind === "assign") {
    return html` ${choice(
      t("Department"),
      value("department"),
      Object.keys(options.departments).map((key) => [key, departmentName(options, key)]),
      take("department"),
      t("nobody yet"),
    )}
    ${choice(
      t("Person"),
      value("owner"),
      Object.keys(options.agents).map((key) => [key, personName(options, key)]),
      take("owner"),
      t("nobody in particular"),
    )}`;
  }
  if (state.kind === "priority") {
    return choice(
      t("Priority"),
      value("priority"),
      options.priorities.map((key) => [key, priorityName(key)]),
      take("priority"),
    );
  }
  if (state.kind === "category") {
    return choice(
      t("Subject area"),
      value("category"),
      Object.keys(options.categories).map((key) => [key, categoryName(options, key)]),
      take("category"),
    );
  }
  return html`<label
      >${t("Note")}<textarea
        required
        rows="4"
        maxlength="2000"
        .value=${value("text")}
        @input=${(event: Event) => take("text")((event.target as HTMLTextAreaElement).value)}></textarea>
    </label>
    <label class="row"
      ><input
        type="checkbox"
        .checked=${value("public") === "yes"}
        @change=${(event: Event) => take("public")((event.target as HTMLInputElement).checked ? "yes" : "")} />
      ${t("The citizens may read it")}</label
    >`;
}

function told(state: BulkState): TemplateResult {
  const count = (result: string): number => state.told.filter((one) => one.result === result).length;
  const bad = state.told.filter((one) => one.result === "refused" || one.result === "stale");
  const words =
    state.stage === "looked"
      ? t("{n} of {all} will change.", { n: number(count("changed")), all: number(state.told.length) })
      : t("{n} of {all} changed.", { n: number(count("changed")), all: number(state.told.length) });
  return html`<p role="status">
      ${words}
      ${count("unchanged") ? tn("{n} is like that already.", "{n} are like that already.", count("unchanged")) : nothing}
    </p>
    ${
      bad.length
        ? html`<ul class="told">
            ${bad.map(
              (one) =>
                html`<li>
                  <span class="number">${one.reference}</span>
                  <span dir="auto"
                    >${one.result === "stale" ? t("somebody changed it meanwhile") : refusal({ status: 0, code: one.code, detail: one.why, retryAfter: null })}</span
                  >
                </li>`,
            )}
          </ul>`
        : nothing
    }`;
}

function buttons(bulk: Bulk, state: BulkState): TemplateResult {
  const changes = state.told.some((one) => one.result === "changed");
  if (state.stage === "done") {
    return html`<button type="button" @click=${() => bulk.end()}>${t("Done")}</button> ${
        changes && state.kind !== "note"
          ? html`<button type="button" class="plain" ?disabled=${state.busy} @click=${() => void bulk.undo()}>
              ${t("Undo")}
            </button>`
          : nothing
      }`;
  }
  return html`${
      state.stage === "choose"
        ? html`<button ?disabled=${state.busy}>${t("Look first")}</button>`
        : html`<button ?disabled=${state.busy || !changes}>${t("Change them")}</button>`
    } <button type="button" class="plain" @click=${() => bulk.end()}>${t("Cancel")}</button>`;
}
