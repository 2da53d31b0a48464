// CSAT as numbers and tables.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { number, percent, t } from "../../lib/words.ts";
import { shareBar } from "./shared.ts";
import type { Figures } from "./types.ts";

/** A number with its name, and by how much it changed. */
export function figure(value: string, name: string, change: string): TemplateResult {
  return html`<div class="figure">
    <b class="number">${value}</b
    ><span class="soft">${name}</span>${change ? html`<span class="small soft"><bdi>${change}</bdi></span>` : nothing}
  </div>`;
}

/** By how many points a share is more or less than before. */
export function points(now: number | null, before: number | null): string {
  if (now === null || before === null) return "";
  const change = Math.round((now - before) * 100);
  return t("{points} points", { points: `${change > 0 ? "+" : change < 0 ? "−" : "±"}${number(Math.abs(change))}` });
}

/** CSAT of each, with its interval. */
export function csatTable(
  heading: string,
  of: string,
  figures: Record<string, Figures>,
  name: (key: string) => string,
): TemplateResult {
  const rows = Object.entries(figures);
  return html`<section class="card">
    <h2>${heading}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${of}</th>
            <th>${t("CSAT")}</th>
            <th class="number">${t("Answered")}</th>
            <th class="number">${t("Rate")}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([key, one]) =>
              html`<tr>
                <td><bdi>${name(key)}</bdi></td>
                <td>${shareBar(one)}</td>
                <td class="number nowrap"><bdi dir="ltr">${number(one.answered)} / ${number(one.offered)}</bdi></td>
                <td class="number">${percent(one.response_rate)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
