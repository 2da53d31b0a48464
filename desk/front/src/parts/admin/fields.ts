// The controls of values: one for each kind of key. Each tells its new value when the reader leaves it.
import { html, live, nothing, type TemplateResult } from "../../lib/html.ts";
import { t } from "../../lib/words.ts";
import { explained } from "./explanations.ts";
import { orNone, table, typed, type Field } from "./field.ts";
import { levels, servedQueues } from "./field-agent.ts";
import { choiceName, flag, list, numberInput, select, text, texts } from "./field-inputs.ts";
import { isTable, type Value, withKey } from "./keys.ts";
import { kindOf, resolved, type Schema, valuesOf } from "./schema.ts";
import { settings } from "./state.ts";

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

/** A small table within a value: its keys, each with its words. */
function inner(
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
