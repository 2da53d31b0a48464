// Beside the case: its clocks, and other cases with which it has to do.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { moment, number, t } from "../../lib/words.ts";
import { statusName } from "./case-words.ts";
import type { CaseStore } from "./case-store.ts";
import type { Clock, Whole } from "./model.ts";

const NAMES: Record<string, () => string> = {
  "first response": () => t("First reply"),
  update: () => t("Next reply"),
  solution: () => t("Solution"),
};
const STATES: Record<Clock["state"], () => string> = {
  runs: () => t("runs"),
  paused: () => t("pauses"),
  stopped: () => t("done"),
  none: () => "–",
};
const HOW: Record<string, () => string> = {
  related: () => t("has to do with"),
  "part of": () => t("is a part of"),
  "duplicate of": () => t("is a duplicate of"),
};

export function clocks(whole: Whole): TemplateResult | typeof nothing {
  const shown = whole.clocks.filter((clock) => clock.limit !== null);
  if (!shown.length) return nothing;
  return html`<section class="card">
    <h2>${t("Due times")}</h2>
    ${shown.map(
      (clock) =>
        html`<div class="clock ${clock.overdue ? "late" : clock.state}">
          <div class="row between">
            <span>${NAMES[clock.sla]?.() ?? clock.sla}</span>
            <span class="tag ${clock.overdue ? "bad" : clock.state === "paused" ? "warn" : ""}"
              >${clock.overdue ? t("overdue") : STATES[clock.state]()}</span
            >
          </div>
          <progress
            max="1"
            value=${Math.min(1, clock.used / (clock.limit || 1))}
            aria-label=${t("{name}: time used", { name: NAMES[clock.sla]?.() ?? clock.sla })}></progress>
          <div class="small soft">
            ${t("{used} of {limit} open hours", { used: number(clock.used / 3600, 1), limit: number((clock.limit ?? 0) / 3600, 1) })}
            ${clock.due_at !== null ? html`· ${moment(clock.due_at)}` : nothing}
          </div>
        </div>`,
    )}
  </section>`;
}

export function links(store: CaseStore, whole: Whole): TemplateResult | typeof nothing {
  if (!whole.links.length && !whole.similar.length) return nothing;
  const tied = new Set(whole.links.map((link) => link.other));
  const similar = whole.similar.filter((one) => !tied.has(one.reference));
  const may = (action: string): boolean => whole.ways.actions.includes(action);
  return html`<section class="card">
    <h2>${t("Other cases")}</h2>
    ${
      whole.links.length
        ? html`<ul class="ties">
            ${whole.links.map(
              (link) =>
                html`<li>
                  ${link.incoming && link.how !== "related" ? html`<a href="?case=${link.other}" class="number">${link.other}</a> ${HOW[link.how]?.()} ${t("this one")}` : html`${HOW[link.how]?.()} <a href="?case=${link.other}" class="number">${link.other}</a>`}
                  ${
                    may("link") && link.how !== "duplicate of"
                      ? html`<button
                          class="quiet"
                          aria-label=${t("Remove the link to {reference}", { reference: link.other })}
                          @click=${() => void store.unlink(link.other, link.how)}>
                          ✕
                        </button>`
                      : nothing
                  }
                </li>`,
            )}
          </ul>`
        : nothing
    }
    ${
      similar.length
        ? html`<h3>${t("Possibly the same")}</h3>
            <ul class="ties">
              ${similar.map(
                (one) =>
                  html`<li>
                    <a href="?case=${one.reference}" class="number">${one.reference}</a> <bdi>${one.subject}</bdi>
                    <div class="small soft">
                      ${statusName(one.status)} ·
                      ${moment(one.opened_at)}${one.metres === null ? nothing : html` · ${t("{n} m away", { n: number(one.metres) })}`}
                    </div>
                    <div class="row">
                      ${
                        may("merge duplicates")
                          ? html`<button class="plain" @click=${() => void store.link(one.reference, "duplicate of")}>
                              ${t("It is a duplicate of that")}
                            </button>`
                          : nothing
                      }
                      ${may("link") ? html`<button class="quiet" @click=${() => void store.link(one.reference, "related")}>${t("Link")}</button>` : nothing}
                    </div>
                  </li>`,
              )}
            </ul>`
        : nothing
    }
  </section>`;
}
