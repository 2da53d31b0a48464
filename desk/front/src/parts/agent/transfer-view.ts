// To whom a call can go: queues, agents and departments by what is typed; at once, or after asking.
import { html, ref, repeat, type TemplateResult } from "../../lib/html.ts";
import { t, titled } from "../../lib/words.ts";
import { focusOnce } from "./focus-once.ts";
import { folded, queryWords } from "./folded.ts";
import type { Desk, Setup } from "./model.ts";
import type { Office } from "./office.ts";

export interface Target {
  kind: "queue" | "agent" | "department";
  key: string;
  name: string;
  /** By what it is found. */
  words: string;
}

let typed = "";

/** Everybody and everything that a call can go to, but the agent. Pure. */
function targetsOf(setup: Setup, me: string): Target[] {
  const of = (kind: Target["kind"], key: string, name: string, more: string[]): Target => ({
    kind,
    key,
    name,
    words: folded([key, name, ...more].join(" ")),
  });
  return [
    ...Object.entries(setup.queues).map(([key, one]) =>
      of("queue", key, titled(one.title, key), Object.values(one.title)),
    ),
    ...Object.entries(setup.departments)
      .filter(([, one]) => one.phone)
      .map(([key, one]) => of("department", key, titled(one.title, key), Object.values(one.title))),
    ...Object.entries(setup.agents)
      .filter(([key]) => key !== me)
      .map(([key, one]) => of("agent", key, one.name, [])),
  ];
}

/** Those of them that have every word. Pure. */
export function found(targets: Target[], text: string, most = 30): Target[] {
  const words = queryWords(text);
  return targets.filter((target) => words.every((word) => target.words.includes(word))).slice(0, most);
}

const kinds: Record<Target["kind"], () => string> = {
  queue: () => t("Queue"),
  agent: () => t("Agent"),
  department: () => t("Department"),
};

export function transferView(office: Office, desk: Desk): TemplateResult {
  const setup = office.state.setup;
  const targets = setup ? found(targetsOf(setup, desk.agent), typed) : [];
  const go = async (way: "transfer" | "consult", target: Target) => {
    if (!(await office.call(way, { kind: target.kind, key: target.key }))) return;
    typed = "";
    office.store.set({ panel: "" });
  };
  return html`<div class="transfer" role="group" aria-label=${t("Transfer")}>
    <label class="small"
      >${t("To whom?")}
      <input
        type="search"
        autocomplete="off"
        .value=${typed}
        ${ref(focusOnce)}
        @input=${(event: InputEvent) => {
          typed = (event.target as HTMLInputElement).value;
          office.redraw();
        }}
    /></label>
    <ul class="plain-list targets">
      ${repeat(
        targets,
        (target) => `${target.kind}:${target.key}`,
        (target) =>
          html`<li class="row between">
            <span class="clip" title=${target.name}
              ><bdi>${target.name}</bdi>
              <span class=${target.kind === "agent" ? "unseen" : "soft small"}>${kinds[target.kind]()}</span></span
            >
            <span class="row tight">
              ${
                target.kind === "queue"
                  ? ""
                  : html`<button
                      class="plain small"
                      @click=${() => void go("consult", target)}
                      aria-label=${t("Ask {who} first", { who: target.name })}>
                      ${t("Ask…")}
                    </button>`
              }
              <button
                class="small"
                @click=${() => void go("transfer", target)}
                aria-label=${t("Transfer to {who}", { who: target.name })}>
                ${t("Transfer")}
              </button>
            </span>
          </li>`,
      )}
      ${targets.length ? "" : html`<li class="soft">${t("Nothing fits.")}</li>`}
    </ul>
  </div>`;
}
