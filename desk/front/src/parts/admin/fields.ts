// The controls of values: one for each kind of key. Each tells its new value when the reader leaves it.
import { html, ifDefined, live, nothing, type TemplateResult } from "../../lib/html.ts";
import { t } from "../../lib/words.ts";
import { isTable, listOf, type Value, withKey } from "./keys.ts";
import { nameOf } from "./names.ts";
import { kindOf, resolved, type Schema, valuesOf } from "./schema.ts";
import { settings } from "./state.ts";
import { explained, languageName } from "./explanations.ts";

export interface Field {
  /** Of the table and of the key: `queues`, `ring_seconds`. */
  table: string;
  key: string;
  schema: Schema;
  root: Schema;
  value: Value;
  change: (value: Value) => void;
  /** What it is called to who hears the page, where it has no label of its own. */
  label: string;
  disabled: boolean;
}

/** Keys whose values are names of a table. */
const NAMES: Record<string, string> = {
  hours: "hours",
  department: "departments",
  parent: "departments",
  queue: "queues",
  lead: "agents",
};

export function control(field: Field): TemplateResult {
  const kind = kindOf(field.schema, field.root);
  if (field.table === "agents" && field.key === "queues") return servedQueues(field);
  if (NAMES[field.key] && kind === "text")
    return select(field, settings.names(NAMES[field.key] ?? ""), NAMES[field.key]);
  switch (kind) {
    case "flag":
      return flag(field);
    case "choice":
      return select(field, resolved(field.schema, field.root).enum ?? []);
    case "number":
      return numberInput(field);
    case "texts":
      return texts(field);
    case "word lists":
      return texts(field, true);
    case "list":
      return list(field);
    case "levels":
      return levels(field);
    case "table":
      return optionalTable(field);
    case "tables":
      return tables(field);
    case "named tables":
      return namedTables(field);
    default:
      return text(field);
  }
}

const typed = (event: Event): string => (event.target as HTMLInputElement).value;
const byDefault = (field: Field): string => {
  const value = resolved(field.schema, field.root).default;
  return value === null || value === undefined ? "" : String(value);
};

