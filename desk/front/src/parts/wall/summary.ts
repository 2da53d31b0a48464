// The numbers of the whole hotline, at the top; those behind which calls stand lead to them.
import { html, render } from "../../lib/html.ts";
import { duration, number, percent, t } from "../../lib/words.ts";
import { totals, type Agent, type Queue } from "./model.ts";

export function drawSummary(
  parent: HTMLElement,
  queues: Iterable<Queue>,
  agents: Iterable<Agent>,
  now: number,
  open: (column: string) => void,
): void {
  const sum = totals(queues, now);
  let free = 0;
  let signedIn = 0;
  for (const agent of agents) {
    free += agent.state === "available" ? 1 : 0;
    signedIn += agent.state === "signed out" ? 0 : 1;
  }
  const settled = sum.answered + sum.abandoned;
  const tiles: [string, string, string?][] = [
    [t("Waiting"), number(sum.waiting), "waiting"],
    [t("Longest wait"), sum.waiting ? duration(Math.floor(sum.longest)) : "–", "waiting"],
    [t("Talking"), number(sum.talking), "talking"],
    [t("Free agents"), `${number(free)}/${number(signedIn)}`],
    [t("Service level"), percent(sum.counted ? sum.inTime / sum.counted : null), "service_level"],
    [t("Abandonment"), percent(settled ? sum.abandoned / settled : null), "abandonment_rate"],
    [t("Offered"), number(sum.offered), "offered"],
    [t("Call-backs waiting"), number(sum.callbacks), "callbacks"],
  ];
  render(
    html`<dl class="summary">
      ${tiles.map(
        ([name, value, column]) =>
          html`<div>
            <dt>${name}</dt>
            <dd class="number">
              ${column ? html`<button class="link number" @click=${() => open(column)}>${value}</button>` : value}
            </dd>
          </div>`,
      )}
    </dl>`,
    parent,
  );
}
