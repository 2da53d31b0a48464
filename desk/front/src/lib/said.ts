// What the server says in English, taken apart: a text of the catalogue, and the values that stand in it. Pure.

/** Names and values are Latin in Arabic sentences, and must not turn their order around (isolates, UAX 9). */
export const isolated = (value: string): string => `\u2068${value.replaceAll(/[`"]/g, "")}\u2069`;

export interface Said {
  text: string;
  values: Record<string, string>;
}

/** The text that fits, with its values; null: none does. A sentence may begin small, and end without its point. */
export function takenApart(said: string, patterns: ReadonlyMap<string, RegExp>): Said | null {
  for (const [text, pattern] of patterns) {
    const found = pattern.exec(said);
    if (found) return { text, values: { ...found.groups } };
  }
  return null;
}

/** What fits each text, `{name}` standing for any value; those with the most letters of their own come first. */
export function patternsOf(texts: Iterable<string>): Map<string, RegExp> {
  const own = (text: string): number => text.replaceAll(/\{\w+\}/g, "").length;
  return new Map([...texts].sort((one, other) => own(other) - own(one)).map((text) => [text, pattern(text)]));
}

function pattern(text: string): RegExp {
  const parts = text.replace(/\.$/, "").split(/\{(\w+)\}/);
  const source = parts.map((part, place) => (place % 2 ? `(?<${part}>.*?)` : escaped(part))).join("");
  return new RegExp(`^${source}\\.?$`, "is");
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
