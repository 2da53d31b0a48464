// Menus as data: what callers hear, where keys lead, what is wrong with it, and the drawing of the draft beside it.
import { html, keyed, live, nothing, type TemplateResult } from "../../lib/html.ts";
import { language, t } from "../../lib/words.ts";
import { actionEditor, whenEditor } from "./actions.ts";
import { languageName } from "./explanations.ts";
import { isTable, listOf, problemsAt, type Value, withKey } from "./keys.ts";
import { troubles, was } from "./place.ts";
import { catalogue, textOf } from "./prompts.ts";
import { PATH, settings } from "./state.ts";
import { entryList, remove } from "./tables.ts";
import { view } from "./view.ts";

const FILE = "menus";
const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "#"];
const typed = (event: Event): string => (event.target as HTMLInputElement).value;

export function menusSection(): TemplateResult {
  const name = view.store.state.open || (settings.names("menus", FILE)[0] ?? "");
  const menu = settings.value(FILE, ["menus", name]);
  return html`<div class="split">
      ${entryList("menus", FILE, { prompts: ["main-menu"], keys: { "9": { repeat: true } } })}
      ${isTable(menu) ? keyed(name, editor(name, menu)) : html`<p class="soft empty">${t("Choose an entry, or add one.")}</p>`}
    </div>
    ${drawing()}
    <datalist id="prompts">
      ${(catalogue.state.prompts[settings.told.languages[0] ?? ""] ?? []).map((one) => html`<option value=${one.name}>${one.text.slice(0, 60)}</option>`)}
    </datalist>`;
}

function editor(name: string, menu: Record<string, Value>): TemplateResult {
  const path = ["menus", name];
  const told = settings.told;
  const own = problemsAt(told.problems, FILE, path).filter((one) => !one.key.startsWith(`menus.${name}.keys`));
  const edits = told.draft.edits.filter((one) => one.file === FILE && one.path[0] === "menus" && one.path[1] === name);
  return html`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry"><code>${name}</code></h2>
      ${remove("menus", name, FILE)}
    </div>
    ${troubles(own)} ${was(edits)}
    <h3>${t("What the caller hears")}</h3>
    ${promptRows(name, menu)}
    <h3>${t("Keys")}</h3>
    ${keyRows(name, menu)}
  </section>`;
}

// --- prompts ---

function promptRows(menu: string, table: Record<string, Value>): TemplateResult {
  const all = (Array.isArray(table["prompts"]) ? table["prompts"] : []) as Value[];
  const tell = (next: Value[]): void => void settings.edit(FILE, ["menus", menu, "prompts"], next);
  const at = (index: number, next: Value): void => tell(all.map((one, place) => (place === index ? next : one)));
  return html`<ol class="steps">
      ${all.map(
        (one, index) =>
          html`<li>
            ${onePrompt(one, (next) => at(index, next))}
            <button class="quiet" @click=${() => tell(all.filter((_, place) => place !== index))}>
              ${t("Remove")}
            </button>
          </li>`,
      )}
    </ol>
    <button class="plain small" @click=${() => tell([...all, "main-menu"])}>${t("Add a prompt")}</button>`;
}

function onePrompt(value: Value, change: (value: Value) => void): TemplateResult {
  const table = isTable(value) ? value : { prompt: value };
  const name = String(table["prompt"] ?? "");
  const put = (next: Record<string, Value>): void => change(Object.keys(next).length === 1 ? next["prompt"] : next);
  const when = isTable(table["when"]) ? table["when"] : null;
  const toggle = (event: Event): void => {
    const on = (event.target as HTMLInputElement).checked;
    put(on ? { ...table, when: { hours: settings.names("hours")[0] ?? "" } } : { prompt: name });
  };
  return html`<div class="grid">
    <input
      dir="ltr"
      list="prompts"
      aria-label=${t("Name of the prompt")}
      .value=${live(name)}
      @change=${(event: Event) => put({ ...table, prompt: typed(event).trim() })} />
    <div class="languages">
      ${settings.told.languages.map(
        (one) =>
          html`<label
            ><span class="small soft">${languageName(one)}</span>
            <textarea
              rows="2"
              lang=${one}
              dir=${one === "ar" ? "rtl" : "ltr"}
              aria-label=${t("Text of {name} in {language}", { name, language: languageName(one) })}
              .value=${live(textOf(one, name))}
              @change=${(event: Event) => void settings.edit(`prompts.${one}`, ["prompts", name], typed(event).trim())}></textarea>
          </label>`,
      )}
    </div>
    ${settings.told.languages.map((one) => troubles(problemsAt(settings.told.problems, `prompts.${one}`, ["prompts", name])))}
    <label class="row small"
      ><input type="checkbox" .checked=${live(Boolean(when))} @change=${toggle} /><span>${t("only when…")}</span></label
    >
    ${
      when
        ? html`${whenEditor(when, (next) => put({ ...table, when: next }))}
            <label class="row small"
              ><span>${t("otherwise")}</span
              ><input
                dir="ltr"
                list="prompts"
                .value=${live(String(table["otherwise"] ?? ""))}
                @change=${(event: Event) => put(withKey(table, "otherwise", typed(event).trim() || undefined))}
            /></label>`
        : nothing
    }
  </div>`;
}

