// What was: charts of every measure of the reports, compared with the time before, and the rows for export.
import { api } from "../lib/api.ts";
import { html, nothing, render } from "../lib/html.ts";
import { attempt, bar, begin, type Me } from "../lib/page.ts";
import { Store } from "../lib/store.ts";
import { t, titled } from "../lib/words.ts";
import { showCounted } from "../parts/wall/calls.ts";
import { Drawer } from "../parts/wall/drawer.ts";
import type { Setup } from "../parts/wall/model.ts";
import { cityTime } from "../parts/wall/words.ts";
import { Chart, COLORS, type Line } from "../parts/history/chart.ts";
import { measureText, measureTitle } from "../parts/measures/names.ts";
import {
  aligned,
  before,
  daysLater,
  measuresOf,
  moved,
  seconds,
  series,
  type By,
  type Report,
} from "../parts/history/model.ts";

interface State {
  of: "queue" | "agent";
  name: string;
  measure: string;
  by: By;
  from: string;
  to: string;
  compare: boolean;
  definition: string;
  report: Report | null;
  earlier: Report | null;
  loading: boolean;
}

await begin((me) => void start(me));

async function start(me: Me): Promise<void> {
  const setup = await attempt(async () => (await api.get<Setup>("/desk/api/wall/setup")).body);
  if (setup) new History(me, setup);
}

class History {
  readonly #store: Store<State>;
  readonly #drawer = new Drawer(document.body);
  #chart: Chart | null = null;
  #asked = 0;

