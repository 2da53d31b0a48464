// How many complaints, against the same time before, by category and by department.
import { html, type TemplateResult } from "../../lib/html.ts";
import { number, t } from "../../lib/words.ts";

export interface Counts {
  rows: { category: string | null; department: string | null; count: number; before: number }[];
  trend: { days: string[]; counts: number[]; before: number[] };
}

/** Counts of now and of the time before by one of both, most first. */
export function grouped(counts: Counts, by: "category" | "department"): [string, number, number][] {
  const found = new Map<string, [number, number]>();
  for (const row of counts.rows) {
    const [count, before] = found.get(row[by] ?? "") ?? [0, 0];
    found.set(row[by] ?? "", [count + row.count, before + row.before]);
  }
  return [...found]
    .map(([key, [count, before]]): [string, number, number] => [key, count, before])
    .sort((one, other) => other[1] - one[1]);
}

/** By how much it is more or less than before. */
export function changeText(now: number, before: number): string {
  if (!before) return "–";
  const change = Math.round((now / before - 1) * 100);
  return `${change > 0 ? "+" : change < 0 ? "−" : "±"}${number(Math.abs(change))} %`;
}

/** A table of such counts, with a bar for each. */
export function comparedTable(
  heading: string,
  of: string,
  rows: [string, number, number][],
  name: (key: string) => string,
): TemplateResult {
  const most = Math.max(1, ...rows.map((row) => row[1]));
  return html`<section class="card">
    <h2>${heading}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${of}</th>
            <td></td>
            <th class="number">${t("Cases")}</th>
            <th class="number">${t("Before")}</th>
            <th class="number">${t("Change")}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([key, now, before]) =>
              html`<tr>
                <td><bdi>${name(key)}</bdi></td>
                <td class="bar-cell">
                  <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="share-fill" width=${(now / most) * 100} height="12"></rect>
                  </svg>
                </td>
                <td class="number">${number(now)}</td>
                <td class="number">${number(before)}</td>
                <td class="number nowrap"><bdi>${changeText(now, before)}</bdi></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
