// Categories by what is typed: titles and keywords in every language, whatever the spelling. Pure.
import { folded, queryWords } from "./folded.ts";
import type { Category } from "./model.ts";

/** The keys that fit, the best first: a title that begins so, then one that has it, then keywords and groups. */
export function searchCategories(text: string, categories: Record<string, Category>, most = 8): string[] {
  const words = queryWords(text);
  const scored = Object.entries(categories).map(([key, category]) => [key, score(words, key, category)] as const);
  return scored
    .filter(([, points]) => points > 0)
    .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    .slice(0, most)
    .map(([key]) => key);
}

function score(words: string[], key: string, category: Category): number {
  if (!words.length) return 1;
  const titles = [...Object.values(category.title), key].map(folded);
  const others = [...Object.values(category.keywords).flat(), ...Object.values(category.group)].map(folded);
  let points = 0;
  for (const word of words) {
    if (titles.some((title) => starts(title, word))) points += 4;
    else if (titles.some((title) => title.includes(word))) points += 3;
    else if (others.some((other) => starts(other, word))) points += 2;
    else if (others.some((other) => other.includes(word))) points += 1;
    else return 0;
  }
  return points;
}

function starts(text: string, word: string): boolean {
  return text.split(/\s+/).some((part) => part.startsWith(word) || part.replace(/^ال/, "").startsWith(word));
}
