// What the page of the history shows.
import { COLORS } from "./chart.ts";
import type { By, Report } from "./model.ts";

export interface State {
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

/** The chosen one, or the eight with the largest sums. */
export function shownNames(state: State): string[] {
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