function flag(field: Field): TemplateResult {
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
function select(field: Field, names: readonly string[], table?: string): TemplateResult {
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

function choiceName(name: string): string {
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

function numberInput(field: Field): TemplateResult {
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

function text(field: Field): TemplateResult {
  return html`<input
    type="text"
    dir="auto"
    aria-label=${field.label}
    placeholder=${byDefault(field)}
    .value=${live(String(field.value ?? ""))}
    ?disabled=${field.disabled}
    @change=${(event: Event) => field.change(typed(event).trim() || undefined)} />`;
}

function table(value: Value): Record<string, Value> {
  return isTable(value) ? value : {};
}

/** One text, or a list of words, for each language. */
function texts(field: Field, lists = false): TemplateResult {
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

function list(field: Field): TemplateResult {
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

/** Skills: a name and a level each. */
function levels(field: Field): TemplateResult {
  const now = table(field.value);
  const known = [
    ...new Set(
      Object.values(table(settings.value("configuration", ["agents"]))).flatMap((one) =>
        Object.keys(table(table(one)["skills"])),
      ),
    ),
  ];
  const add = (event: Event): void => {
    const name = typed(event);
    if (name && !(name in now)) field.change({ ...now, [name]: 3 });
    (event.target as HTMLInputElement).value = "";
  };
  return html`<div class="chips">
    ${Object.entries(now).map(
      ([name, level]) =>
        html`<span class="chip"
          ><bdi>${name}</bdi>
          <input
            type="number"
            min="1"
            max="5"
            aria-label=${t("Level of {name}", { name })}
            .value=${live(String(level))}
            ?disabled=${field.disabled}
            @change=${(event: Event) => field.change({ ...now, [name]: Number(typed(event)) })} />
          <button
            class="quiet"
            ?disabled=${field.disabled}
            aria-label=${t("Remove {name}", { name })}
            @click=${() => field.change(orNone(withKey(now, name, undefined)))}>
            ×
          </button></span
        >`,
    )}
    <input
      class="short"
      list="skills"
      aria-label=${t("Add a skill")}
      placeholder=${t("Add a skill")}
      ?disabled=${field.disabled}
      @change=${add} />
    <datalist id="skills">${known.map((one) => html`<option value=${one}></option>`)}</datalist>
  </div>`;
}

function orNone(value: Record<string, Value>): Record<string, Value> | undefined {
  return Object.keys(value).length ? value : undefined;
}

/** The queues of an agent, each with its weight; a plain list where all weights are 1. */
function servedQueues(field: Field): TemplateResult {
  const now = new Map<string, number>(
    Array.isArray(field.value)
      ? field.value.map((name) => [String(name), 1])
      : Object.entries(table(field.value)).map(([name, weight]) => [name, Number(weight)]),
  );
  const tell = (): void =>
    field.change([...now.values()].every((weight) => weight === 1) ? [...now.keys()] : Object.fromEntries(now));
  const names = [...new Set([...settings.names("queues"), ...now.keys()])];
  return html`<div class="chips" role="group" aria-label=${field.label}>
    ${names.map(
      (name) =>
        html`<span class="chip ${now.has(name) ? "on" : ""}">
          <label
            ><input
              type="checkbox"
              .checked=${live(now.has(name))}
              ?disabled=${field.disabled}
              @change=${(event: Event) => {
                if ((event.target as HTMLInputElement).checked) now.set(name, 1);
                else now.delete(name);
                tell();
              }} /><bdi>${nameOf("queues", name)}</bdi></label
          >
          ${
            now.has(name)
              ? html`<input
                  type="number"
                  min="0.1"
                  max="100"
                  step="any"
                  aria-label=${t("Weight of {name}", { name })}
                  .value=${live(String(now.get(name)))}
                  ?disabled=${field.disabled}
                  @change=${(event: Event) => {
                    now.set(name, Number(typed(event)));
                    tell();
                  }} />`
              : nothing
          }</span
        >`,
    )}
  </div>`;
}

/** A small table within a value: its keys, each with its words. */
export function inner(
  field: Field,
  schema: Schema,
  value: Record<string, Value>,
  change: (value: Record<string, Value>) => void,
): TemplateResult {
  const own = resolved(schema, field.root);
  return html`<div class="inner">
    ${Object.entries(own.properties ?? {}).map(([key, one]) => {
      const label = explained(field.key, key);
      return html`<div class="inner-row">
        <span class="small">${label}</span>${control({
          ...field,
          table: field.key,
          key,
          schema: one,
          value: value[key],
          label,
          change: (next) => change(withKey(value, key, next)),
        })}
      </div>`;
    })}
  </div>`;
}

function optionalTable(field: Field): TemplateResult {
  const on = isTable(field.value);
  return html`<div class="grid">
    <label class="row"
      ><input
        type="checkbox"
        .checked=${live(on)}
        ?disabled=${field.disabled}
        @change=${(event: Event) => field.change((event.target as HTMLInputElement).checked ? {} : undefined)} /><span
        >${t("Set")}</span
      ></label
    >
    ${on ? inner(field, field.schema, table(field.value), (value) => field.change(value)) : nothing}
  </div>`;
}

function tables(field: Field): TemplateResult {
  const value = Array.isArray(field.value) ? (field.value as Value[]) : [];
  const items = resolved(field.schema, field.root).items ?? {};
  const at = (index: number, next: Value): void =>
    field.change(value.map((one, place) => (place === index ? next : one)));
  const without = (index: number): void =>
    field.change(value.length === 1 ? undefined : value.filter((_, place) => place !== index));
  return html`<ol class="steps">
      ${value.map(
        (one, index) =>
          html`<li>
            ${inner(field, items, table(one), (next) => at(index, next))}
            <button class="quiet" ?disabled=${field.disabled} @click=${() => without(index)}>${t("Remove")}</button>
          </li>`,
      )}
    </ol>
    <button class="plain small" ?disabled=${field.disabled} @click=${() => field.change([...value, {}])}>
      ${t("Add a step")}
    </button>`;
}

function namedTables(field: Field): TemplateResult {
  const now = table(field.value);
  const own = valuesOf(resolved(field.schema, field.root));
  return html`<div class="grid">
    ${Object.entries(now).map(
      ([name, one]) =>
        html`<details>
          <summary><bdi>${choiceName(name)}</bdi></summary>
          ${inner(field, own, table(one), (next) => field.change({ ...now, [name]: next }))}
          <button
            class="quiet"
            ?disabled=${field.disabled}
            @click=${() => field.change(orNone(withKey(now, name, undefined)))}>
            ${t("Remove")}
          </button>
        </details>`,
    )}
    <input
      class="short"
      dir="ltr"
      aria-label=${t("Add: {what}", { what: field.label })}
      placeholder=${t("Add by name")}
      ?disabled=${field.disabled}
      @change=${(event: Event) => {
        const name = typed(event).trim();
        if (name) field.change({ ...now, [name]: now[name] ?? {} });
        (event.target as HTMLInputElement).value = "";
      }} />
  </div>`;
}
