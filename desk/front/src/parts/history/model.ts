// The rows of a report as series of a chart. Pure.

export interface Report {
  from: string;
  to: string;
  by: string;
  timezone: string;
  service_level_formula?: string;
  rows: Row[];
}

export type Row = { from: string; to: string; queue?: string; agent?: string } & Record<string, unknown>;

export type By = "interval" | "hour" | "day" | "week";

/** Columns that are no numbers of their own. */
const OTHERS = new Set(["from", "to", "queue", "agent", "flowed_out_by", "missed_by", "paused_by"]);

export function measuresOf(report: Report): string[] {
  const first = report.rows[0];
  return first ? Object.keys(first).filter((name) => !OTHERS.has(name)) : [];
}

/** A time with its offset, as seconds since the epoch: the hour that comes twice is two moments. */
export function seconds(at: string): number {
  return Date.parse(at) / 1000;
}

/** The points of one queue or agent: times (seconds), and the measure, null where nothing is known. */
export function series(report: Report, name: string, measure: string): { x: number[]; y: (number | null)[] } {
  const x: number[] = [];
  const y: (number | null)[] = [];
  for (const row of report.rows) {
    if ((row.queue ?? row.agent) !== name) continue;
    x.push(seconds(row.from));
    const value = row[measure];
    y.push(typeof value === "number" ? value : null);
  }
  return { x, y };
}

/** Several series over one axis: each moment of any of them once. */
export function aligned(many: readonly { x: number[]; y: (number | null)[] }[]): [number[], ...(number | null)[][]] {
  const times = [...new Set(many.flatMap((one) => one.x))].sort((a, b) => a - b);
  const places = new Map(times.map((at, place) => [at, place]));
  const columns = many.map((one) => {
    const column: (number | null)[] = times.map(() => null);
    one.x.forEach((at, from) => (column[places.get(at)!] = one.y[from] ?? null));
    return column;
  });
  return [times, ...columns];
}

/** A local date (`2026-11-22`) so many days later. Days are counted in UTC, so that a change of the clocks moves none. */
export function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The days before these, as many: `from` and `to` are both within. */
export function before(from: string, to: string): { from: string; to: string } {
  const days = Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;
  return { from: daysLater(from, -days), to: daysLater(from, -1) };
}

/** Points of an earlier time, moved so far that its first day lies on the later one's (seconds by whole local days). */
export function moved(one: { x: number[]; y: (number | null)[] }, by: number): { x: number[]; y: (number | null)[] } {
  return { x: one.x.map((at) => at + by), y: one.y };
}
