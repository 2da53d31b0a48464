// The controls of values that stand alone: a switch, a choice, a number, texts, a list.
import { html, ifDefined, live, nothing, type TemplateResult } from "../../lib/html.ts";
import { t } from "../../lib/words.ts";
import { languageName } from "./explanations.ts";
import { byDefault, table, typed, type Field } from "./field.ts";
import { listOf, withKey } from "./keys.ts";
import { nameOf } from "./names.ts";
import { resolved } from "./schema.ts";
import { settings } from "./state.ts";

export function flag(field: Field): TemplateResult {
  const on = Boolean(field.value ?? resolved(field.schema, field.root).default);
  return html`<input
    type="checkbox"
    class="switch"
    aria-label=${field.label}
    .checked=${live(on)}
    ?disabled=${field.disabled}
    @change=${(event: Event) => field.change((event.target as HTMLInputElement).checked)} />`;
}

/** One of these names; `table` is where their entries are, whose titles are shown. */
export function select(field: Field, names: readonly string[], table?: string): TemplateResult {
  const value = String(field.value ?? byDefault(field));
  const known = names.includes(value) || value === "" ? names : [...names, value];
  return html`<select
    aria-label=${field.label}
    ?disabled=${field.disabled}
    @change=${(event: Event) => field.change(typed(event) || undefined)}>
    ${byDefault(field) ? nothing : html`<option value="" ?selected=${value === ""}>—</option>`}
    ${known.map((name) => html`<option value=${name} ?selected=${name === value}>${table ? nameOf(table, name) : choiceName(name)}</option>`)}
  </select>`;
}

export function choiceName(name: string): string {
  const words: Record<string, string> = {
    low: t("low"),
    normal: t("normal"),
    high: t("high"),
    urgent: t("urgent"),
    first: t("first line"),
    second: t("second line"),
    supervisor: t("supervisor"),
    "longest idle": t("longest idle"),
    "fewest calls": t("fewest calls"),
    "most skilled": t("most skilled"),
    "round robin": t("in turn"),
  };
  return words[name] ?? name;
}

export function numberInput(field: Field): TemplateResult {
  const own = resolved(field.schema, field.root);
  return html`<input
    type="number"
    step="any"
    aria-label=${field.label}
    min=${ifDefined(own.minimum ?? own.exclusiveMinimum)}
    max=${ifDefined(own.maximum)}
    placeholder=${byDefault(field)}
    .value=${live(String(field.value ?? ""))}
    ?disabled=${field.disabled}
    @change=${(event: Event) => field.change(typed(event) === "" ? undefined : Number(typed(event)))} />`;
}

export function text(field: Field): TemplateResult {
  return html`<input
    type="text"
    dir="auto"
    aria-label=${field.label}
    placeholder=${byDefault(field)}
    .value=${live(String(field.value ?? ""))}
    ?disabled=${field.disabled}
    @change=${(event: Event) => field.change(typed(event).trim() || undefined)} />`;
}

/** One text, or a list of words, for each language. */
export function texts(field: Field, lists = false): TemplateResult {
  const now = table(field.value);
  return html`<div class="languages">
    ${settings.told.languages.map((language) => {
      const value = now[language];
      const shown = Array.isArray(value) ? value.join(language === "ar" ? "، " : ", ") : String(value ?? "");
      const take = (event: Event): void => {
        const words = typed(event)
          .trim()
          .replaceAll(/\s*\n\s*/g, lists ? ", " : " ");
        const next = withKey(now, language, words === "" ? undefined : lists ? listOf(words) : words);
        field.change(Object.keys(next).length ? next : undefined);
      };
      // It grows with its text; what is a name is short. A line break becomes a blank: the file has texts of one line.
      return html`<label
        ><span class="small soft">${languageName(language)}</span>
        <textarea
          rows="1"
          lang=${language}
          dir=${language === "ar" ? "rtl" : "ltr"}
          aria-label="${field.label}, ${languageName(language)}"
          .value=${live(shown)}
          ?disabled=${field.disabled}
          @change=${take}></textarea>
      </label>`;
    })}
  </div>`;
}

export function list(field: Field): TemplateResult {
  const value = Array.isArray(field.value) ? field.value : [];
  return html`<input
    type="text"
    dir="ltr"
    aria-label=${field.label}
    placeholder=${byDefault(field).replaceAll(",", ", ")}
    .value=${live(value.join(", "))}
    ?disabled=${field.disabled}
    @change=${(event: Event) => field.change(typed(event).trim() === "" ? undefined : listOf(typed(event)))} />`;
}
