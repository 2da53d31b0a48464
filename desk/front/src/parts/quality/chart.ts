// Lines over time (uPlot), in the colours of the page and the reader's words.
import uPlot from "uplot";
import { html, ref, type TemplateResult } from "../../lib/html.ts";
import { locale, number, t } from "../../lib/words.ts";
import { coloursOf } from "./colours.ts";

export interface Line {
  name: string;
  /** A custom property of the style sheet: `--accent`. */
  colour: string;
  values: readonly (number | null)[];
  dashed?: boolean;
  filled?: boolean;
}

export interface Drawing {
  /** Seconds since the epoch. */
  at: readonly number[];
  lines: readonly Line[];
  /** From 0 to this, else as it comes. */
  most?: number;
  shown?: (value: number) => string;
}

const HEIGHT = 220;

/** Between words of the time's axis, seconds: whole days, or each day would stand there twice. */
const DAYS = [1, 2, 7, 14, 28, 56, 112, 364].map((days) => days * 86_400);

/** Holds one chart; `show` with what it is to draw. The same numbers stand in a table beside it. */
export class Chart {
  #plot: uPlot | null = null;
  #host: HTMLElement | undefined;
  #watch: ResizeObserver | null = null;
  #drawn: Drawing | null = null;

  show(drawing: Drawing, label: string): TemplateResult {
    return html`<div
      class="chart"
      dir="ltr"
      role="img"
      aria-label=${label}
      ${ref((element) => this.#hold(element as HTMLElement | undefined, drawing))}></div>`;
  }

  #hold(host: HTMLElement | undefined, drawing: Drawing): void {
    if (!host) {
      this.#watch?.disconnect();
      this.#plot?.destroy();
      this.#plot = null;
      this.#host = undefined;
      return;
    }
    if (host === this.#host && drawing === this.#drawn) return;
    this.#host = host;
    this.#drawn = drawing;
    // A new element is not in the page yet, and has neither colours nor a width.
    requestAnimationFrame(() => this.#draw(host, drawing));
  }

  #draw(host: HTMLElement, drawing: Drawing): void {
    if (host !== this.#host || drawing !== this.#drawn || !host.isConnected) return;
    this.#plot?.destroy();
    this.#plot = new uPlot(
      options(host, drawing),
      [[...drawing.at], ...drawing.lines.map((line) => [...line.values])],
      host,
    );
    this.#watch?.disconnect();
    this.#watch = new ResizeObserver(() => this.#plot?.setSize({ width: host.clientWidth, height: HEIGHT }));
    this.#watch.observe(host);
  }
}

function options(host: HTMLElement, drawing: Drawing): uPlot.Options {
  const colours = coloursOf(host, ["--ink-soft", "--line", ...drawing.lines.map((line) => line.colour)]);
  const colour = (name: string) => colours.get(name) ?? "";
  const shown = drawing.shown ?? ((value: number) => number(value));
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
  const axis = {
    stroke: colour("--ink-soft"),
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { stroke: colour("--line"), width: 1 },
  };
  return {
    width: host.clientWidth || 600,
    height: HEIGHT,
    cursor: { drag: { x: false, y: false } },
    scales: { x: { time: true }, y: { range: (_plot, _least, most) => [0, drawing.most ?? Math.max(most * 1.1, 1)] } },
    axes: [
      { ...axis, values: (_plot, at) => at.map((one) => day.format(one * 1000)), space: 80, incrs: DAYS },
      {
        ...axis,
        values: (_plot, values) => values.map((one) => (Number.isInteger(one) || drawing.most ? shown(one) : "")),
        size: 56,
      },
    ],
    series: [
      { label: t("Day"), value: (_plot, at) => (at === null ? "" : day.format(at * 1000)) },
      ...drawing.lines.map((line): uPlot.Series => ({
        label: line.name,
        stroke: colour(line.colour),
        width: 2,
        spanGaps: true,
        points: { show: drawing.at.length < 40, size: 5 },
        ...(line.dashed ? { dash: [5, 4] } : {}),
        ...(line.filled ? { fill: `${colour(line.colour).replace("rgb(", "rgba(").replace(")", ", .12)")}` } : {}),
        value: (_plot, value) => (value === null ? "–" : shown(value)),
      })),
    ],
  };
}
