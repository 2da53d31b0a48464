// What the address of the page says: which list, how it is filtered, where it goes on, which case is open. Pure.

export const VIEWS = ["overdue", "today", "waiting", "unassigned", "mine", "department", "open", "all"] as const;
export type View = (typeof VIEWS)[number];

/** Filters that may have several values, and those with one. */
const SEVERAL = ["status", "category", "department", "priority"] as const;
const SINGLE = ["owner", "channel", "text", "box", "opened_from", "opened_until"] as const;

export interface Query {
  view: View;
  filters: Record<string, string[]>;
  /** `next` of the page before; empty: the head of the list. */
  after: string;
  /** The reference of the case that is open; empty: none. */
  open: string;
}

export function readQuery(search: string, standard: View = "open"): Query {
  const params = new URLSearchParams(search);
  const view = params.get("view") as View | null;
  const filters: Record<string, string[]> = {};
  for (const name of [...SEVERAL, ...SINGLE]) {
    const values = params.getAll(name).filter((value) => value !== "");
    if (values.length) filters[name] = values;
  }
  return {
    view: view !== null && VIEWS.includes(view) ? view : standard,
    filters,
    after: params.get("after") ?? "",
    open: /^\d{4,15}$/.test(params.get("case") ?? "") ? (params.get("case") as string) : "",
  };
}

/** The address's part behind `?`, in one order whatever was clicked first. */
export function writeQuery(query: Query): string {
  const params = filterParams(query);
  if (query.after) params.set("after", query.after);
  if (query.open) params.set("case", query.open);
  return params.toString();
}

/** What a saved filter keeps: the list and the filters, no place and no case. */
export function filterParams(query: Query): URLSearchParams {
  const params = new URLSearchParams({ view: query.view });
  for (const name of [...SEVERAL, ...SINGLE]) {
    for (const value of [...(query.filters[name] ?? [])].sort()) params.append(name, value);
  }
  return params;
}

/** What the server is asked; days become moments: the first one begins, the last one is whole. */
export function requestParams(query: Query, limit: number): URLSearchParams {
  const params = filterParams(query);
  for (const [name, days] of [
    ["opened_from", 0],
    ["opened_until", 1],
  ] as const) {
    const day = params.get(name);
    if (!day) continue;
    const [year, month, date] = day.split("-").map(Number);
    const at = new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + days).getTime() / 1000;
    if (Number.isFinite(at)) params.set(name, String(at));
    else params.delete(name);
  }
  params.set("limit", String(limit));
  if (query.after) params.set("after", query.after);
  return params;
}

/** The other filters stay; the list begins at its head. */
export function withFilter(query: Query, name: string, values: string[]): Query {
  const filters = { ...query.filters };
  const kept = values.filter((value) => value !== "");
  if (kept.length) filters[name] = kept;
  else delete filters[name];
  return { ...query, filters, after: "" };
}
