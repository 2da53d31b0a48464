// The table of queues: one row each, drawn when its record changes; colours that depend on time are looked at each second.
import { html, nothing, render, svg, type TemplateResult } from "../../lib/html.ts";
import { duration, number, percent, t, titled } from "../../lib/words.ts";
import { levelOf, STATES, type Level, type Queue, type Setup } from "./model.ts";
import { KeyedRows } from "./rows.ts";
import { showClocks } from "./clocks.ts";
import { stateName, surenessText, waitsForText } from "./words.ts";

interface QueueActions {
  open: (queue: string, column: string) => void;
}

const SIGNS: Record<Level, string> = { "": "", warn: "▲", bad: "◆" };

/**
 * How wide each column is, by the style sheet: the table does not move when its numbers do, and what changes in a cell
 * is laid out in that cell alone.
 */
const COLUMNS = [
  "name",
  "few",
  "why",
  "few",
  "crew",
  ...Array<string>(2).fill("many"),
  "rate",
  ...Array<string>(3).fill("many"),
  "rate",
  ...Array<string>(3).fill("many"),
  "few",
];

/** A number that leads to its calls; a broken limit has a sign as well as a colour. */
function figure(row: Row, column: string, text: string, measure = ""): TemplateResult {
  const level = measure ? row.level(measure) : "";
  return html`<button
    class="figure ${level}"
    data-measure=${measure || nothing}
    @click=${() => row.actions.open(row.key, column)}>
    <span class="sign" aria-hidden="true">${SIGNS[level]}</span><span class="number">${text}</span
    ><span class="unseen">${level ? (level === "bad" ? t("alarm") : t("warning")) : ""}</span>
  </button>`;
}

function plain(row: Row, text: string, measure: string): TemplateResult {
  const level = row.level(measure);
  return html`<span class="figure ${level}" data-measure=${measure}
    ><span class="sign" aria-hidden="true">${SIGNS[level]}</span><span class="number">${text}</span
    ><span class="unseen">${level ? (level === "bad" ? t("alarm") : t("warning")) : ""}</span></span
  >`;
}

interface Row {
  key: string;
  queue: Queue;
  actions: QueueActions;
  level: (measure: string) => Level;
}

export class QueueTable {
  readonly #body: HTMLElement;
  #rows = new KeyedRows("tr", "queue");
  #records = new Map<string, Queue>();
  #levels = new Map<string, string>();
  #isOrdered = true;

  constructor(
    parent: HTMLElement,
    readonly setup: Setup,
    readonly now: () => number,
    readonly actions: QueueActions,
  ) {
    render(
      html`<table class="queues">
        <caption class="unseen">
          ${t("Queues")}
        </caption>
        <colgroup>
          ${COLUMNS.map((name) => html`<col class="wide-${name}" />`)}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" rowspan="2">${t("Queue")}</th>
            <th scope="colgroup" colspan="4" class="group">${t("Now")}</th>
            <th scope="colgroup" colspan="7" class="group">${t("Today")}</th>
            <th scope="colgroup" colspan="2" class="group">${t("To do")}</th>
            <th scope="colgroup" colspan="2" class="group">${t("Next half hour")}</th>
          </tr>
          <tr>
            <th scope="col" class="number start">${t("Waiting")}</th>
            <th scope="col">${t("Longest wait")}</th>
            <th scope="col" class="number">${t("Talking")}</th>
            <th scope="col">${t("Agents")}</th>
            <th scope="col" class="number start">${t("Offered")}</th>
            <th scope="col" class="number">${t("Answered")}</th>
            <th scope="col" class="number">${t("Abandoned")}</th>
            <th scope="col" class="number">${t("Flowed out")}</th>
            <th scope="col" class="number">${t("In time")}</th>
            <th scope="col" class="number">${t("Average wait")}</th>
            <th scope="col" class="number">${t("Abandonment")}</th>
            <th scope="col" class="number start">${t("Call-backs")}</th>
            <th scope="col" class="number">${t("Messages")}</th>
            <th scope="col" class="number start">${t("Calls")}</th>
            <th scope="col" class="number">${t("Needed")}</th>
          </tr>
        </thead>
        <tbody></tbody>
      </table>`,
      parent,
    );
    this.#body = parent.querySelector("tbody")!;
  }

