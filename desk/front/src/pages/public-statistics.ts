// The public statistics: drawn, and as tables with the same numbers.
import { api } from "../lib/api.ts";
import { html, nothing, render, svg, type TemplateResult } from "../lib/html.ts";
import { bar, inWords, waiting } from "../lib/page.ts";
import { apart, duration, loadWords, locale, number, percent, t, titled } from "../lib/words.ts";
import { bars, meanWait, summed, told, type Figures, type Row, type Told } from "../parts/city/figures.ts";

const SIZE = { width: 900, height: 220 };

let figures: Figures | null = null;
let trouble = "";
let by: Figures["by"] = "day";
let queue = "";
/** Counts what was asked for: an answer that comes after a later question is none any more. */
let asked = 0;

await loadWords();
await load();

async function load(): Promise<void> {
  const turn = ++asked;
  try {
    const { body } = await api.get<Figures>(`/statistics/figures.json?by=${by}`);
    if (turn !== asked) return;
    figures = body;
    trouble = "";
  } catch (error) {
    if (turn !== asked) return;
    trouble = inWords(error);
  }
  draw();
}

function draw(): void {
  render(
    html`${bar(null)}
      <main id="content" class="page public-figures">
        <h1>${t("How well does 1111 work?")}</h1>
        ${trouble ? waiting(trouble, () => void load()) : nothing} ${figures ? whole(figures) : nothing}
      </main>`,
    document.body,
  );
}

function whole(all: Figures): TemplateResult {
  const mine = all.rows.filter((row) => row.queue === queue);
  const groupings: [Figures["by"], string][] = [
    ["day", t("By day")],
    ["week", t("By week")],
    ["month", t("By month")],
  ];
  const queues = [...new Set(all.rows.map((row) => row.queue))].filter((name) => name !== "");
  return html` <div class="row">
      <div class="row" role="group" aria-label=${t("Period")}>
        ${groupings.map(
          ([key, words]) =>
            html`<button
              class=${by === key ? "" : "plain"}
              aria-pressed=${by === key}
              @click=${() => {
                by = key;
                void load();
              }}>
              ${words}
            </button>`,
        )}
      </div>
      <label class="row"
        >${t("Queue")}<select
          @change=${(event: Event) => {
            queue = (event.target as HTMLSelectElement).value;
            draw();
          }}>
          <option value="">${t("All together")}</option>
          ${queues.map((name) => html`<option value=${name} ?selected=${queue === name}>${titled(all.queues[name], name)}</option>`)}
        </select></label
      >
    </div>
    ${
      mine.length
        ? html`${tiles(mine)}
            <section class="card">
              <h2>${t("Calls")}</h2>
              ${chart(all)} ${table(mine)}
            </section>`
        : html`<p class="soft">${t("There are no figures for this time yet.")}</p>`
    }
    ${cases(all)}
    <p class="small soft">
      ${t("Counts below {n} are not shown, nor what would tell them, so that nobody can be recognised. Today's counts are rounded down.", { n: number(all.least_count) })}
      <a href="/statistics/figures.csv?by=${by}">CSV</a> · <a href="/statistics/figures.json?by=${by}">JSON</a>
    </p>`;
}

function tiles(mine: Row[]): TemplateResult {
  const tile = (title: string, value: string): TemplateResult =>
    html`<div class="card tile"><span class="soft">${title}</span><strong class="number">${value}</strong></div>`;
  return html`<div class="tiles">
    ${tile(t("Calls offered"), count(summed(mine, "offered")))} ${tile(t("Answered"), count(summed(mine, "answered")))}
    ${tile(t("Dropped while waiting"), count(summed(mine, "dropped")))}
    ${tile(t("Average wait"), duration(meanWait(mine)))}
  </div>`;
}

