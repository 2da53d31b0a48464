// The numbers of the history as a table, the newest first; each leads to its calls.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { t } from "../../lib/words.ts";
import { measureText, measureTitle } from "../measures/names.ts";
import { cityTime } from "../wall/words.ts";
import { measuresOf, seconds } from "./model.ts";
import type { State } from "./state.ts";

/** The rows; `open` hears of which number the calls are wanted. */
export function rowsTable(
  state: State,
  all: [string, string][],
  timezone: string,
  open: (name: string, column: string, time: { since: number; until: number }) => void,
): TemplateResult | typeof nothing {
  const report = state.report;
  if (!report?.rows.length) return nothing;
  const names = new Map(all);
  const measures = measuresOf(report);
  const rows = report.rows
    .filter((row) => !state.name || (row.queue ?? row.agent) === state.name)
    .slice(-1000)
    .reverse();
  return html`<section class="card">
    <h2>${t("Numbers")}</h2>
    <div class="rows-box" tabindex="0" role="region" aria-label=${t("Numbers")}>
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">${t("From")}</th>
            <th scope="col">${state.of === "queue" ? t("Queue") : t("Agent")}</th>
            ${measures.map((measure) => html`<th scope="col" class="number">${measureTitle(measure)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => {
            const name = String(row.queue ?? row.agent);
            const time = { since: seconds(row.from), until: seconds(row.to) };
            return html`<tr>
              <td class="number">${cityTime(time.since, timezone)}</td>
              <th scope="row"><bdi>${names.get(name) ?? name}</bdi></th>
              ${measures.map(
                (measure) =>
                  html`<td class="number">
                    ${
                      row[measure]
                        ? html`<button class="link number" @click=${() => open(name, measure, time)}>
                            ${measureText(measure, row[measure])}
                          </button>`
                        : measureText(measure, row[measure])
                    }
                  </td>`,
              )}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
  </section>`;
}
