// The public figures as they are drawn: rows by period, and the height of bars. Pure.

export type Counted = "offered" | "answered" | "dropped";

/** A count as it may be told: `value` is null where nothing of it is. */
export interface Told {
  value: number | null;
  atLeast: boolean;
}

export interface Row {
  start: string;
  queue: string;
  offered: number | null;
  answered: number | null;
  dropped: number | null;
  /** Which counts are a least: a day is not shown, or is not over. */
  at_least: Counted[];
  wait_seconds: number | null;
  service_level: number | null;
}

export interface Figures {
  by: "day" | "week" | "month";
  least_count: number;
  queues: Record<string, Record<string, string>>;
  categories: Record<string, Record<string, string>>;
  rows: Row[];
  cases: { month: string; category: string; due: number | null; in_time: number | null }[];
}

interface Bar {
  row: Row;
  x: number;
  width: number;
  answered: number;
  dropped: number;
}

/** A row's count. */
export function told(row: Row, name: Counted): Told {
  return { value: row[name], atLeast: row.at_least.includes(name) };
}

/** The sum of the rows' counts; a least, as soon as one of them is not told or is a least itself. */
export function summed(rows: Row[], name: Counted): Told {
  const values = rows.map((row) => row[name]).filter((value) => value !== null);
  if (!values.length) return { value: null, atLeast: false };
  const atLeast = values.length < rows.length || rows.some((row) => row.at_least.includes(name));
  return { value: values.reduce((total, value) => total + value, 0), atLeast };
}

/** The mean wait of those whose number is told, seconds. */
export function meanWait(rows: Row[]): number | null {
  const known = rows.filter((row) => row.answered && row.wait_seconds !== null);
  const answered = known.reduce((total, row) => total + (row.answered ?? 0), 0);
  const waited = known.reduce((total, row) => total + (row.answered ?? 0) * (row.wait_seconds ?? 0), 0);
  return answered ? waited / answered : null;
}

/** Bars of one queue ("" is all) in a drawing of this size; what is not shown has no height. */
export function bars(
  rows: Row[],
  queue: string,
  size: { width: number; height: number },
): { bars: Bar[]; top: number } {
  const mine = rows.filter((row) => row.queue === queue);
  const top = niceTop(Math.max(1, ...mine.map((row) => row.offered ?? 0)));
  const step = size.width / Math.max(1, mine.length);
  const found = mine.map((row, place) => ({
    row,
    x: place * step + step * 0.15,
    width: Math.min(step * 0.7, 48),
    answered: ((row.answered ?? 0) / top) * size.height,
    dropped: ((row.dropped ?? 0) / top) * size.height,
  }));
  return { bars: found, top };
}

/** The next 1, 2 or 5 times a power of ten. */
export function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (([1, 2, 5, 10].find((one) => one * power >= value) ?? 10) as number) * power;
}
