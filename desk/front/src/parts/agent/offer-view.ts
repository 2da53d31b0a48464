// "What next?": work that is offered like a call, one at a time, while nobody calls.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { moment, t } from "../../lib/words.ts";
import { channelName } from "../cases/case-words.ts";
import { queueName } from "./agent-words.ts";
import type { Desk } from "./model.ts";
import type { Office } from "./office.ts";

export function offerView(office: Office, desk: Desk): TemplateResult | typeof nothing {
  const { offer } = desk;
  if (offer) {
    const what =
      offer.kind === "message"
        ? t("A message was left")
        : t("Somebody wrote: {channel}", { channel: channelName(offer.channel) });
    return html`<div class="card offer" role="group" aria-label=${t("Offered to you")}>
      <strong role="status">${what}</strong>
      <span class="soft small">${queueName(office.state.setup, offer.queue)} · ${moment(offer.at)}</span>
      <div class="row">
        <button class="good grow" aria-keyshortcuts="Alt+A" @click=${() => void office.accept(offer)}>
          ${t("Take it")} <kbd>Alt+A</kbd>
        </button>
        <button class="plain" aria-keyshortcuts="Alt+L" title="Alt+L" @click=${() => void office.decline(offer)}>
          ${t("Not now")}
        </button>
      </div>
    </div>`;
  }
  if (desk.state !== "available") return nothing;
  return html`<button class="plain" aria-keyshortcuts="Alt+N" title="Alt+N" @click=${() => void office.next()}>
    ${t("What next?")}
  </button>`;
}
