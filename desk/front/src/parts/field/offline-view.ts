// What a telephone has without a network and without a session: the reports that were made on it, and nothing else.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { moment, t } from "../../lib/words.ts";
import type { Queued } from "./queue.ts";

/** What to do until there is a network; jobs lie on the telephone only while its team is signed in. */
export function withoutNetwork(queue: Queued[]): TemplateResult {
  return html`<section class="card" role="status">
      <h1>${t("Without network")}</h1>
      <p>
        ${t("No jobs are kept on this telephone: nobody is signed in. As soon as there is a network, sign in here.")}
      </p>
    </section>
    ${keptReports(queue)}`;
}

/** The reports that are not sent yet: they are after signing in again, once. */
export function keptReports(queue: Queued[]): TemplateResult | typeof nothing {
  const waiting = queue.filter((one) => !one.refused).sort((a, b) => a.at - b.at);
  if (!waiting.length) return nothing;
  return html`<section class="card">
    <h2>${t("Kept on this telephone")}</h2>
    <ul class="kept">
      ${waiting.map(
        (one) =>
          html`<li>
            <span class="number">${one.reference}</span> · ${done(one.fields["action"] ?? "")} ·
            <span class="soft">${moment(one.at / 1000)}</span>
            ${one.fields["note"] ? html`<br /><span dir="auto">${one.fields["note"]}</span>` : nothing}
          </li>`,
      )}
    </ul>
    <p class="soft">${t("They are sent as soon as you are signed in.")}</p>
  </section>`;
}

function done(action: string): string {
  const words: Record<string, string> = {
    "on the way": t("On the way"),
    started: t("Working"),
    done: t("Done"),
    cannot: t("It cannot be done"),
  };
  return words[action] ?? action;
}
