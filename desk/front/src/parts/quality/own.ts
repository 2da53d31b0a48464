// What an agent sees: the assessments of the own calls, with a word to each.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { attempt, notice, waiting } from "../../lib/page.ts";
import { moment, percent, t } from "../../lib/words.ts";
import { answeredTag, empty, PATH, qualityTag, title } from "./shared.ts";
import { assessmentBody, replyList } from "./told.ts";
import type { Assessment, Context, View } from "./types.ts";

interface Own extends Assessment {
  call: { id: number; queue: string; called_at: number; source: string };
  can_be_heard: boolean;
}

export class OwnView implements View {
  #context: Context;
  #found: Own[] | null = null;
  #trouble = "";
  #open: number | null = null;
  #audio: number | null = null;

  constructor(context: Context) {
    this.#context = context;
    void this.#load();
  }

  leave(): void {
    this.#audio = null;
  }

  show(): TemplateResult {
    const found = this.#found;
    if (!found) return waiting(this.#trouble, () => void this.#load());
    if (!found.length) return empty(t("None of your calls has been assessed yet."));
    const drawn = found.filter((one) => one.call.source === "sample" && one.quality !== null);
    const mean = drawn.length ? drawn.reduce((sum, one) => sum + (one.quality ?? 0), 0) / drawn.length : null;
    return html` <section class="card figures-row" aria-label=${t("In short")}>
        <div class="figure">
          <b class="number">${percent(mean)}</b
          ><span class="soft">${t("mean of {n} drawn calls", { n: drawn.length })}</span>
        </div>
        <div class="figure">
          <b class="number">${found.filter((one) => !one.answer).length}</b
          ><span class="soft">${t("wait for your word")}</span>
        </div>
      </section>
      ${found.map((one) => this.#one(one))}`;
  }

  #one(one: Own): TemplateResult {
    const open = this.#open === one.id;
    return html`<section class="card">
      <div class="row between">
        <h2>${moment(one.call.called_at)} · ${title(this.#context.names.queues, one.call.queue, "–")}</h2>
        <span class="row tight"
          >${qualityTag(one.quality, one.fatal.length)}${answeredTag(one.answer)}
          ${one.version > 1 ? html`<span class="tag">${t("changed after your word")}</span>` : nothing}
          <button
            class="plain small"
            aria-expanded=${open}
            @click=${() => {
              this.#open = open ? null : one.id;
              this.#context.redraw();
            }}>
            ${open ? t("Hide") : t("Show")}
          </button></span
        >
      </div>
      ${
        open
          ? html` ${one.can_be_heard ? this.#sound(one) : html`<p class="soft small">${t("The recording is not kept any more.")}</p>`}
            ${assessmentBody(one, null)}${replyList(one.replies)}${this.#word(one)}`
          : nothing
      }
    </section>`;
  }

  #sound(one: Own): TemplateResult {
    if (this.#audio !== one.id) {
      return html`<p>
        <button
          class="plain"
          @click=${() => {
            this.#audio = one.id;
            this.#context.redraw();
          }}>
          ${t("Listen to the call")}
        </button>
        <span class="soft small">${t("Who listens is written into the access log.")}</span>
      </p>`;
    }
    return html`<audio
      controls
      preload="none"
      src=${`${PATH}/own/${one.id}/audio?why=${encodeURIComponent("my own assessed call")}`}></audio>`;
  }

  #word(one: Own): TemplateResult | typeof nothing {
    if (one.answer === "disputed" || one.answer === "changed") return nothing;
    return html`<form class="answer" @submit=${(event: SubmitEvent) => void this.#dispute(event, one)}>
      <label
        >${t("You do not agree? Say why; somebody answers.")}<textarea
          rows="2"
          required
          dir="auto"
          maxlength="4000"></textarea>
      </label>
      <div class="row">
        ${one.answer ? nothing : html`<button type="button" @click=${() => void this.#say(one, "acknowledge", "")}>${t("I have read it")}</button>`}
        <button class="plain">${t("Dispute")}</button>
      </div>
    </form>`;
  }

  async #dispute(event: SubmitEvent, one: Own): Promise<void> {
    event.preventDefault();
    await this.#say(one, "dispute", (event.target as HTMLFormElement).querySelector("textarea")!.value);
  }

  async #say(one: Own, how: string, text: string): Promise<void> {
    if (!(await attempt(() => api.post(`${PATH}/own/${one.id}/${how}`, { text })))) return;
    notice(t("Thank you. It is written down."));
    await this.#load();
  }

  async #load(): Promise<void> {
    this.#trouble = "";
    const tell = (words: string) => (this.#found ? notice(words, "trouble") : (this.#trouble = words));
    const answer = await attempt(() => api.get<{ assessments: Own[] }>(`${PATH}/own`), tell);
    if (answer) this.#found = answer.body.assessments;
    this.#open ??= this.#found?.find((one) => !one.answer)?.id ?? null;
    this.#context.redraw();
  }
}
