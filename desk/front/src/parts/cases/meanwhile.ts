// What others changed while somebody changed the same case, as the server tells it: StaleCaseError. Pure.

export interface Changed {
  field: string;
  /** As it is now; null: nothing. */
  now: string | number | null;
  by: string;
}

const CHANGE = /(\w+) is (.*?) now, by ([^;]*?)(?=; \w+ is |\. Look at it again\.?$)/gs;

/** The changes that the refusal names; none where somebody only wrote a note. */
export function changedMeanwhile(detail: string): Changed[] {
  const reasons = detail.replace(/^.*? was changed meanwhile \(.*?\): /s, "");
  return [...reasons.matchAll(CHANGE)].map(([, field = "", now = "", by = ""]) => ({ field, now: value(now), by }));
}

function value(text: string): string | number | null {
  if (text === "None") return null;
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
