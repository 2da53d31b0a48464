// Why the server refused, in the reader's language. The server's own words are English and tell the most: who reads
// English reads those; others read what the problem's `code` says, or at least what its status does.
import { language, t } from "./words.ts";

const BY_CODE: Record<string, () => string> = {
  "unknown case": () => t("There is no such case, or it is not yours to see."),
  stale: () => t("Somebody changed the case meanwhile. Look at it again."),
  "not allowed": () => t("Your role may not do that."),
  state: () => t("The case cannot be changed like that as it stands."),
  "saved filter": () => t("The list cannot be kept under this name."),
  file: () => t("This file is not taken: it is too large, or of a kind that is not allowed."),
  store: () => t("The store cannot be used now: nothing was changed, try again."),
};

const BY_STATUS: Record<number, () => string> = {
  400: () => t("What was sent was not understood."),
  403: () => t("This is not allowed."),
  404: () => t("This is not there, or not any more."),
  409: () => t("This cannot be done as things stand."),
  412: () => t("Somebody changed it meanwhile. Look at it again."),
  413: () => t("This is too large."),
  422: () => t("What was sent was not understood."),
  429: () => t("Too many requests. Wait a moment and try again."),
  503: () => t("This cannot be done right now. Try again in a moment."),
};

/** The words for a refusal; `said` are the server's. */
export function refusal(code: string, said: string, status = 0): string {
  return language === "en" ? said : (BY_CODE[code]?.() ?? BY_STATUS[status]?.() ?? said);
}