  constructor(
    readonly me: Me,
    readonly setup: Setup,
  ) {
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone: setup.timezone, dateStyle: "short" }).format(new Date());
    this.#store = new Store<State>({
      of: "queue",
      name: "",
      measure: "offered",
      by: "hour",
      from: daysLater(today, -6),
      to: today,
      compare: false,
      definition: "default",
      report: null,
      earlier: null,
      loading: true,
    });
    this.#store.listen((state) => this.#draw(state));
    void this.#load();
  }

  #set(change: Partial<State>, load = true): void {
    this.#store.set(change);
    if (load) void this.#load();
  }

  #query(from: string, to: string, format = "json"): string {
    const { of, by, definition } = this.#store.state;
    return `/desk/api/history?${new URLSearchParams({ of, by, from, to, service_level: definition, format })}`;
  }

  async #load(): Promise<void> {
    const asked = ++this.#asked;
    this.#store.set({ loading: true });
    const { from, to, compare } = this.#store.state;
    const earlier = before(from, to);
    const found = await attempt(() =>
      Promise.all([
        api.get<Report>(this.#query(from, to)),
        compare ? api.get<Report>(this.#query(earlier.from, earlier.to)) : Promise.resolve(null),
      ]),
    );
    if (asked !== this.#asked) return; // something else was asked for meanwhile
    this.#store.set({ loading: false, ...(found ? { report: found[0].body, earlier: found[1]?.body ?? null } : {}) });
  }

  #names(): [string, string][] {
    const { of } = this.#store.state;
    if (of === "agent") return Object.entries(this.setup.agents);
    return Object.entries(this.setup.queues).map(([key, title]) => [key, titled(title, key)]);
  }

  #draw(state: State): void {
    render(
      html`${bar(this.me)}
        <main class="page history" id="content">
          <h1>${t("History")}</h1>
          ${this.#controls(state)}
          <section class="card" aria-busy=${state.loading ? "true" : "false"}>
            <div class="row between">
              <h2>${measureTitle(state.measure)}</h2>
              <span class="soft small" role="status"
                >${state.loading ? t("Looking…") : state.report?.service_level_formula && state.measure === "service_level" ? state.report.service_level_formula : ""}</span
              >
            </div>
            <div
              id="chart"
              class="chart"
              role="img"
              aria-label=${t("Chart; the same numbers stand in the table below.")}></div>
            ${state.report && !state.report.rows.length ? html`<p class="soft">${t("Nothing happened in this time.")}</p>` : nothing}
          </section>
          ${this.#table(state)}
        </main>`,
      document.body,
    );
    document.body.append(document.querySelector("dialog.drawer")!);
    this.#plot(state);
  }

  #controls(state: State) {
    const value = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
    const measures = state.report ? measuresOf(state.report) : [state.measure];
    const option = (key: string, text: string, chosen: string) =>
      html`<option value=${key} ?selected=${key === chosen}>${text}</option>`;
    return html`<section class="card">
      <div class="controls">
        <label
          >${t("About")}<select
            @change=${(event: Event) => this.#set({ of: value(event) as State["of"], name: "", measure: value(event) === "agent" ? "handled" : "offered" })}>
            ${option("queue", t("Queues"), state.of)}${option("agent", t("Agents"), state.of)}
          </select></label
        >
        <label
          >${state.of === "queue" ? t("Queue") : t("Agent")}<select
            @change=${(event: Event) => this.#set({ name: value(event) }, false)}>
            ${option("", t("The busiest"), state.name)}${this.#names().map(([key, text]) => option(key, text, state.name))}
          </select></label
        >
        <label
          >${t("Measure")}<select @change=${(event: Event) => this.#set({ measure: value(event) }, false)}>
            ${(measures.length ? measures : [state.measure]).map((measure) => option(measure, measureTitle(measure), state.measure))}
          </select></label
        >
        <label
          >${t("Per")}<select @change=${(event: Event) => this.#set({ by: value(event) as By })}>
            ${option("interval", t("Quarter of an hour"), state.by)}${option("hour", t("Hour"), state.by)}${option("day", t("Day"), state.by)}${option("week", t("Week"), state.by)}
          </select></label
        >
        <label
          >${t("From")}<input
            type="date"
            .value=${state.from}
            max=${state.to}
            @change=${(event: Event) => value(event) && this.#set({ from: value(event) })}
        /></label>
        <label
          >${t("To")}<input
            type="date"
            .value=${state.to}
            min=${state.from}
            @change=${(event: Event) => value(event) && this.#set({ to: value(event) })}
        /></label>
        <label
          >${t("Service level counts")}<select @change=${(event: Event) => this.#set({ definition: value(event) })}>
            ${option("default", t("as usual"), state.definition)}${option("with-flow-outs", t("with flow-outs"), state.definition)}${option("answered-only", t("answered only"), state.definition)}${option("within-threshold", t("abandoned in time as well"), state.definition)}
          </select></label
        >
        <label class="inline"
          ><input
            type="checkbox"
            ?checked=${state.compare}
            @change=${(event: Event) => this.#set({ compare: (event.target as HTMLInputElement).checked })} />
          ${t("Compare with the time before")}</label
        >
        <span class="grow"></span>
        <span class="row">
          <a class="button plain" href=${this.#query(state.from, state.to, "csv")} download>CSV</a>
          <a class="button plain" href=${this.#query(state.from, state.to)} download="hotline-history.json">JSON</a>
        </span>
      </div>
    </section>`;
  }

  /** The chosen one, or the eight with the largest sums. */
  #shown(state: State): string[] {
    if (state.name) return [state.name];
    const sums = new Map<string, number>();
    for (const row of state.report?.rows ?? []) {
      const name = String(row.queue ?? row.agent);
      const calls = row[state.of === "queue" ? "offered" : "handled"];
      sums.set(name, (sums.get(name) ?? 0) + (typeof calls === "number" ? calls : 0));
    }
    return [...sums]
      .sort(([, a], [, b]) => b - a)
      .slice(0, COLORS.length)
      .map(([name]) => name);
  }

  #plot(state: State): void {
    const parent = document.getElementById("chart");
    if (!parent || !state.report) return;
    if (this.#chart?.parent !== parent) this.#chart = new Chart(parent);
    const names = new Map(this.#names());
    const shown = this.#shown(state);
    const by = state.earlier ? seconds(state.report.from) - seconds(state.earlier.from) : 0;
    const many = shown.flatMap((name) => [
      series(state.report!, name, state.measure),
      ...(state.earlier ? [moved(series(state.earlier, name, state.measure), by)] : []),
    ]);
    const [x, ...columns] = aligned(many);
    const lines: Line[] = columns.map((y, place) => {
      const each = state.earlier ? 2 : 1;
      const name = shown[Math.floor(place / each)]!;
      const dashed = place % each === 1;
      const label = names.get(name) ?? name;
      return {
        y,
        dashed,
        color: COLORS[Math.floor(place / each) % COLORS.length]!,
        label: dashed ? `${label} (${t("before")})` : label,
      };
    });
    this.#chart.draw(state.measure, this.setup.timezone, x, lines);
  }

  #table(state: State) {
    const report = state.report;
    if (!report?.rows.length) return nothing;
    const names = new Map(this.#names());
    const measures = measuresOf(report);
    const rows = report.rows
      .filter((row) => !state.name || (row.queue ?? row.agent) === state.name)
      .slice(-1000)
      .reverse();
    return html`<section class="card">
      <h2>${t("Numbers")}</h2>
      <div class="rows-box" tabindex="0" role="region" aria-label=${t("Numbers")}>
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">${t("From")}</th>
              <th scope="col">${state.of === "queue" ? t("Queue") : t("Agent")}</th>
              ${measures.map((measure) => html`<th scope="col" class="number">${measureTitle(measure)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => {
              const name = String(row.queue ?? row.agent);
              const time = { since: seconds(row.from), until: seconds(row.to) };
              return html`<tr>
                <td class="number">${cityTime(time.since, this.setup.timezone)}</td>
                <th scope="row"><bdi>${names.get(name) ?? name}</bdi></th>
                ${measures.map(
                  (measure) =>
                    html`<td class="number">
                      ${
                        row[measure]
                          ? html`<button
                              class="link number"
                              @click=${() => void showCounted(this.#drawer, this.setup, { of: state.of, name, column: measure }, time)}>
                              ${measureText(measure, row[measure])}
                            </button>`
                          : measureText(measure, row[measure])
                      }
                    </td>`,
                )}
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
    </section>`;
  }
}
