// What became of my case; what is told is what the telephone tells.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { locale, t, titled } from "../../lib/words.ts";
import type { CaseTold, City, CityState } from "./city.ts";

const WORDS: Record<string, () => string> = {
  new: () => t("It has been received. Nobody has begun to work on it yet."),
  assigned: () => t("It has been handed to those who will deal with it."),
  "in progress": () => t("It is being worked on."),
  "waiting for citizen": () => t("It is waiting for an answer from whoever reported it."),
  "waiting for third party": () => t("It is waiting for parts, or for others."),
  solved: () => t("It is solved."),
  closed: () => t("It is closed."),
  reopened: () => t("It was reopened, and will be dealt with again."),
  duplicate: () => t("It is dealt with together with an earlier case."),
  rejected: () => t("It was rejected."),
};

export const stateWords = (status: string): string => WORDS[status]?.() ?? status;

export function stateView(city: City, state: CityState): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    void city.ask(String(form.get("reference")), String(form.get("number")));
  };
  return html`<form class="stack" @submit=${submit}>
      <label
        >${t("Case number")}<input
          name="reference"
          inputmode="numeric"
          required
          dir="ltr"
          autocomplete="off"
          maxlength="20"
      /></label>
      <label
        >${t("Telephone number you reported it from")}<input
          name="number"
          type="tel"
          required
          dir="ltr"
          autocomplete="tel"
          maxlength="30"
      /></label>
      <button ?disabled=${state.busy}>${t("Ask")}</button>
    </form>
    <div aria-live="polite">${state.told ? told(state.told) : nothing}</div>`;
}

function told(found: CaseTold): TemplateResult {
  const department = titled(found.department, "");
  const due = found.due
    ? new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" }).format(new Date(found.due))
    : "";
  return html`<section class="card answer">
    <h3 class="number">${t("Case {reference}", { reference: found.reference })}</h3>
    <p class="lead">${stateWords(found.status)}</p>
    ${found.duplicate_of ? html`<p>${t("The earlier case is {reference}.", { reference: found.duplicate_of })}</p>` : nothing}
    ${department ? html`<p>${t("Department: {department}.", { department })}</p>` : nothing}
    ${found.answer_overdue ? html`<p class="tag warn">${t("We are sorry, you should have had a first answer by now.")}</p>` : nothing}
    ${due ? html`<p>${found.overdue ? t("We are sorry, it is late. It was to be done by {day}.", { day: due }) : t("It should be done by {day}.", { day: due })}</p>` : nothing}
    ${
      found.note
        ? html`<p class="soft">${t("The department says:")}</p>
            <blockquote lang=${found.note_language ?? ""} dir="auto">${found.note}</blockquote>`
        : nothing
    }
  </section>`;
}
