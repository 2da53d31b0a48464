// The agents as tiles by state; a tile is drawn when its record changes, and moved when its state does.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { locale, number, t, titled } from "../../lib/words.ts";
import { STATES, type Agent, type Setup } from "./model.ts";
import { KeyedRows } from "./rows.ts";
import { showClocks } from "./clocks.ts";
import { modeName, stateName } from "./words.ts";

const byName = new Intl.Collator(locale);

interface Group {
  box: HTMLElement;
  count: HTMLElement;
  list: HTMLElement;
  keys: Set<string>;
}

export class AgentTiles {
  #groups = new Map<string, Group>();
  #tiles = new KeyedRows("li", "tile");
  #records = new Map<string, Agent>();
  /** All keys by the names of the agents. */
  #order: string[] = [];
  /** States that somebody entered or left since `settle`. */
  #moved = new Set<string>();
  #filter: (key: string, agent: Agent) => boolean = () => true;

  constructor(
    readonly parent: HTMLElement,
    readonly setup: Setup,
    readonly now: () => number,
    readonly open: (agent: string) => void,
  ) {
    for (const state of STATES) this.#group(state);
  }

  /** Draw a tile; `settle` puts it among those of its state. */
  put(key: string, agent: Agent): void {
    const before = this.#records.get(key);
    this.#records.set(key, agent);
    if (before?.name !== agent.name) this.#order = [];
    if (before?.state !== agent.state) {
      if (before) this.#leave(key, before.state);
      this.#group(agent.state).keys.add(key);
      this.#moved.add(agent.state);
    }
    const element = this.#tiles.draw(key, this.#tile(key, agent));
    const hidden = !this.#filter(key, agent);
    if (element.hidden !== hidden) element.hidden = hidden;
    showClocks(element, this.now());
  }

  remove(key: string): void {
    const agent = this.#records.get(key);
    this.#records.delete(key);
    this.#tiles.remove(key);
    this.#order = [];
    if (agent) this.#leave(key, agent.state);
  }

  settle(): void {
    if (this.#order.length !== this.#records.size) this.#order = this.#byName();
    for (const state of this.#moved) {
      const { list, keys } = this.#group(state);
      this.#tiles.order(
        list,
        this.#order.filter((key) => keys.has(key)),
      );
      this.#count(state);
    }
    this.#moved.clear();
  }

  show(filter: (key: string, agent: Agent) => boolean): void {
    this.#filter = filter;
    for (const [key, agent] of this.#records) {
      const element = this.#tiles.element(key);
      if (element) element.hidden = !filter(key, agent);
    }
    for (const state of this.#groups.keys()) this.#count(state);
  }

  #byName(): string[] {
    const named = [...this.#records].map(([key, agent]) => ({ key, name: agent.name }));
    return named.sort((a, b) => byName.compare(a.name, b.name)).map(({ key }) => key);
  }

  #leave(key: string, state: string): void {
    this.#group(state).keys.delete(key);
    this.#moved.add(state);
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

  #group(state: string): Group {
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
      group = { box, count, list, keys: new Set() };
      this.#groups.set(state, group);
    }
    return group;
  }

  #tile(key: string, agent: Agent): TemplateResult {
    const queue = agent.queue ? titled(this.setup.queues[agent.queue], agent.queue) : "";
    const what = agent.state !== "paused" ? queue : agent.set_aside ? t("missed calls") : agent.reason;
    const listening = agent.listeners.map((one) => `${one.by}: ${modeName(one.mode)}`).join(", ");
    return html`<button class="agent" @click=${() => this.open(key)}>
      <bdi class="agent-name">${agent.name}</bdi>
      <span class="agent-clock number" data-since=${agent.since ?? nothing}></span>
      <bdi class="agent-what">${what}</bdi>
      <span class="agent-marks">
        ${listening ? html`<span title=${listening} class="mark">◉<span class="unseen">${listening}</span></span>` : nothing}
        ${agent.overridden_by ? html`<span class="mark" title=${t("changed by {name}", { name: agent.overridden_by })}>✎<span class="unseen">${t("changed")}</span></span>` : nothing}
        <span class="number" title=${t("calls today")}>${number(agent.today?.handled ?? 0)}</span>
      </span>
    </button>`;
  }
}
