// A message that was left: what the machine understood of it, how sure it is, and the audio, which is the truth.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { duration, moment, percent, t } from "../../lib/words.ts";
import type { Office } from "./office.ts";

interface Message {
  id: string;
  reference: string;
  created_at: number;
  seconds: number;
  state: string;
  transcript_state: string;
  transcript: string;
  confidence: number | null;
  caller: string | null;
  agent: string | null;
  note: string;
}

const messages = new Map<string, Message | null>();

/** The message; null while it is on its way. */
function messageOf(office: Office, id: string): Message | null {
  const known = messages.get(id);
  if (known !== undefined) return known;
  messages.set(id, null);
  void api
    .get<Message>(`/api/messages/${id}`)
    .then(({ body }) => messages.set(id, body))
    .catch(() => setTimeout(() => messages.delete(id), 5000))
    .finally(() => office.redraw());
  return null;
}

export function messageView(office: Office, id: string): TemplateResult {
  const message = messageOf(office, id);
  if (!message) return html`<p class="soft small">${t("Loading…")}</p>`;
  return html`<div class="message">
    <div class="row between small soft">
      <span>${moment(message.created_at)} · ${duration(message.seconds)}</span>
      <span>${t("Case {reference}", { reference: message.reference })}</span>
    </div>
    ${
      message.transcript
        ? html`<p class="words" dir="auto">${message.transcript}</p>
            <p class="small soft">
              ${
                message.confidence === null
                  ? t("Written by a machine: listen before you rely on it.")
                  : t("Written by a machine, {sure} sure: listen before you rely on it.", {
                      sure: percent(message.confidence),
                    })
              }
            </p>`
        : html`<p class="small soft">
            ${message.transcript_state === "waiting" ? t("It is still being written down.") : t("There is no transcript.")}
          </p>`
    }
    <audio controls preload="none" src="/api/messages/${message.id}/audio" aria-label=${t("The message")}></audio>
    ${message.note ? html`<p class="small" dir="auto">${message.note}</p>` : nothing}
  </div>`;
}
