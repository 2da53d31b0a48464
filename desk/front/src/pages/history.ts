// What was: charts of every measure of the reports, compared with the time before, and the rows for export.
import { api } from "../lib/api.ts";
import { html, nothing, render } from "../lib/html.ts";
import { attempt, bar, begin, needed, notice, type Me } from "../lib/page.ts";
import { Store } from "../lib/store.ts";
import { t, titled } from "../lib/words.ts";
import { showCounted } from "../parts/wall/calls.ts";
import { Drawer } from "../parts/wall/drawer.ts";
import type { Setup } from "../parts/wall/model.ts";
import { Chart, COLORS, type Line } from "../parts/history/chart.ts";
import { controls } from "../parts/history/controls.ts";
import { aligned, before, daysLater, moved, seconds, series, type Report } from "../parts/history/model.ts";
import { rowsTable } from "../parts/history/rows.ts";
import { shownNames, type State } from "../parts/history/state.ts";
import { measureTitle } from "../parts/measures/names.ts";

await begin((me) => void start(me));

async function start(me: Me): Promise<void> {
  const setup = await needed(async () => (await api.get<Setup>("/desk/api/wall/setup")).body);
  if (setup) new History(me, setup);
}

class History {
  readonly #store: Store<State>;
  readonly #drawer = new Drawer(document.body);
  #chart: Chart | null = null;
  /** Ends what was asked for before: a long time takes the server minutes, for nobody. */
  #asking = new AbortController();

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
    this.#asking.abort();
    const { signal } = (this.#asking = new AbortController());
    this.#store.set({ loading: true });
    const { from, to, compare } = this.#store.state;
    const earlier = before(from, to);
    const found = await attempt(
      () =>
        Promise.all([
          api.get<Report>(this.#query(from, to), { signal }),
          compare ? api.get<Report>(this.#query(earlier.from, earlier.to), { signal }) : Promise.resolve(null),
        ]),
      (words) => signal.aborted || notice(words, "trouble"),
    );
    if (signal.aborted) return; // something else was asked for meanwhile
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
          ${controls(
            state,
            this.#names(),
            (change, load) => this.#set(change, load),
            (format) => this.#query(state.from, state.to, format),
          )}
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
          ${rowsTable(state, this.#names(), this.setup.timezone, (name, column, time) => void showCounted(this.#drawer, this.setup, { of: state.of, name, column }, time))}
        </main>`,
      document.body,
    );
    this.#plot(state);
  }

  #plot(state: State): void {
    const parent = document.getElementById("chart");
    const { report } = state;
    if (!parent || !report) return;
    if (this.#chart?.parent !== parent) this.#chart = new Chart(parent);
    const names = new Map(this.#names());
    const shown = shownNames(state);
    const by = state.earlier ? seconds(report.from) - seconds(state.earlier.from) : 0;
    const many = shown.flatMap((name) => [
      series(report, name, state.measure),
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
}
