// Texts in the reader's language. The English text is the key (gettext); the Arabic ones come from locale/ar/*.po.

type Words = Record<string, string | string[]>;
type Values = Record<string, string | number>;

/** In the order of gettext's formula for Arabic: CLDR has the same six. */
const ARABIC_FORMS = ["zero", "one", "two", "few", "many", "other"] as const;

let words: Words = {};

/** The page's language: what the server wrote into `<html lang>`. */
export const language: "ar" | "en" = document.documentElement.lang === "ar" ? "ar" : "en";

/** Digits are Western in both languages, as on the city's other displays; order and words are the language's. */
export const locale = language === "ar" ? "ar-OM-u-nu-latn" : "en-GB";

/** Fetch the words; a page draws nothing before. Without them it is in English rather than empty. */
export async function loadWords(): Promise<void> {
  if (language === "en" || Object.keys(words).length) return;
  try {
    const answer = await fetch("/desk/assets/ar.json");
    if (answer.ok) words = (await answer.json()) as Words;
  } catch {
    // Cut off on the way: the page says itself what cannot be reached.
  }
}

function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The text in the reader's language; `{name}` is replaced by `values.name`. Call it with a literal. */
export function t(text: string, values: Values = {}): string {
  const found = words[text];
  return filled(typeof found === "string" ? found : text, values);
}

/** The text for that many, which is `{n}` in it: the one for 1, the one for others, how many. Call it with literals. */
export function tn(one: string, many: string, n: number, values: Values = {}): string {
  const forms = words[one];
  const shown = { n: number(n), ...values };
  if (Array.isArray(forms)) {
    const form = ARABIC_FORMS.indexOf(PLURALS.select(n) as (typeof ARABIC_FORMS)[number]);
    return filled(forms[form] ?? one, shown);
  }
  return filled(n === 1 ? one : many, shown);
}

/** Mark a text for translation that is shown later by `t(variable)`. */
export function N_(text: string): string {
  return text;
}

/** A day with its month in words: Arabic's medium style is all digits, which mixed lines read in the wrong order. */
export const WITH_DAY: Intl.DateTimeFormatOptions = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: language === "ar" ? "numeric" : "2-digit",
  minute: "2-digit",
};

// To make a format costs a hundred times as much as to use it, and a wall writes thousands of numbers a second.
const PLURALS = new Intl.PluralRules("ar");
const PERCENT = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
const TIME = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
const DAY_AND_TIME = new Intl.DateTimeFormat(locale, WITH_DAY);
const numbers = new Map<number, Intl.NumberFormat>();

export function number(value: number, digits = 0): string {
  let format = numbers.get(digits);
  if (!format) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits });
    numbers.set(digits, format);
  }
  return format.format(value);
}

/** A share from 0 to 1 as per cent; a dash where there is none. */
export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined) return "–";
  return PERCENT.format(share);
}

/** Seconds as a clock that runs: 0:07, 12:40, 1:02:03. */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return "–";
  const whole = Math.max(0, Math.round(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (part: number) => String(part).padStart(2, "0");
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** A moment (seconds since the epoch) as time of today, or with its day. */
export function moment(at: number | null | undefined): string {
  if (at === null || at === undefined) return "–";
  const when = new Date(at * 1000);
  return apart((when.toDateString() === new Date().toDateString() ? TIME : DAY_AND_TIME).format(when));
}

/** A time as a part of a line: in Arabic its letters would change places with numbers beside it (isolates, UAX 9). */
export function apart(time: string): string {
  return language === "ar" ? `\u2067${time}\u2069` : time;
}

/** Short vowels: titles have them for the voice that reads them to callers; on a page they are in the way. */
const VOWELS = /[\u064b-\u0650\u0652]/g;

/** The text of a table that has one for each language, else of the other, else the key. */
export function titled(texts: Record<string, string> | null | undefined, key: string): string {
  return texts?.[language]?.replace(VOWELS, "") ?? texts?.["en"] ?? texts?.["ar"]?.replace(VOWELS, "") ?? key;
}
