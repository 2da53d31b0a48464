// Queues, agents, departments and categories: the list on one side, the open entry on the other.
import { html, keyed, nothing, repeat, type TemplateResult } from "../../lib/html.ts";
import { t, tn } from "../../lib/words.ts";
import { explained } from "./explanations.ts";
import { control } from "./fields.ts";
import { findField, isFound } from "./find-field.ts";
import { isTable, problemsAt, type Value } from "./keys.ts";
import { nameOf } from "./names.ts";
import { row } from "./place.ts";
import { settings } from "./state.ts";
import { view } from "./view.ts";

/** The first value of a new entry. */
function fresh(table: string): Record<string, Value> {
  if (table === "agents") return { name: "?", queues: settings.names("queues").slice(0, 1) };
  if (table === "categories") return { department: settings.names("departments")[0] ?? "" };
  if (table === "hours") return { week: { sunday: ["07:30-14:30"] } };
  return {};
}

export async function add(
  table: string,
  key: string,
  file = "configuration",
  value: Value = fresh(table),
): Promise<void> {
  if (!key) return;
  if (settings.value(file, [table, key]) === undefined) await settings.edit(file, [table, key], value);
  view.open(key);
}

export function entryList(table: string, file = "configuration", value?: Value): TemplateResult {
  const { open } = view.store.state;
  const all = table === "departments" ? tree() : settings.names(table, file).map((key) => ({ key, depth: 0 }));
  const shown = all.filter(({ key }) => isFound(`${key} ${nameOf(table, key)}`));
  return html`<div class="card entries">
    ${findField()}
    <ul aria-label=${tn("{n} entry", "{n} entries", shown.length)}>
      ${repeat(
        shown,
        ({ key }) => key,
        ({ key, depth }) => {
          const wrong = problemsAt(settings.told.problems, file, [table, key]).length;
          const changed = settings.told.draft.edits.some(
            (one) => one.file === file && one.path[0] === table && (one.path[1] === key || one.path.length === 1),
          );
          return html`<li class="depth-${Math.min(depth, 4)}">
            <button class="entry" aria-current=${open === key ? "true" : nothing} @click=${() => view.open(key)}>
              <span class="entry-name"><bdi>${nameOf(table, key)}</bdi></span
              >${nameOf(table, key) === key ? nothing : html`<code class="small soft">${key}</code>`}
              ${wrong ? html`<span class="tag bad">${wrong}</span>` : changed ? html`<span class="dot" role="img" aria-label=${t("changed")}></span>` : nothing}
            </button>
          </li>`;
        },
      )}
    </ul>
    <form
      class="row"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const form = event.target as HTMLFormElement;
        void add(table, String(new FormData(form).get("key")).trim(), file, value ?? fresh(table));
        form.reset();
      }}>
      <input
        name="key"
        dir="ltr"
        required
        pattern="[a-z0-9][a-z0-9_\\-]*"
        maxlength="40"
        aria-label=${t("Key of the new entry")}
        placeholder=${t("New key")}
        title="a–z, 0–9, -, _" />
      <button class="plain">${t("Add")}</button>
    </form>
  </div>`;
}

/** Departments under those of which they are a part. */
function tree(): { key: string; depth: number }[] {
  const all = settings.names("departments");
  const parent = (key: string): Value => settings.value("configuration", ["departments", key, "parent"]);
  const found: { key: string; depth: number }[] = [];
  const walk = (above: string | undefined, depth: number): void => {
    for (const key of all.filter((one) => parent(one) === above && !found.some((other) => other.key === one))) {
      found.push({ key, depth });
      walk(key, depth + 1);
    }
  };
  walk(undefined, 0);
  for (const key of all) if (!found.some((one) => one.key === key)) found.push({ key, depth: 0 }); // a circle, or no such parent
  return found;
}

export function remove(table: string, key: string, file = "configuration"): TemplateResult {
  return html`<button
    class="plain"
    @click=${() => {
      view.open("");
      void settings.edit(file, [table, key], undefined);
    }}>
    ${t("Remove from the draft")}
  </button>`;
}

export function tableSection(table: string): TemplateResult {
  const key = view.store.state.open;
  const value = settings.value("configuration", [table, key]);
  return html`<div class="split">
    ${entryList(table)}
    ${isTable(value) ? keyed(`${table}/${key}`, form(table, key, value)) : html`<p class="soft empty">${t("Choose an entry, or add one.")}</p>`}
  </div>`;
}

export function form(table: string, key: string, value: Record<string, Value>): TemplateResult {
  const root = settings.store.state.schema[table] ?? {};
  return html`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry" dir="auto">${nameOf(table, key)} <code class="soft small">${key}</code></h2>
      ${remove(table, key)}
    </div>
    ${Object.entries(root.properties ?? {}).map(([name, schema]) => {
      const path = [table, key, name];
      const label = explained(table, name);
      const change = (next: Value): void => void settings.edit("configuration", path, next);
      const disabled = settings.told.fixed[path.join(".")] !== undefined;
      return row(
        label,
        name,
        path,
        control({ table, key: name, schema, root, value: value[name], change, label, disabled }),
      );
    })}
  </section>`;
}
