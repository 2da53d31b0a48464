// What citizens report: where on a map, about what, to whom, and whether it becomes more.
import { api } from "../../lib/api.ts";
import { html, type TemplateResult } from "../../lib/html.ts";
import { attempt, waiting } from "../../lib/page.ts";
import { number, t } from "../../lib/words.ts";
import { Chart, type Drawing } from "./chart.ts";
import { changeText, comparedTable, grouped, type Counts } from "./complaints-counts.ts";
import { districtTable, spotTable } from "./complaints-places.ts";
import {
  frameOf,
  mapPicture,
  projectionOf,
  shades,
  type District,
  type Mapped,
  type MapState,
  type Way,
} from "./map/map.ts";
import { type Box } from "./map/projection.ts";
import { choice, dayStart, daysAgo, empty, PATH, spanFields, title, type Span } from "./shared.ts";
import type { Context, Texts, View } from "./types.ts";

type MapAnswer = Mapped & {
  box: [south: number, west: number, north: number, east: number] | null;
  total: number;
  outside: number;
};

export class ComplaintsView implements View {
  #context: Context;
  #span: Span = { from: daysAgo(27), to: daysAgo(0) };
  #category = "";
  #department = "";
  #way: Way = "heat";
  #box: Box | null = null;
  #counts: Counts | null = null;
  #trouble = "";
  #map: MapAnswer | null = null;
  #outline: District[] = [];
  #chart = new Chart();
  #drawing: Drawing = { at: [], lines: [] };
  #asked = 0;

  constructor(context: Context) {
    this.#context = context;
    void this.#begin();
  }

