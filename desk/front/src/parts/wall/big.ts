// The wall for five metres: queues as large tiles, as many as fit; the others take turns. No controls, no pointer.
import { html, render } from "../../lib/html.ts";
import { duration, number, percent, t, titled } from "../../lib/words.ts";
import { showClocks } from "./clocks.ts";
import { levelOf, totals, type Agent, type Alert, type Queue, type Setup } from "./model.ts";
import { clocksOf, waitsForText } from "./words.ts";

/** How long the same queues stay, milliseconds. */
const TURN = 12_000;

export class BigWall {
  #page = 0;
  #turned = Date.now();

  constructor(
    readonly parent: HTMLElement,
    readonly setup: Setup,
    readonly now: () => number,
    readonly tables: { queues: Map<string, Queue>; agents: Map<string, Agent>; alerts: Map<string, Alert> },
  ) {}

  draw(connected: boolean): void {
    const now = this.now();
    const pages = this.#pages();
    if (Date.now() - this.#turned >= TURN) {
      this.#turned = Date.now();
      this.#page += 1;
    }
    this.#page %= Math.max(1, pages.length);
    render(
      html`${this.#head(now, connected)} ${this.#tiles(pages[this.#page] ?? [], now)} ${this.#foot(pages.length)}`,
      this.parent,
    );
    showClocks(this.parent, now);
  }

  /** As many queues a page as the screen holds; those with callers first, so that they are seen at every turn. */
  #pages(): [string, Queue][][] {
    const wide = Math.max(1, Math.floor(innerWidth / 420));
    const high = Math.max(1, Math.floor((innerHeight - 210) / 250));
    const all = [...this.tables.queues].sort(([, a], [, b]) => (a.oldest ?? Infinity) - (b.oldest ?? Infinity));
    const pages: [string, Queue][][] = [];
    for (let from = 0; from < all.length; from += wide * high) pages.push(all.slice(from, from + wide * high));
    return pages;
  }

  #head(now: number, connected: boolean) {
    const sum = totals(this.tables.queues.values(), now);
    const settled = sum.answered + sum.abandoned;
    let free = 0;
    for (const agent of this.tables.agents.values()) free += agent.state === "available" ? 1 : 0;
    const clock = clocksOf(this.setup.timezone).time.format(now * 1000);
    const tiles: [string, string][] = [
      [t("Waiting"), number(sum.waiting)],
      [t("Talking"), number(sum.talking)],
      [t("Free"), number(free)],
      [t("Answered"), number(sum.answered)],
      [t("Service level"), percent(sum.counted ? sum.inTime / sum.counted : null)],
      [t("Abandonment"), percent(settled ? sum.abandoned / settled : null)],
    ];
    return html`<header class="big-head">
      <b class="brand">1111</b>
      <dl>
        ${tiles.map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd class="number">${value}</dd>
            </div>`,
        )}
      </dl>
      <span class="big-clock number"
        >${connected ? clock : html`<span class="lost">${t("No connection…")}</span>`}</span
      >
    </header>`;
  }

  #tiles(queues: [string, Queue][], now: number) {
    return html`<main class="big-tiles" id="content">
      ${queues.map(([key, queue]) => {
        const level =
          levelOf(this.setup, key, queue, "longest_wait_seconds", now) ||
          levelOf(this.setup, key, queue, "waiting", now);
        const share = levelOf(this.setup, key, queue, "service_level", now);
        return html`<div class="big-box">
          <section class="big-tile ${level || (queue.waiting ? "" : "calm")}">
            <h2>
              <bdi>${titled(queue.title, key)}</bdi
              >${level ? html`<span aria-hidden="true"> ${level === "bad" ? "◆" : "▲"}</span>` : ""}
            </h2>
            <p class="big-number number">${number(queue.waiting)}</p>
            <p class="big-wait">
              <small>${t("Waiting")}</small>
              <span class="number">${queue.oldest === null ? "" : duration(Math.floor(now - queue.oldest))}</span>
              <small><bdi>${waitsForText(queue.waits_for, (agent) => this.setup.agents[agent] ?? agent)}</bdi></small>
            </p>
            <p class="big-small">
              <span
                >${t("Free")}
                <b class="number">${number(queue.states["available"] ?? 0)}/${number(queue.signed_in)}</b></span
              >
              <span class=${share}>${t("In time")} <b class="number">${percent(queue.today?.service_level)}</b></span>
            </p>
          </section>
        </div>`;
      })}
    </main>`;
  }

  #foot(pages: number) {
    const alerts = [...this.tables.alerts.values()].filter((alert) => alert.level === "bad").length;
    return html`<footer class="big-foot">
      <span>${alerts ? html`<b class="bad">◆ ${t("Alarms")}: ${number(alerts)}</b>` : ""}</span>
      <span class="dots" aria-hidden="true"
        >${pages > 1 ? Array.from({ length: pages }, (_, page) => html`<i class=${page === this.#page ? "on" : ""}></i>`) : ""}</span
      >
    </footer>`;
  }
}
