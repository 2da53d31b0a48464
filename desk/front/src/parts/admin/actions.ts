// Where a key of a menu leads: one kind, its target, and what else where a condition does not hold.
import { html, live, nothing, type TemplateResult } from "../../lib/html.ts";
import { t } from "../../lib/words.ts";
import { isTable, listOf, type Value, withKey } from "./keys.ts";
import { settings } from "./state.ts";

type Action = Record<string, Value>;

/** Kinds in the order of how often they are used; those without names are true or absent. */
const KINDS: readonly { key: string; title: () => string; names?: () => string[] }[] = [
  { key: "menu", title: () => t("another menu"), names: () => settings.names("menus", "menus") },
  { key: "queue", title: () => t("a queue"), names: () => settings.names("queues") },
  { key: "message", title: () => t("leave a message for a queue"), names: () => settings.names("queues") },
  { key: "callback", title: () => t("a call-back by a queue"), names: () => settings.names("queues") },
  { key: "information", title: () => t("prompts, then the menu again"), names: () => [] },
  { key: "hours", title: () => t("today's opening hours"), names: () => settings.names("hours") },
  { key: "article", title: () => t("an article, read out"), names: () => [] },
  { key: "outside", title: () => t("a number outside"), names: () => settings.names("outside") },
  { key: "survey", title: () => t("the survey of a queue"), names: () => settings.names("queues") },
  { key: "function", title: () => t("a function of the city"), names: () => [] },
  { key: "status", title: () => t("the status of a case") },
  { key: "operator", title: () => t("a person") },
  { key: "back", title: () => t("the menu before") },
  { key: "repeat", title: () => t("this menu again") },
];

const typed = (event: Event): string => (event.target as HTMLInputElement).value;

function kindOf(action: Action): string {
  return KINDS.find((kind) => kind.key in action)?.key ?? "";
}

function leads(action: Action, kind: string, target: Value): Action {
  const rest = Object.fromEntries(Object.entries(action).filter(([key]) => !KINDS.some((one) => one.key === key)));
  if (!["queue", "callback"].includes(kind)) delete rest["requires"];
  if (kind !== "queue") delete rest["priority_seconds"];
  return kind ? { [kind]: target, ...rest } : rest;
}

export function actionEditor(action: Action, label: string, change: (action: Action) => void): TemplateResult {
  const kind = kindOf(action);
  const known = KINDS.find((one) => one.key === kind);
  const pick = (event: Event): void => {
    const next = KINDS.find((one) => one.key === typed(event));
    change(leads(action, typed(event), next?.names ? (next.names()[0] ?? "") : true));
  };
  return html`<div class="action">
    <div class="row">
      <select aria-label=${t("{what} leads to", { what: label })} @change=${pick}>
        <option value="" ?selected=${!kind}>—</option>
        ${KINDS.map((one) => html`<option value=${one.key} ?selected=${one.key === kind}>${one.title()}</option>`)}
      </select>
      ${known?.names ? target(action, kind, label, known.names(), change) : nothing}
      ${kind === "queue" || kind === "callback" ? small(action, "requires", t("Skills beside the queue's own"), change) : nothing}
      ${kind === "queue" ? small(action, "priority_seconds", t("Seconds of advantage"), change) : nothing}
    </div>
    ${condition(action, label, change)}
  </div>`;
}

function target(
  action: Action,
  kind: string,
  label: string,
  names: string[],
  change: (action: Action) => void,
): TemplateResult {
  const value = action[kind];
  const shown = Array.isArray(value) ? value.join(", ") : String(value ?? "");
  const name = t("Target of {what}", { what: label });
  if (!names.length) {
    const take = (event: Event): void =>
      change({ ...action, [kind]: kind === "information" ? listOf(typed(event)) : typed(event).trim() });
    return html`<input dir="ltr" list="prompts" aria-label=${name} .value=${live(shown)} @change=${take} />`;
  }
  const all = names.includes(shown) ? names : [shown, ...names];
  return html`<select aria-label=${name} @change=${(event: Event) => change({ ...action, [kind]: typed(event) })}>
    ${all.map((one) => html`<option ?selected=${one === shown}>${one}</option>`)}
  </select>`;
}

function small(action: Action, key: string, label: string, change: (action: Action) => void): TemplateResult {
  const take = (event: Event): void =>
    change(
      withKey(action, key, typed(event) === "" ? undefined : key === "requires" ? typed(event) : Number(typed(event))),
    );
  return html`<input
    class="short"
    dir="ltr"
    aria-label=${label}
    placeholder=${label}
    .value=${live(String(action[key] ?? ""))}
    @change=${take} />`;
}

/** `when`, and where everybody else is led. */
function condition(action: Action, label: string, change: (action: Action) => void): TemplateResult {
  const when = isTable(action["when"]) ? action["when"] : null;
  const toggle = (event: Event): void => {
    if ((event.target as HTMLInputElement).checked)
      change({ ...action, when: { hours: settings.names("hours")[0] ?? "" } });
    else change(withKey(withKey(action, "when", undefined), "otherwise", undefined));
  };
  return html`<label class="row small"
      ><input type="checkbox" .checked=${live(Boolean(when))} @change=${toggle} /><span>${t("only when…")}</span></label
    >
    ${when ? whenEditor(when, (next) => change({ ...action, when: next })) : nothing}
    ${
      when
        ? html`<div class="otherwise">
            <span class="small soft">${t("otherwise")}</span>
            ${actionEditor(isTable(action["otherwise"]) ? action["otherwise"] : {}, t("{what}, otherwise", { what: label }), (next) => change(withKey(action, "otherwise", Object.keys(next).length ? next : undefined)))}
          </div>`
        : nothing
    }`;
}

export function whenEditor(when: Record<string, Value>, change: (when: Record<string, Value>) => void): TemplateResult {
  const hours = settings.names("hours");
  const choices: [string, string, readonly [string, string][]][] = [
    ["hours", t("open"), hours.map((one) => [one, one] as [string, string])],
    ["closed", t("closed"), hours.map((one) => [one, one] as [string, string])],
    [
      "caller",
      t("caller"),
      [
        ["known", t("known")],
        ["new", t("new")],
        ["withheld", t("number withheld")],
      ],
    ],
    ["language", t("language"), settings.told.languages.map((one) => [one, one] as [string, string])],
  ];
  return html`<div class="row small when">
    ${choices.map(
      ([key, title, names]) =>
        html`<label class="row"
          ><span>${title}</span
          ><select @change=${(event: Event) => change(withKey(when, key, typed(event) || undefined))}>
            <option value="" ?selected=${!when[key]}>—</option>
            ${names.map(([value, word]) => html`<option value=${value} ?selected=${when[key] === value}>${word}</option>`)}
          </select></label
        >`,
    )}
  </div>`;
}
