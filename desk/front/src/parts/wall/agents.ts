// The agents as tiles by state; a tile is drawn when its record changes, and moved when its state does.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { locale, number, t, titled } from "../../lib/words.ts";
import { STATES, type Agent, type Setup } from "./model.ts";
import { KeyedRows } from "./rows.ts";
import { showClocks } from "./clocks.ts";
import { modeName, stateName } from "./words.ts";

const byName = new Intl.Collator(locale);

export class AgentTiles {
  #groups = new Map<string, { box: HTMLElement; count: HTMLElement; rows: KeyedRows; keys: Set<string> }>();
  #state = new Map<string, string>();
  #records = new Map<string, Agent>();
  #filter: (key: string, agent: Agent) => boolean = () => true;

  constructor(
    readonly parent: HTMLElement,
    readonly setup: Setup,
    readonly now: () => number,
    readonly open: (agent: string) => void,
  ) {
    for (const state of STATES) this.#group(state);
  }

  put(key: string, agent: Agent): void {
    this.#records.set(key, agent);
    const before = this.#state.get(key);
    if (before !== undefined && before !== agent.state) this.#leave(key, before);
    this.#state.set(key, agent.state);
    const group = this.#group(agent.state);
    const isNew = !group.keys.has(key);
    group.keys.add(key);
    const element = group.rows.draw(key, this.#tile(key, agent));
    element.hidden = !this.#filter(key, agent);
    showClocks(element, this.now());
    if (isNew) group.rows.order([...group.keys].sort((a, b) => byName.compare(this.#name(a), this.#name(b))));
    this.#count(agent.state);
  }

  remove(key: string): void {
    const state = this.#state.get(key);
    this.#records.delete(key);
    this.#state.delete(key);
    if (state !== undefined) this.#leave(key, state);
  }

  show(filter: (key: string, agent: Agent) => boolean): void {
    this.#filter = filter;
    for (const [key, agent] of this.#records) {
      const element = this.#group(agent.state).rows.element(key);
      if (element) element.hidden = !filter(key, agent);
    }
    for (const state of this.#groups.keys()) this.#count(state);
  }

  #name(key: string): string {
    return this.#records.get(key)?.name ?? key;
  }

  #leave(key: string, state: string): void {
    const group = this.#group(state);
    group.rows.remove(key);
    group.keys.delete(key);
    this.#count(state);
  }

  #count(state: string): void {
    const group = this.#group(state);
    let shown = 0;
    for (const key of group.keys) {
      const agent = this.#records.get(key);
      if (agent && this.#filter(key, agent)) shown += 1;
    }
    const text = number(shown);
    if (group.count.textContent !== text) group.count.textContent = text;
    if (group.box.hidden !== (shown === 0)) group.box.hidden = shown === 0;
  }

  #group(state: string) {
    let group = this.#groups.get(state);
    if (!group) {
      const box = document.createElement("section");
      box.className = `agent-group state-${state.replaceAll(" ", "-")}`;
      const heading = document.createElement("h3");
      const count = document.createElement("span");
      count.className = "number";
      heading.append(stateName(state), " ", count);
      const list = document.createElement("ul");
      list.className = "tiles";
      box.append(heading, list);
      box.hidden = true;
      this.parent.append(box);
      group = { box, count, rows: new KeyedRows(list, "li", "tile"), keys: new Set<string>() };
      this.#groups.set(state, group);
    }
    return group;
  }

  #tile(key: string, agent: Agent): TemplateResult {
    const queue = agent.queue ? titled(this.setup.queues[agent.queue], agent.queue) : "";
    const what = agent.state !== "paused" ? queue : agent.set_aside ? t("missed calls") : agent.reason;
    const listener = agent.listeners[0];
    return html`<button class="agent" @click=${() => this.open(key)}>
      <bdi class="agent-name">${agent.name}</bdi>
      <span class="agent-clock number" data-since=${agent.since ?? nothing}></span>
      <bdi class="agent-what">${what}</bdi>
      <span class="agent-marks">
        ${listener ? html`<span title=${`${listener.by}: ${modeName(listener.mode)}`} class="mark">◉<span class="unseen">${modeName(listener.mode)}</span></span>` : nothing}
        ${agent.overridden_by ? html`<span class="mark" title=${t("changed by {name}", { name: agent.overridden_by })}>✎<span class="unseen">${t("changed")}</span></span>` : nothing}
        <span class="number" title=${t("calls today")}>${number(agent.today?.handled ?? 0)}</span>
      </span>
    </button>`;
  }
}
