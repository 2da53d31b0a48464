// What the call led to, and a note: during the talk or afterwards, by keys alone.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { attempt } from "../../lib/page.ts";
import { t, titled } from "../../lib/words.ts";
import type { Office } from "./office.ts";

let timer = 0;
let said = "";

export function wrapUpView(office: Office): TemplateResult | typeof nothing {
  const { desk, setup } = office.state;
  const queue = desk?.call?.queue ?? desk?.wrap_up?.queue ?? "";
  const fits = Object.entries(setup?.dispositions ?? {}).filter(
    ([, one]) => !one.queues.length || one.queues.includes(queue),
  );
  const answered = !!desk?.call?.answered_at || !!desk?.wrap_up;
  if (!fits.length || !answered) return nothing;
  const form = office.form();
  const choose = (key: string) => {
    office.type({ disposition: key });
    plan(office);
  };
  const digits = (event: KeyboardEvent) => {
    const chosen = /^[1-9]$/.test(event.key) && !event.altKey ? fits[Number(event.key) - 1] : undefined;
    if (chosen) {
      event.preventDefault();
      choose(chosen[0]);
    }
  };
  return html`<fieldset class="card dispositions" @keydown=${digits}>
    <legend>${t("What did the call lead to?")}</legend>
    <div class="row">
      ${fits.map(
        ([key, one], place) =>
          html`<label class="choice"
            ><input
              type="radio"
              name="disposition"
              value=${key}
              .checked=${form.disposition === key}
              @change=${() => choose(key)} />${place < 9 ? html`<kbd aria-hidden="true">${place + 1}</kbd>` : nothing}
            ${titled(one.title, key)}</label
          >`,
      )}
    </div>
    <input
      aria-label=${t("Note")}
      placeholder=${t("Note")}
      dir="auto"
      maxlength="2000"
      .value=${form.note}
      @keydown=${(event: Event) => event.stopPropagation()}
      @input=${(event: InputEvent) => {
        office.type({ note: (event.target as HTMLInputElement).value });
        plan(office);
      }} />
  </fieldset>`;
}

/** Tell the hotline a moment after the last change; each time it says the whole. */
function plan(office: Office): void {
  clearTimeout(timer);
  const key = office.state.shown;
  timer = window.setTimeout(() => void say(office, key), 500);
}

async function say(office: Office, key: string): Promise<void> {
  const { disposition, note } = office.drafts.form(key);
  const whole = JSON.stringify([key, disposition, note]);
  if (!disposition || whole === said || !key.startsWith("call:")) return;
  const call = encodeURIComponent(key.slice("call:".length));
  const done = await attempt(() => api.put(`/desk/api/agent/calls/${call}/disposition`, { disposition, note }));
  if (done) said = whole;
}
