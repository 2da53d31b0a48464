// A chart of one measure: a line for each queue or agent, dashed for the time before.
import uPlot from "uplot";
import { locale, t } from "../../lib/words.ts";
import { isShare, measureText } from "../measures/names.ts";

export interface Line {
  label: string;
  color: string;
  dashed: boolean;
  y: (number | null)[];
}

/** Colours that differ in brightness as well, for light and dark. */
export const COLORS = ["#2f7fd6", "#d9822b", "#2c9e6a", "#c2478f", "#7a66d9", "#8c8f3a", "#3aa3b5", "#b5534a"] as const;

export class Chart {
  #plot: uPlot | null = null;
  #watch: ResizeObserver;
  #again: () => void = () => undefined;

  constructor(readonly parent: HTMLElement) {
    this.#watch = new ResizeObserver(() => this.#plot?.setSize({ width: parent.clientWidth, height: 320 }));
    this.#watch.observe(parent);
    // A canvas has the colours of the moment in which it was drawn: light and dark need it anew.
    new MutationObserver(() => this.#again()).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }

  draw(measure: string, timezone: string, x: number[], lines: readonly Line[]): void {
    this.#again = () => this.draw(measure, timezone, x, lines);
    this.#plot?.destroy();
    this.#plot = null;
    this.parent.hidden = !x.length; // the page says that nothing happened
    if (!x.length) return;
    const css = getComputedStyle(document.documentElement);
    const ink = css.getPropertyValue("color") || "#888";
    const grid = { stroke: "color-mix(in srgb, currentColor 15%, transparent)", width: 1 };
    const resolved = getComputedStyle(this.parent);
    const line = resolved.borderTopColor;
    const axis: uPlot.Axis = {
      stroke: resolved.color || ink,
      grid: { ...grid, stroke: line },
      ticks: { stroke: line, width: 1 },
      font: "12px system-ui",
    };
    const options: uPlot.Options = {
      width: this.parent.clientWidth,
      height: 320,
      tzDate: (at) => uPlot.tzDate(new Date(at * 1000), timezone),
      fmtDate: () => (date) => shortDate(date),
      scales: {
        x: { range: (chart, from, to) => (chart.data[0].length === 1 ? aroundOne(from) : [from, to]) },
        y: { range: (_, low, high) => [Math.min(0, low ?? 0), Math.max(high ?? 1, 0.0001) * 1.08] },
      },
      axes: [
        {
          ...axis,
          space: 70,
          values: (_, at) => at.map((one) => axisTime(one, timezone, at.length > 1 ? at[1]! - at[0]! : 0)),
        },
        {
          ...axis,
          size: 64,
          incrs: steps(measure),
          values: (_, values) => values.map((value) => measureText(measure, value)),
        },
      ],
      series: [
        { label: t("Time"), value: (_, at) => (at === null ? "–" : fullTime(at, timezone)) },
        ...lines.map((one) => ({
          label: one.label,
          stroke: one.color,
          width: one.dashed ? 1.5 : 2,
          ...(one.dashed ? { dash: [5, 5] } : {}),
          spanGaps: false,
          points: { show: one.y.filter((value) => value !== null).length < 60, size: 5 },
          value: (_: uPlot, value: number | null) => measureText(measure, value),
        })),
      ],
    };
    this.parent.replaceChildren();
    this.#plot = new uPlot(options, [x, ...lines.map((one) => one.y)] as uPlot.AlignedData, this.parent);
  }
}

/** Between which values the scale has its lines: calls are whole, times are seconds and minutes. */
function steps(measure: string): number[] {
  if (isShare(measure)) return [0.01, 0.02, 0.05, 0.1, 0.2, 0.5];
  if (measure.endsWith("_seconds"))
    return [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 18_000, 36_000, 86_400];
  return [1, 10, 100, 1000, 10_000, 100_000].flatMap((power) => [power, 2 * power, 5 * power]);
}

function shortDate(date: Date): string {
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" }).format(date);
}

function axisTime(at: number, timeZone: string, step: number): string {
  const options: Intl.DateTimeFormatOptions =
    step >= 80_000 ? { day: "numeric", month: "short" } : { hour: "2-digit", minute: "2-digit", hour12: false };
  return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at * 1000);
}

function fullTime(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(at * 1000);
}

/** One point alone stands in the middle of a day; uPlot would show years. */
function aroundOne(at: number): [number, number] {
  return [at - 43_200, at + 43_200];
}
