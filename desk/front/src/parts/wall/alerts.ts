// The alerts that are not over: the worst first, with a button for "I look after it".
import { html, nothing, render } from "../../lib/html.ts";
import { duration, number, percent, t, titled } from "../../lib/words.ts";
import type { Alert, Setup } from "./model.ts";
import { play, type Sound } from "./sounds.ts";
import { measureTitle } from "../measures/names.ts";
import { cityTime } from "./words.ts";

/** A number of this measure as people read it. */
function measured(measure: string, value: number): string {
  if (measure === "service_level" || measure === "abandonment_rate") return percent(value);
  return measure.endsWith("_seconds") ? duration(value) : number(value);
}

export class AlertList {
  #known: Set<string> | null = null;

  constructor(
    readonly parent: HTMLElement,
    readonly setup: Setup,
    readonly sound: () => Sound,
    readonly acknowledge: ((alert: string) => void) | null,
  ) {}

  draw(alerts: ReadonlyMap<string, Alert>): void {
    const order = [...alerts].sort(([, a], [, b]) => rank(a) - rank(b) || b.at - a.at);
    // What was there when the page came is no news.
    if (this.#known && order.some(([key]) => !this.#known!.has(key))) play(this.sound());
    this.#known = new Set(alerts.keys());
    render(
      order.length
        ? html`<ul class="alerts">
            ${order.map(([key, alert]) => this.#one(key, alert))}
          </ul>`
        : nothing,
      this.parent,
    );
  }

  #one(key: string, alert: Alert) {
    const queue = titled(this.setup.queues[alert.queue], alert.queue);
    return html`<li class="alert ${alert.level} ${alert.acknowledged_by ? "known" : ""}">
      <span aria-hidden="true">${alert.level === "bad" ? "◆" : "▲"}</span>
      <span
        ><b>${alert.level === "bad" ? t("Alarm") : t("Warning")}</b> · <bdi>${queue}</bdi> ·
        ${measureTitle(alert.measure)}
        <b class="number">${measured(alert.measure, alert.value)}</b>
        <span class="soft"
          >(<bdi>${t("limit {limit}", { limit: measured(alert.measure, alert.limit) })}</bdi> ·
          <bdi>${cityTime(alert.at, this.setup.timezone)}</bdi>)</span
        ></span
      >
      ${
        alert.acknowledged_by
          ? html`<span class="soft">${t("{name} looks after it", { name: alert.acknowledged_by })}</span>`
          : this.acknowledge
            ? html`<button class="plain small" @click=${() => this.acknowledge!(key)}>${t("I look after it")}</button>`
            : nothing
      }
    </li>`;
  }
}

function rank(alert: Alert): number {
  return (alert.acknowledged_by ? 2 : 0) + (alert.level === "bad" ? 0 : 1);
}
