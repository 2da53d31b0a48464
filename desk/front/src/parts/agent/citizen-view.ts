// Who it is, where the number does not say: search by name, or add somebody new with this number.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { attempt, notice } from "../../lib/page.ts";
import { language, t } from "../../lib/words.ts";
import { nameOf } from "./context.ts";
import type { Candidate, Pop } from "./model.ts";
import type { Office } from "./office.ts";

let text = "";
let results: Candidate[] | null = null;
let timer = 0;
let adding = false;

export function findCitizen(office: Office, pop: Pop): TemplateResult | typeof nothing {
  if (pop.kind === "known" && office.form().citizen !== null) return nothing;
  const search = (event: InputEvent) => {
    text = (event.target as HTMLInputElement).value;
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(office), 300);
  };
  return html`<details class="find" ?open=${pop.found?.candidates.length === 0}>
    <summary>${t("Find or add the citizen")}</summary>
    <label class="small"
      >${t("Name, number or reference")}<input type="search" .value=${text} @input=${search} dir="auto"
    /></label>
    ${results?.map((one) => html`<button class="link" @click=${() => choose(office, one)}><bdi>${nameOf(one, language) || `#${one.id}`}</bdi></button>`)}
    ${
      results?.length === 0 && text.trim().length > 1
        ? html`<p class="soft small">${t("Nobody is found.")}</p>
            <button class="plain" ?disabled=${adding} @click=${() => void add(office, pop)}>
              ${t("Add {name}", { name: text.trim() })}
            </button>`
        : nothing
    }
  </details>`;
}

function choose(office: Office, one: Candidate): void {
  office.type({ citizen: one.id, citizen_name: nameOf(one, language) });
  [text, results] = ["", null];
  office.redraw();
}

async function look(office: Office): Promise<void> {
  const wanted = text.trim();
  if (wanted.length < 2) results = null;
  else {
    const found = await attempt(() => api.get<Candidate[]>(`/api/citizens?limit=6&text=${encodeURIComponent(wanted)}`));
    if (found && wanted === text.trim()) results = found.body;
  }
  office.redraw();
}

async function add(office: Office, pop: Pop): Promise<void> {
  const name = text.trim();
  const addresses =
    pop.caller.number && !pop.caller.service
      ? [{ kind: "phone", address: pop.caller.number, shared: pop.kind === "shared" }]
      : [];
  const names = /[\u0600-\u06ff]/.test(name) ? { name_ar: name } : { name_en: name };
  adding = true;
  const done = await attempt(() =>
    api.post<Candidate>("/api/citizens", { ...names, language: pop.language || null, addresses }),
  );
  adding = false;
  if (done) {
    choose(office, done.body);
    notice(t("Added: {name}", { name }));
  }
  office.redraw();
}