  put(key: string, queue: Queue): void {
    if (!this.#records.has(key)) this.#isOrdered = false;
    this.#records.set(key, queue);
    const now = this.now();
    const row: Row = {
      key,
      queue,
      actions: this.actions,
      level: (measure) => levelOf(this.setup, key, queue, measure, now),
    };
    const element = this.#rows.draw(key, this.#cells(row));
    this.#levels.set(key, row.level("longest_wait_seconds"));
    showClocks(element, now);
  }

  remove(key: string): void {
    this.#records.delete(key);
    this.#rows.remove(key);
  }

  /** Draw the rows whose colour time has changed. */
  tick(): void {
    const now = this.now();
    for (const [key, queue] of this.#records) {
      if (queue.oldest === null) continue;
      if (levelOf(this.setup, key, queue, "longest_wait_seconds", now) !== this.#levels.get(key)) this.put(key, queue);
    }
  }

  settle(): void {
    if (!this.#isOrdered) this.#rows.order(this.#body, Object.keys(this.setup.queues));
    this.#isOrdered = true;
  }

  show(visible: (key: string, queue: Queue) => boolean): void {
    for (const [key, queue] of this.#records) {
      const element = this.#rows.element(key);
      const hidden = !visible(key, queue);
      if (element && element.hidden !== hidden) element.hidden = hidden;
    }
  }

  #cells(row: Row): TemplateResult {
    const { queue, key } = row;
    const today = queue.today;
    const name = (agent: string) => this.setup.agents[agent] ?? agent;
    const count = (value: number | undefined) => (value === undefined ? "–" : number(value));
    const reason = queue.waits_for ? waitsForText(queue.waits_for, name) : t("a telephone rings");
    return html`
      <th scope="row" class="name"><bdi>${titled(queue.title, key)}</bdi></th>
      <td class="number start big">${figure(row, "waiting", number(queue.waiting), "waiting")}</td>
      <td class="longest">${queue.oldest === null ? html`<span class="none">–</span>` : this.#longest(row, reason)}</td>
      <td class="number">${figure(row, "talking", number(queue.talking))}</td>
      <td class="crew">${this.#crew(queue)}</td>
      <td class="number start">${figure(row, "offered", count(today?.offered))}</td>
      <td class="number">${figure(row, "answered", count(today?.answered))}</td>
      <td class="number">
        ${figure(row, "abandoned", count(today?.abandoned))}
        ${today?.abandoned_short ? html`<small title=${t("Short abandons")}>(${number(today.abandoned_short)})</small>` : nothing}
      </td>
      <td class="number">${figure(row, "flowed_out", count(today?.flowed_out))}</td>
      <td class="number" title=${this.#definition(queue)}>
        ${figure(row, "service_level", percent(today?.service_level), "service_level")}
      </td>
      <td class="number">${figure(row, "asa_seconds", duration(today?.asa_seconds), "asa_seconds")}</td>
      <td class="number">${figure(row, "abandonment_rate", percent(today?.abandonment_rate), "abandonment_rate")}</td>
      <td class="number start">${figure(row, "callbacks", number(queue.callbacks), "callbacks")}</td>
      <td class="number">
        ${figure(row, "messages", queue.messages === null ? "–" : number(queue.messages), "messages")}
      </td>
      ${this.#forecast(row)}
    `;
  }

  #longest(row: Row, reason: string): TemplateResult {
    const level = row.level("longest_wait_seconds");
    return html`<span class="figure ${level}"
        ><span class="sign" aria-hidden="true">${SIGNS[level]}</span
        ><span class="number" data-since=${row.queue.oldest!}></span
      ></span>
      <small class="why" title=${reason}><bdi>${reason}</bdi></small>`;
  }

  #crew(queue: Queue): TemplateResult {
    const parts = STATES.filter((state) => queue.states[state]).map((state) => [state, queue.states[state]!] as const);
    const label = parts.map(([state, many]) => `${stateName(state)} ${number(many)}`).join(", ");
    return html`<span class="crew-count number"
        ><b>${number(queue.states["available"] ?? 0)}</b>/${number(queue.signed_in)}</span
      >
      <svg
        class="crew-bar"
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        role="img"
        aria-label=${label || t("nobody is signed in")}>
        ${bars(parts, queue.signed_in)}
      </svg>`;
  }

  #definition(queue: Queue): string {
    return t("answered within {seconds} s / (answered + abandoned − short abandons of up to {short} s)", {
      seconds: number(queue.service_level_seconds),
      short: number(queue.short_abandon_seconds),
    });
  }

  #forecast(row: Row): TemplateResult {
    const forecast = row.queue.forecast;
    if (!forecast)
      return html`<td class="number start none" title=${t("no history yet")}>–</td>
        <td class="number none">–</td>`;
    const band = `${number(forecast.low)}–${number(forecast.high)}`;
    const sure = forecast.sureness === "good" || forecast.sureness === "some";
    const needed = forecast.agents_needed;
    const model = forecast.model ? `Erlang ${forecast.model}` : t("no handling time yet");
    return html`<td class="number start" title=${`${band} · ${surenessText(forecast)}`}>
        <bdi dir="ltr"
          ><span class="sure-${sure ? "good" : "little"}">${sure ? "" : "~"}${number(forecast.calls)}</span
          ><small>${band}</small></bdi
        >
      </td>
      <td class="number" title=${model}>
        ${needed === null ? html`<span class="none">–</span>` : plain(row, `${number(needed)}`, "agents_missing")}
      </td>`;
  }
}

function bars(parts: readonly (readonly [string, number])[], all: number) {
  let from = 0;
  return parts.map(([state, many]) => {
    const width = (100 * many) / Math.max(1, all);
    const left = from;
    from += width;
    return bar(state, left, width);
  });
}

function bar(state: string, left: number, width: number) {
  return svg`<rect class="state-${state.replace(" ", "-")}" x=${left.toFixed(2)} y="0" width=${Math.max(0, width - 0.8).toFixed(2)} height="8" />`;
}