function chart(all: Figures): TemplateResult {
  const drawn = bars(all.rows, queue, SIZE);
  const base = SIZE.height + 10;
  return html`<svg class="chart" viewBox="-50 0 ${SIZE.width + 60} ${SIZE.height + 40}" aria-hidden="true" dir="ltr">
      ${[0, 0.5, 1].map(
        (
          share,
        ) => svg`<line x1="0" x2=${SIZE.width} y1=${base - share * SIZE.height} y2=${base - share * SIZE.height}></line>
      <text x="-8" y=${base - share * SIZE.height + 4} text-anchor="end">${number(share * drawn.top)}</text>`,
      )}
      ${drawn.bars.map(
        (
          one,
          place,
        ) => svg`<rect class="answered" x=${one.x} width=${one.width} y=${base - one.answered} height=${one.answered}></rect>
      <rect class="dropped" x=${one.x} width=${one.width} y=${base - one.answered - one.dropped} height=${one.dropped}></rect>
      ${place % Math.ceil(drawn.bars.length / 8) === 0 ? svg`<text x=${one.x + one.width / 2} y=${base + 18} text-anchor="middle">${apart(period(one.row.start))}</text>` : nothing}`,
      )}
    </svg>
    <p class="small legend">
      <span class="key answered"></span>${t("Answered")} <span class="key dropped"></span>${t("Dropped while waiting")}
    </p>`;
}

function period(start: string): string {
  const day: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", timeZone: "UTC" };
  const month: Intl.DateTimeFormatOptions = { month: "short", year: "2-digit", timeZone: "UTC" };
  return new Intl.DateTimeFormat(locale, by === "month" ? month : day).format(new Date(start));
}

function count({ value, atLeast }: Told): string {
  if (value === null) return t("not shown");
  return atLeast ? t("at least {n}", { n: number(value) }) : number(value);
}

/** The same, short enough for six columns on a telephone; in full for who hears the page. */
function shortCount(found: Told): TemplateResult | string {
  if (found.value === null || !found.atLeast) return count(found);
  return html`<bdi dir="ltr" aria-hidden="true">≥ ${number(found.value)}</bdi
    ><span class="unseen">${count(found)}</span>`;
}

function table(mine: Row[]): TemplateResult {
  return html`<details open>
    <summary>${t("As a table")}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${t("Calls")}>
      <table>
        <thead>
          <tr>
            <th>${t("Period")}</th>
            <th class="number">${t("Calls offered")}</th>
            <th class="number">${t("Answered")}</th>
            <th class="number">${t("Dropped while waiting")}</th>
            <th class="number">${t("Average wait")}</th>
            <th class="number">${t("Answered in time")}</th>
          </tr>
        </thead>
        <tbody>
          ${[...mine].reverse().map(
            (row) =>
              html`<tr>
                <th scope="row">${period(row.start)}</th>
                <td class="number">${shortCount(told(row, "offered"))}</td>
                <td class="number">${shortCount(told(row, "answered"))}</td>
                <td class="number">${shortCount(told(row, "dropped"))}</td>
                <td class="number">${duration(row.wait_seconds)}</td>
                <td class="number">${percent(row.service_level)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function cases(all: Figures): TemplateResult | typeof nothing {
  if (!all.cases.length) return nothing;
  const name = (key: string): string =>
    key === "" ? t("All together") : key === "?" ? t("Other") : titled(all.categories[key], key);
  return html`<section class="card">
    <h2>${t("Cases solved in time")}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label=${t("Cases solved in time")}>
      <table>
        <thead>
          <tr>
            <th>${t("Month")}</th>
            <th>${t("Subject area")}</th>
            <th class="number">${t("Due")}</th>
            <th class="number">${t("In time")}</th>
          </tr>
        </thead>
        <tbody>
          ${[...all.cases].reverse().map(
            (one) =>
              html`<tr>
                <th scope="row" class="number-start">${one.month}</th>
                <td>${name(one.category)}</td>
                <td class="number">${count({ value: one.due, atLeast: false })}</td>
                <td class="number">${percent(one.in_time)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
