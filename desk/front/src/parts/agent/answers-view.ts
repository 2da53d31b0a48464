// The questions of the category (Open311 datatypes).
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { t, titled } from "../../lib/words.ts";
import type { FormField } from "./model.ts";
import type { Office } from "./office.ts";

export function answersView(office: Office): TemplateResult | typeof nothing {
  const { category, answers } = office.form();
  const fields = Object.entries((category && office.state.setup?.categories[category]?.fields) || {});
  if (!fields.length) return nothing;
  const set = (key: string, value: string | string[]) =>
    office.type({ answers: { ...office.form().answers, [key]: value } });
  return html`<fieldset class="answers">
    <legend>${t("Questions of the category")}</legend>
    ${fields.map(([key, field]) => question(key, field, answers[key], set))}
  </fieldset>`;
}

type Set = (key: string, value: string | string[]) => void;

function question(key: string, field: FormField, answer: string | string[] | undefined, set: Set): TemplateResult {
  const words = html`${titled(field.question, key)}${field.required ? html` <span class="soft small">${t("(should be answered)")}</span>` : nothing}`;
  const single = Array.isArray(answer) ? (answer[0] ?? "") : (answer ?? "");
  const take = (event: Event) => set(key, (event.target as HTMLInputElement).value);
  switch (field.datatype) {
    case "text":
      return html`<label>${words}<textarea rows="2" dir="auto" .value=${single} @input=${take}></textarea></label>`;
    case "number":
      return html`<label>${words}<input inputmode="decimal" dir="ltr" .value=${single} @input=${take} /></label>`;
    case "datetime":
      return html`<label>${words}<input type="datetime-local" .value=${single.slice(0, 16)} @input=${take} /></label>`;
    case "singlevaluelist":
      return html`<label
        >${words}<select @change=${take}>
          <option value="" ?selected=${single === ""}>–</option>
          ${Object.entries(field.values).map(([value, title]) => html`<option value=${value} ?selected=${single === value}>${titled(title, value)}</option>`)}
        </select></label
      >`;
    case "multivaluelist":
      return several(key, field, Array.isArray(answer) ? answer : [], words, set);
    default:
      return html`<label>${words}<input dir="auto" .value=${single} @input=${take} /></label>`;
  }
}

function several(key: string, field: FormField, chosen: string[], words: TemplateResult, set: Set): TemplateResult {
  const turn = (value: string) =>
    set(key, chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return html`<div role="group">
    <span>${words}</span>${Object.entries(field.values).map(
      ([value, title]) =>
        html`<label class="row">
          <input type="checkbox" .checked=${chosen.includes(value)} @change=${() => turn(value)} />
          ${titled(title, value)}</label
        >`,
    )}
  </div>`;
}
