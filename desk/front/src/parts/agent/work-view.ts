// Work in hand: a message with its audio, or what somebody wrote with its conversation and an answer.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { attempt, notice } from "../../lib/page.ts";
import { moment, t } from "../../lib/words.ts";
import { channelName } from "../cases/case-words.ts";
import { messageView } from "./message-view.ts";
import type { Work } from "./model.ts";
import type { Office } from "./office.ts";

interface Contact {
  contact: string;
  channel: string;
  direction: string;
  at: number;
  sender: string;
  subject: string;
  text: string;
  reference: string | null;
  citizen: number | null;
  state: string;
}

interface Shown {
  contact: Contact;
  thread: Contact[];
  files: { id: number; name: string }[];
}

const shown = new Map<string, Shown | null>();
let sending = false;

export function workView(office: Office, work: Work): TemplateResult {
  return work.kind === "message" ? messageWork(office, work) : contactWork(office, work);
}

function messageWork(office: Office, work: Work): TemplateResult {
  const back = async () => {
    const done = await attempt(() => api.post(`/api/messages/${work.id}/call-back`, { agent: office.state.me.agent }));
    if (!done) return;
    await office.endWork("kept");
    notice(t("You are called as soon as the citizen can be reached."));
  };
  return html`<div class="card">
    <h1>${t("Message")}</h1>
    ${messageView(office, work.id)}
    <div class="row">
      <button class="good" @click=${() => void back()}>${t("Call back now")}</button>
      ${endings(office, t("Nothing left to do"))}
    </div>
  </div>`;
}

function contactWork(office: Office, work: Work): TemplateResult {
  const found = contactOf(office, work.id);
  if (!found) return html`<div class="card soft">${t("Loading…")}</div>`;
  const words = office.form().answer;
  const earlier = found.thread.filter((one) => one.contact !== work.id);
  return html`<div class="card">
    <div class="row between">
      <h1><bdi>${found.contact.subject || channelName(work.channel)}</bdi></h1>
      <span class="tag">${channelName(work.channel)}</span>
    </div>
    ${letter(found.contact)}
    ${
      found.files.length
        ? html`<ul class="plain-list">
            ${found.files.map(
              (file) =>
                html`<li>
                  <a href="/api/contacts/${work.id}/files/${file.id}" download><bdi>${file.name}</bdi></a>
                </li>`,
            )}
          </ul>`
        : nothing
    }
    ${
      earlier.length
        ? html`<details>
            <summary>${t("Earlier in this conversation")}</summary>
            ${earlier.map(letter)}
          </details>`
        : nothing
    }
    <label
      >${t("Answer")}<textarea
        rows="6"
        dir="auto"
        .value=${words}
        @input=${(event: InputEvent) => office.type({ answer: (event.target as HTMLTextAreaElement).value })}></textarea>
    </label>
    <div class="row">
      <button class="good" ?disabled=${sending || !words.trim()} @click=${() => void answer(office, work)}>
        ${t("Send the answer")}
      </button>
      ${endings(office, t("Done without an answer"))}
    </div>
  </div>`;
}

const letter = (one: Contact): TemplateResult =>
  html`<div class="letter ${one.direction}">
    <div class="small soft"><bdi>${one.direction === "in" ? one.sender : t("We")}</bdi> · ${moment(one.at)}</div>
    <p class="words" dir="auto">${one.text}</p>
  </div>`;

function endings(office: Office, settled: string): TemplateResult {
  return html`<button class="plain" @click=${() => void office.endWork("settled")}>${settled}</button>
    <button class="plain" @click=${() => void office.endWork("kept")}>${t("Keep for later")}</button>
    <button class="quiet" @click=${() => void office.endWork("returned")}>${t("Give back")}</button>`;
}

async function answer(office: Office, work: Work): Promise<void> {
  sending = true;
  const key = `${work.kind}:${work.id}`;
  const done = await attempt(() => api.post(`/api/contacts/${work.id}/answer`, { text: office.form().answer.trim() }));
  sending = false;
  if (!done) return office.redraw();
  notice(t("The answer is kept, and sent as soon as may be."));
  office.type({ answer: "" });
  await office.endWork("settled");
  if (!office.drafts.form(key).subject) await office.drafts.remove(key);
}

function contactOf(office: Office, id: string): Shown | null {
  const known = shown.get(id);
  if (known !== undefined) return known;
  shown.set(id, null);
  void attempt(() => api.get<Shown>(`/api/contacts/${id}`)).then((found) => {
    if (found) shown.set(id, found.body);
    else setTimeout(() => shown.delete(id), 5000);
    office.redraw();
  });
  return null;
}
