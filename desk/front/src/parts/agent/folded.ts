// Words in one spelling, for searching: Arabic without marks, in one form of alef, yeh and teh; digits Western. Pure.

const MARKS = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g;

export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .replace(MARKS, "")
    .replace(/\p{Cf}/gu, "") // invisible signs, which come with what is pasted
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ؤ/g, "و")
    .replace(/ئ/g, "ي")
    .replace(/ة/g, "ه")
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .toLowerCase()
    .trim();
}

/** Words of a query, of which each must be found; an article before an Arabic word may be missing. */
export function queryWords(text: string): string[] {
  return folded(text)
    .split(/[\s,،.]+/)
    .filter(Boolean)
    .map((word) => (word.length > 4 && word.startsWith("ال") ? word.slice(2) : word));
}
