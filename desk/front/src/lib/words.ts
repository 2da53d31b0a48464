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
  if (language === "en") return;
  const answer = await fetch("/desk/assets/ar.json");
  if (answer.ok) words = (await answer.json()) as Words;
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
    const form = ARABIC_FORMS.indexOf(new Intl.PluralRules("ar").select(n) as (typeof ARABIC_FORMS)[number]);
    return filled(forms[form] ?? one, shown);
  }
  return filled(n === 1 ? one : many, shown);
}

/** Mark a text for translation that is shown later by `t(variable)`. */
export function N_(text: string): string {
  return text;
}

export function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);
}

/** A share from 0 to 1 as per cent; a dash where there is none. */
export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined) return "–";
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(share);
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
  const today = when.toDateString() === new Date().toDateString();
  const options: Intl.DateTimeFormatOptions = today
    ? { timeStyle: "short" }
    : { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(locale, options).format(when);
}

/** The text of a table that has one for each language, else of the other, else the key. */
export function titled(texts: Record<string, string> | null | undefined, key: string): string {
  return texts?.[language] ?? texts?.["en"] ?? texts?.["ar"] ?? key;
}
