// Categories by what is typed: titles and keywords in every language, whatever the spelling. Pure.
import { folded, queryWords } from "./folded.ts";
import type { Category } from "./model.ts";

/** Letters that a word of ours has at least to count within a longer one that is typed. */
const LEAST_WITHIN = 4;

/**
 * The keys that fit, the best first: a title that begins so, then one that has it, then keywords and groups. Where none
 * fits every word, those that fit some: people type what the citizen says.
 */
export function searchCategories(text: string, categories: Record<string, Category>, most = 8): string[] {
  const words = queryWords(text);
  const points = Object.entries(categories).map(([key, category]) => [key, pointsOf(words, key, category)] as const);
  const whole = points.filter(([, found]) => found.every((one) => one > 0));
  const scored = (whole.length ? whole : points).map(
    ([key, found]) => [key, found.reduce((a, b) => a + b, 0)] as const,
  );
  return scored
    .map(([key, sum]) => [key, words.length ? sum : 1] as const)
    .filter(([, points]) => points > 0)
    .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    .slice(0, most)
    .map(([key]) => key);
}

/** How well each word fits. */
function pointsOf(words: string[], key: string, category: Category): number[] {
  const titles = [...Object.values(category.title), key].map(folded);
  const others = [...Object.values(category.keywords).flat(), ...Object.values(category.group)].map(folded);
  const parts = [...titles, ...others].flatMap((one) => one.split(/\s+/)).filter((part) => part.length >= LEAST_WITHIN);
  return words.map((word) => {
    if (titles.some((title) => starts(title, word))) return 4;
    if (titles.some((title) => title.includes(word))) return 3;
    if (others.some((other) => starts(other, word))) return 2;
    // Inflected: `leaks`, `يتسرب`.
    return others.some((other) => other.includes(word)) || parts.some((part) => word.includes(part)) ? 1 : 0;
  });
}

function starts(text: string, word: string): boolean {
  return text.split(/\s+/).some((part) => part.startsWith(word) || part.replace(/^ال/, "").startsWith(word));
}
