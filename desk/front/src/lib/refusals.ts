// Why the server refused, in the reader's language. The server's own words are English and tell the most: who reads
// English reads those; others read what the problem's `code` says, or the same words where they are known, which are
// those of all refusals that a page can meet (tests/desk/test_refusal_words.py), or what its status says.
import { isolated, patternsOf, takenApart } from "./said.ts";
import { SAID } from "../said/all.ts";
import { apart, language, locale, t } from "./words.ts";

/** What a refusal is told by: an `ApiError` is one. */
interface Refusal {
  status: number;
  code: string;
  detail: string;
  /** When to try again, seconds; null: nobody said. */
  retryAfter: number | null;
}

const BY_CODE: Record<string, () => string> = {
  "unknown case": () => t("There is no such case, or it is not yours to see."),
  stale: () => t("Somebody changed the case meanwhile. Look at it again."),
  "not allowed": () => t("Your role may not do that."),
  state: () => t("The case cannot be changed like that as it stands."),
  "saved filter": () => t("The list cannot be kept under this name."),
  file: () => t("This file is not taken: it is too large, or of a kind that is not allowed."),
  password: () => t("A password has 12 to 256 characters, and is not easy to guess."),
  "unknown citizen": () => t("There is no such citizen any more."),
  citizen: () => t("The citizen's details cannot be kept like that."),
  "unknown contact": () => t("There is no such message any more."),
  contact: () => t("This message cannot be answered like that."),
  "saved meanwhile": () => t("It was saved in another window meanwhile: load it again, then save."),
  message: () => t("Somebody else has dealt with this message meanwhile."),
  "old password": () => t("Your current password is another one."),
  store: () => t("The store cannot be used now: nothing was changed, try again."),
};

const BY_STATUS: Record<number, () => string> = {
  400: () => t("What was sent was not understood."),
  401: () => t("Your session has ended. Sign in again in another tab; what you typed stays here."),
  403: () => t("This is not allowed."),
  404: () => t("This is not there, or not any more."),
  409: () => t("This cannot be done as things stand."),
  412: () => t("Somebody changed it meanwhile. Look at it again."),
  413: () => t("This is too large."),
  422: () => t("What was sent was not understood."),
  507: () => t("The hotline cannot write it to its disk. Tell an administrator."),
};

/** Made when the first of them is needed: most pages never meet one. */
let patterns: ReturnType<typeof patternsOf> | null = null;

/** Waits that are over before a time of day is read, seconds. */
const SOON = 5;

/** Give codes of a page's own their words. */
export function addRefusals(more: Record<string, () => string>): void {
  Object.assign(BY_CODE, more);
}

/** What the server said in English, in the reader's language; null: nobody has translated it. */
export function translated(english: string): string | null {
  const found = takenApart(english, (patterns ??= patternsOf(SAID)));
  if (!found) return null;
  const values = Object.entries(found.values).map(([name, value]) => [name, isolated(value)]);
  return t(found.text, Object.fromEntries(values) as Record<string, string>);
}

/** The words for a refusal. */
export function refusal({ status, code, detail, retryAfter }: Refusal): string {
  if (language === "en" && detail) return detail;
  const words = BY_CODE[code]?.() ?? translated(detail) ?? later(status, code, retryAfter) ?? BY_STATUS[status]?.();
  if (words) return words;
  return status >= 500
    ? t("Something went wrong in the hotline itself. Try again; if it stays so, tell an administrator.")
    : t("This cannot be done as things stand.");
}

/** Where nobody did anything wrong, and it is only too much at once, or something is away: when to come again. */
function later(status: number, code: string, wait: number | null): string | null {
  const time = wait !== null && wait > SOON ? clock(wait) : null;
  if (code === "busy") {
    return time
      ? t("Many people sign in at this moment. Try again at {time}.", { time })
      : t("Many people sign in at this moment. Try again in a moment.");
  }
  if (status === 429) {
    return time
      ? t("Too many requests. Try again at {time}.", { time })
      : t("Too many requests. Wait a moment and try again.");
  }
  if (status !== 503) return null;
  return time
    ? t("This cannot be done right now. Try again at {time}.", { time })
    : t("This cannot be done right now. Try again in a moment.");
}

function clock(seconds: number): string {
  const when = Date.now() + seconds * 1000;
  return apart(new Intl.DateTimeFormat(locale, { timeStyle: seconds < 120 ? "medium" : "short" }).format(when));
}
