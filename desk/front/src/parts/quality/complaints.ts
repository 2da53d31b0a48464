// What citizens report: where on a map, about what, to whom, and whether it becomes more.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { attempt } from "../../lib/page.ts";
import { number, t } from "../../lib/words.ts";
import { Chart, type Drawing } from "./chart.ts";
import {
  districtName,
  frameOf,
  mapPicture,
  projectionOf,
  shades,
  spotsOf,
  type District,
  type Mapped,
  type MapState,
  type Way,
} from "./map/map.ts";
import { moved, type Box } from "./map/projection.ts";
import { choice, dayStart, daysAgo, empty, PATH, spanFields, title, type Span } from "./shared.ts";
import type { Context, Texts, View } from "./types.ts";

interface Counts {
  rows: { category: string | null; department: string | null; count: number; before: number }[];
  trend: { days: string[]; counts: number[]; before: number[] };
}

type MapAnswer = Mapped & {
  box: [south: number, west: number, north: number, east: number] | null;
  total: number;
  outside: number;
};

/** Rows of the table of places. */
const SPOTS = 15;

export class ComplaintsView implements View {
  #context: Context;
  #span: Span = { from: daysAgo(27), to: daysAgo(0) };
  #category = "";
  #department = "";
  #way: Way = "heat";
  #box: Box | null = null;
  #counts: Counts | null = null;
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
        !this.#counts
          ? empty(t("Loading…"))
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
        ${mapPicture(state, (box) => this.#go(box))} ${this.#outline.length ? this.#districts(map) : this.#spots(state)}
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

  #districts(map: MapAnswer): TemplateResult {
    const rows = this.#outline
      .map((one, index) => ({ one, count: map.districts[index] ?? 0 }))
      .sort((one, other) => other.count - one.count);
    return html`<div class="scroll map-table">
      <table class="small">
        <thead>
          <tr>
            <th>${t("District")}</th>
            <th class="number">${t("Cases")}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ one, count }) =>
              html`<tr>
                <td><bdi>${districtName(one)}</bdi></td>
                <td class="number">${number(count)}</td>
              </tr>`,
          )}
          ${
            map.outside
              ? html`<tr>
                  <td class="soft">${t("in no district")}</td>
                  <td class="number">${number(map.outside)}</td>
                </tr>`
              : nothing
          }
        </tbody>
      </table>
    </div>`;
  }

  #spots(state: MapState): TemplateResult {
    const spots = spotsOf(state);
    return html`<div class="scroll map-table">
      <table class="small">
        <thead>
          <tr>
            <th>${t("Place (north, east)")}</th>
            <th class="number">${t("Cases")}</th>
            <th><span class="unseen">${t("Show")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${spots.slice(0, SPOTS).map(
            (one) =>
              html`<tr>
                <td class="number"><bdi dir="ltr">${one.latitude.toFixed(4)}, ${one.longitude.toFixed(4)}</bdi></td>
                <td class="number">${number(one.cases)}</td>
                <td class="end">
                  <button
                    class="quiet small"
                    aria-label=${t("Show {n} cases at {place}", { n: number(one.cases), place: `${one.latitude.toFixed(4)}, ${one.longitude.toFixed(4)}` })}
                    @click=${() => this.#go(near(state.box, one.latitude, one.longitude))}>
                    ${t("Show")}
                  </button>
                </td>
              </tr>`,
          )}
          ${
            spots.length > SPOTS
              ? html`<tr>
                  <td class="soft" colspan="3">
                    ${t("and {n} further hexagons", { n: number(spots.length - SPOTS) })}
                  </td>
                </tr>`
              : nothing
          }
        </tbody>
      </table>
    </div>`;
  }

  #tables(counts: Counts): TemplateResult {
    const { names } = this.#context;
    return html`<div class="columns">
      ${table(t("By category"), t("Category"), grouped(counts, "category"), (key) => title(names.categories, key || null, t("no category yet")))}
      ${table(t("By department"), t("Department"), grouped(counts, "department"), (key) => title(names.departments, key || null, t("nobody yet")))}
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
    const answer = await attempt(() => api.get<Counts>(`${PATH}/complaints?${query}`));
    if (!answer || query.toString() !== this.#query().toString()) return;
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

/** A quarter of the frame around a place. */
function near(box: Box, latitude: number, longitude: number): Box {
  const [east, north] = [longitude - (box.west + box.east) / 2, latitude - (box.south + box.north) / 2];
  return moved(box, east / (box.east - box.west), north / (box.north - box.south), 0.35);
}

function grouped(counts: Counts, by: "category" | "department"): [string, number, number][] {
  const found = new Map<string, [number, number]>();
  for (const row of counts.rows) {
    const [count, before] = found.get(row[by] ?? "") ?? [0, 0];
    found.set(row[by] ?? "", [count + row.count, before + row.before]);
  }
  return [...found]
    .map(([key, [count, before]]): [string, number, number] => [key, count, before])
    .sort((one, other) => other[1] - one[1]);
}

function changeText(now: number, before: number): string {
  if (!before) return "–";
  const change = Math.round((now / before - 1) * 100);
  return `${change > 0 ? "+" : change < 0 ? "−" : "±"}${number(Math.abs(change))} %`;
}

function table(
  heading: string,
  of: string,
  rows: [string, number, number][],
  name: (key: string) => string,
): TemplateResult {
  const most = Math.max(1, ...rows.map((row) => row[1]));
  return html`<section class="card">
    <h2>${heading}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${of}</th>
            <td></td>
            <th class="number">${t("Cases")}</th>
            <th class="number">${t("Before")}</th>
            <th class="number">${t("Change")}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([key, now, before]) =>
              html`<tr>
                <td><bdi>${name(key)}</bdi></td>
                <td class="bar-cell">
                  <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="share-fill" width=${(now / most) * 100} height="12"></rect>
                  </svg>
                </td>
                <td class="number">${number(now)}</td>
                <td class="number">${number(before)}</td>
                <td class="number nowrap"><bdi>${changeText(now, before)}</bdi></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