// --- keys ---

function keyRows(menu: string, table: Record<string, Value>): TemplateResult {
  const keys = isTable(table["keys"]) ? table["keys"] : {};
  const free = KEYS.filter((key) => !(key in keys));
  const add = (event: Event): void => {
    if (typed(event)) void settings.edit(FILE, ["menus", menu, "keys", typed(event)], { repeat: true });
  };
  return html`<ul class="keys">
      ${KEYS.filter((key) => key in keys).map((key) => keyRow(menu, key, isTable(keys[key]) ? keys[key] : {}))}
    </ul>
    ${
      free.length
        ? html`<select class="short" aria-label=${t("Add a key")} @change=${add} .value=${live("")}>
            <option value="">${t("Add a key")}</option>
            ${free.map((key) => html`<option>${key}</option>`)}
          </select>`
        : nothing
    }
    <p class="small soft">${t("0 leads to a person and * to the menu before, unless they are used here.")}</p>`;
}

function keyRow(menu: string, key: string, action: Record<string, Value>): TemplateResult {
  const path = ["menus", menu, "keys", key];
  const change = (next: Record<string, Value>): void => void settings.edit(FILE, path, next);
  const say = isTable(action["say"]) ? action["say"] : {};
  return html`<li>
    <kbd>${key}</kbd>
    <div class="grid">
      ${actionEditor(action, t("Key {key}", { key }), change)}
      <div class="languages">
        ${settings.told.languages.map(
          (one) =>
            html`<label
              ><span class="small soft">${t("Said instead, {language}", { language: languageName(one) })}</span>
              <input
                lang=${one}
                dir=${one === "ar" ? "rtl" : "ltr"}
                .value=${live(((say[one] as string[] | undefined) ?? []).join(one === "ar" ? "، " : ", "))}
                @change=${(event: Event) => {
                  const next = withKey(say, one, listOf(typed(event)).length ? listOf(typed(event)) : undefined);
                  change(withKey(action, "say", Object.keys(next).length ? next : undefined));
                }}
            /></label>`,
        )}
      </div>
      ${troubles(problemsAt(settings.told.problems, FILE, path))}
    </div>
    <button
      class="quiet"
      aria-label=${t("Remove {name}", { name: t("Key {key}", { key }) })}
      @click=${() => void settings.edit(FILE, path, undefined)}>
      ×
    </button>
  </li>`;
}

// --- drawing ---

function drawing(): TemplateResult {
  const { told } = settings;
  if (told.problems.length)
    return html`<p class="card soft">${t("The menus are drawn when nothing is wrong with the draft.")}</p>`;
  const source = `${PATH}/settings/menus.svg?lang=${language}&draft=${told.draft.version}-${told.draft.changed_at}`;
  return html`<section class="card" aria-label=${t("Drawing")}>
    <div class="row between">
      <h2>${t("Drawing of the draft")}</h2>
      <a class="button plain" href=${source} target="_blank" rel="noopener">${t("Open by itself")}</a>
    </div>
    <div class="drawing scroll" tabindex="0" dir="ltr">
      <img src=${source} alt=${t("The menus as a graph: numbers, menus, keys and queues")} />
    </div>
  </section>`;
}
