// The controls of what an agent can do and does: skills with their levels, queues with their weights.
import { html, live, nothing, type TemplateResult } from "../../lib/html.ts";
import { t } from "../../lib/words.ts";
import { orNone, table, typed, type Field } from "./field.ts";
import { withKey } from "./keys.ts";
import { nameOf } from "./names.ts";
import { settings } from "./state.ts";

/** Skills: a name and a level each. */
export function levels(field: Field): TemplateResult {
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

/** The queues of an agent, each with its weight; a plain list where all weights are 1. */
export function servedQueues(field: Field): TemplateResult {
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