  show(): TemplateResult {
    const { names } = this.#context;
    const options = (all: string, texts: Record<string, Texts>): [string, string][] => [
      ["", all],
      ...Object.keys(texts).map((key): [string, string] => [key, title(texts, key, key)]),
    ];
    const change = (set: () => void) => {
      set();
      void this.#load();
    };
    return html` <div class="card filters">
        <div class="row">
          ${spanFields(this.#span, (span) => change(() => (this.#span = span)))}
          ${choice(t("Category"), this.#category, options(t("All categories"), names.categories), (key) => change(() => (this.#category = key)))}
          ${choice(t("Department"), this.#department, options(t("All departments"), names.departments), (key) => change(() => (this.#department = key)))}
          <a class="button plain" href=${`${PATH}/complaints?${this.#query()}&format=csv`} download
            >${t("Save as CSV")}</a
          >
        </div>
      </div>
      ${
        !this.#counts || this.#trouble
          ? waiting(this.#trouble, () => void this.#load())
          : html`${this.#inShort(this.#counts)}${this.#mapCard()}
              <section class="card">
                <h2>${t("Over time")}</h2>
                ${this.#chart.show(this.#drawing, t("Complaints over time, and in the same time before."))}
              </section>
              ${this.#tables(this.#counts)}`
      }`;
  }

  #inShort(counts: Counts): TemplateResult {
    const sum = (of: "count" | "before") => counts.rows.reduce((all, row) => all + row[of], 0);
    const [now, before] = [sum("count"), sum("before")];
    return html`<section class="card figures-row" aria-label=${t("In short")}>
      <div class="figure"><b class="number">${number(now)}</b><span class="soft">${t("cases opened")}</span></div>
      <div class="figure">
        <b class="number"><bdi>${changeText(now, before)}</bdi></b
        ><span class="soft">${t("against {n} in the same time before", { n: number(before) })}</span>
      </div>
      <div class="figure">
        <b class="number">${number(this.#map?.total ?? 0)}</b
        ><span class="soft">${t("with a place in the map’s frame")}</span>
      </div>
    </section>`;
  }

  #mapCard(): TemplateResult {
    const map = this.#map;
    if (!map || !this.#box)
      return html`<section class="card">
        <h2>${t("Where")}</h2>
        ${empty(map ? t("None of these cases has a place.") : t("Loading…"))}
      </section>`;
    const state: MapState = { box: this.#box, way: this.#way, found: map, outline: this.#outline };
    return html`<section class="card">
      <div class="row between">
        <h2>${t("Where")}</h2>
        <span class="row"
          >${shades(state)}
          <span class="row tight" role="group" aria-label=${t("What the map shows")}>
            ${this.#wayButton("heat", t("Heat"))}${this.#wayButton("points", t("Circles"))}</span
          >
          <button
            class="plain small"
            @click=${() => {
              this.#box = frameOf(this.#outline);
              void this.#loadMap();
            }}>
            ${t("Whole city")}
          </button></span
        >
      </div>
      <div class="map-side">
        ${mapPicture(state, (box) => this.#go(box))}
        ${this.#outline.length ? districtTable(map, this.#outline) : spotTable(state, (box) => this.#go(box))}
      </div>
    </section>`;
  }

  #wayButton(way: Way, name: string): TemplateResult {
    return html`<button
      class=${this.#way === way ? "small" : "plain small"}
      aria-pressed=${this.#way === way}
      @click=${() => {
        this.#way = way;
        this.#context.redraw();
      }}>
      ${name}
    </button>`;
  }

  #tables(counts: Counts): TemplateResult {
    const { names } = this.#context;
    return html`<div class="columns">
      ${comparedTable(t("By category"), t("Category"), grouped(counts, "category"), (key) => title(names.categories, key || null, t("no category yet")))}
      ${comparedTable(t("By department"), t("Department"), grouped(counts, "department"), (key) => title(names.departments, key || null, t("nobody yet")))}
    </div>`;
  }

  #go(box: Box): void {
    this.#box = box;
    this.#context.redraw();
    void this.#loadMap();
  }

  #query(): URLSearchParams {
    return new URLSearchParams({
      ...this.#span,
      ...(this.#category ? { category: this.#category } : {}),
      ...(this.#department ? { department: this.#department } : {}),
    });
  }

  /** The outline comes first: it says what the whole city is. */
  async #begin(): Promise<void> {
    if (this.#context.names.outline) {
      const answer = await attempt(() => api.get<{ districts: District[] }>(`${PATH}/complaints/outline`));
      this.#outline = answer?.body.districts ?? [];
      this.#box = frameOf(this.#outline);
    }
    await this.#load();
  }

  async #load(): Promise<void> {
    const query = this.#query();
    await Promise.all([this.#loadMap(), this.#loadCounts(query)]);
  }

  async #loadCounts(query: URLSearchParams): Promise<void> {
    let trouble = "";
    const tell = (words: string) => (trouble = words);
    const answer = await attempt(() => api.get<Counts>(`${PATH}/complaints?${query}`), tell);
    if (query.toString() !== this.#query().toString()) return;
    this.#trouble = trouble;
    if (!answer) return this.#context.redraw();
    this.#counts = answer.body;
    const { days, counts, before } = answer.body.trend;
    this.#drawing = {
      at: days.map(dayStart),
      lines: [
        { name: t("This time"), colour: "--accent", values: counts, filled: true },
        { name: t("The time before"), colour: "--ink-soft", values: before, dashed: true },
      ],
    };
    this.#context.redraw();
  }

  async #loadMap(): Promise<void> {
    const asked = ++this.#asked;
    const box = this.#box;
    const query = this.#query();
    if (box)
      query.set(
        "box",
        shownBox(box)
          .map((one) => one.toFixed(6))
          .join(","),
      );
    const answer = await attempt(() => api.get<MapAnswer>(`${PATH}/complaints/map?${query}`));
    if (!answer || asked !== this.#asked) return; // another place was asked for meanwhile
    this.#map = answer.body;
    if (!box && answer.body.box) {
      const [south, west, north, east] = answer.body.box;
      this.#box = { south, west, north, east };
    }
    this.#context.redraw();
  }
}

/** South, west, north, east of all that the picture shows: it is wider or taller than the frame that was asked for. */
function shownBox(frame: Box): number[] {
  const { south, west, north, east } = projectionOf(frame).box;
  return [Math.max(south, -90), Math.max(west, -180), Math.min(north, 90), Math.min(east, 180)];
}
