// The wrap-up's time: it counts down, can be made longer, and ends when the agent is ready.
import { html, type TemplateResult } from "../../lib/html.ts";
import { duration, t } from "../../lib/words.ts";
import type { Desk } from "./model.ts";
import type { Office } from "./office.ts";

type Wrap = NonNullable<Desk["wrap_up"]>;

const left = (office: Office, wrap: Wrap): number => Math.max(0, wrap.until - office.live.now());

export function timeLeft(office: Office, wrap: Wrap): TemplateResult {
  const seconds = left(office, wrap);
  return html`<span class="number clock ${seconds < 10 ? "late" : ""}" role="timer" aria-label=${t("Time left")}
    >${duration(seconds)}</span
  >`;
}

export function wrapUp(office: Office, wrap: Wrap): TemplateResult {
  const longest = wrap.until >= wrap.at_most - 0.5;
  return html`<progress max=${wrap.until - wrap.began} value=${left(office, wrap)} aria-hidden="true"></progress>
    <div class="row">
      <button class="good grow" aria-keyshortcuts="Alt+W" title="Alt+W" @click=${office.finish}>
        ${t("Finish")} <kbd>Alt+W</kbd>
      </button>
      <button class="plain" aria-keyshortcuts="Alt+X" title="Alt+X" ?disabled=${longest} @click=${office.extend}>
        ${longest ? t("No longer") : t("More time")}
      </button>
    </div>
    <p class="soft small">${t("When the time is over you get the next call; what you typed stays in your list.")}</p>`;
}
