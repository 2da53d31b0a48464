// Narrows a list of the administration by what is typed.
import { html, type TemplateResult } from "../../lib/html.ts";
import { t } from "../../lib/words.ts";
import { view } from "./view.ts";

export function findField(): TemplateResult {
  return html`<input
    type="search"
    aria-label=${t("Find in the list")}
    placeholder=${t("Find")}
    .value=${view.store.state.find}
    @input=${(event: Event) => view.find((event.target as HTMLInputElement).value)} />`;
}

/** Whether a text has what is typed, in letters of either case. */
export function isFound(text: string): boolean {
  return text.toLowerCase().includes(view.store.state.find.trim().toLowerCase());
}
