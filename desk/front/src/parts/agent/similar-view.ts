// While a case is typed: what it is probably about, and which open cases may be the same one, with the reasons.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { moment, number, t, titled } from "../../lib/words.ts";
import { statusName } from "../cases/case-words.ts";
import type { Form } from "./model.ts";
import type { Office } from "./office.ts";
import { addTo } from "./saving.ts";

interface Suggestion {
  reference: string;
  subject: string;
  status: string;
  place: string | null;
  opened_at: number;
  metres: number | null;
  same_citizen: boolean;
  same_caller: boolean;
  same_words: boolean;
}

interface Help {
  hints: { category: string; words: string[] }[];
  suggestions: Suggestion[];
}

let help: Help = { hints: [], suggestions: [] };
let asked = "";
let timer = 0;

/** Ask again a moment after what matters has changed. */
function follow(office: Office, form: Form): void {
  const caller = office.state.desk?.pop?.pop?.caller.number ?? null;
  const point =
    form.latitude !== "" && form.longitude !== "" ? [Number(form.latitude), Number(form.longitude)] : [NaN, NaN];
  const has = point.every(Number.isFinite);
  const body = {
    subject: form.subject,
    description: form.description,
    category: form.category,
    citizen: form.citizen,
    caller,
    place: form.place || null,
    latitude: has ? point[0] : null,
    longitude: has ? point[1] : null,
  };
  const wanted = JSON.stringify(body);
  if (wanted === asked) return;
  asked = wanted;
  clearTimeout(timer);
  timer = window.setTimeout(async () => {
    try {
      const found = (await api.post<Help>("/desk/api/agent/help", body)).body;
      if (wanted === asked) help = found;
    } catch {
      asked = ""; // help is no duty: it comes with the next letter
    }
    office.redraw();
  }, 500);
}

export function hintsView(office: Office): TemplateResult | typeof nothing {
  const form = office.form();
  follow(office, form);
  const categories = office.state.setup?.categories ?? {};
  const hints = help.hints.filter((hint) => categories[hint.category]);
  if (form.category || !hints.length) return nothing;
  return html`<div class="row small">
    <span class="soft">${t("Probably:")}</span>${hints.map(
      (hint) =>
        html`<button
          type="button"
          class="chip"
          title=${hint.words.join(", ")}
          @click=${() => office.type({ category: hint.category, priority: categories[hint.category]?.priority ?? "normal" })}>
          ${titled(categories[hint.category]?.title, hint.category)}
        </button>`,
    )}
  </div>`;
}

export function similarView(office: Office): TemplateResult {
  const shown = help.suggestions;
  return html`<div class="similar" aria-live="polite">
    ${
      shown.length
        ? html`<h3>${t("Perhaps the same")}</h3>
            <ul class="plain-list">
              ${shown.map(
                (one) =>
                  html`<li>
                    <div class="row between">
                      <a href="/desk/cases?case=${one.reference}" target="_blank" rel="noopener" class="clip">
                        <span class="number ref">${one.reference}</span><bdi>${one.subject}</bdi></a
                      >
                      <button
                        type="button"
                        class="plain small"
                        @click=${() => void addTo(office, one.reference)}
                        aria-label=${t("Add to case {reference}", { reference: one.reference })}>
                        ${t("Add to it")}
                      </button>
                    </div>
                    <div class="small soft">${reasons(one).join(" · ")}</div>
                  </li>`,
              )}
            </ul>`
        : nothing
    }
  </div>`;
}

function reasons(one: Suggestion): string[] {
  return [
    statusName(one.status),
    moment(one.opened_at),
    one.metres !== null ? t("{n} m away", { n: number(one.metres) }) : "",
    one.same_words ? t("nearly the same place") : "",
    one.same_citizen ? t("the same citizen") : one.same_caller ? t("the same number") : "",
  ].filter(Boolean);
}
