// Two pages of one person typed in the same draft: each field goes to whoever changed it. Pure.

type Fields = Record<string, unknown>;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * What both typed, from what both began with. Where both changed a field, ours stays: it is what the person sees.
 * `lost` names the fields of theirs that were put aside.
 */
export function merged<T extends Fields>(base: T, ours: T, theirs: Partial<T>): { form: T; lost: (keyof T)[] } {
  const form = { ...ours };
  const lost: (keyof T)[] = [];
  for (const key of Object.keys(base) as (keyof T)[]) {
    const their = theirs[key];
    if (their === undefined || same(their, base[key]) || same(their, ours[key])) continue;
    if (same(ours[key], base[key])) form[key] = their as T[keyof T];
    else lost.push(key);
  }
  return { form, lost };
}
