// The calls to listen to: drawn by chance for each agent and week, and those that somebody chose by hand.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { attempt, notice, waiting } from "../../lib/page.ts";
import { duration, moment, t, tn } from "../../lib/words.ts";
import { CallFilter } from "./call-filter.ts";
import { agentName, answeredTag, dayShown, empty, PATH, qualityTag, title } from "./shared.ts";
import type { Brief, Call, Context, View } from "./types.ts";

interface Draw {
  agent: string;
  seed: string;
  population: number;
  sha256: string;
  calls: string[];
  holds: boolean;
  journalled: boolean;
}

export class CallsView implements View {
  #filter = new CallFilter(28, () => void this.#load());
  #todo = false;
  #calls: Call[] | null = null;
  #trouble = "";
  #draws = new Map<string, Draw[]>();
  #context: Context;

  constructor(context: Context) {
    this.#context = context;
    void this.#load();
  }

  show(): TemplateResult {
    const shown = (this.#calls ?? []).filter(
      (call) => !this.#todo || !call.assessments.some((one) => one.state === "submitted" && one.purpose === "score"),
    );
    const weeks = [...new Set(shown.map((call) => call.week))];
    return html` <div class="card filters">
        <div class="row">
          ${this.#filter.fields(this.#context)}
          <label class="row tick"
            ><input
              type="checkbox"
              .checked=${this.#todo}
              @change=${(event: Event) => {
                this.#todo = (event.target as HTMLInputElement).checked;
                this.#context.redraw();
              }} />${t("Only those that wait")}</label
          >
          ${this.#context.names.listens ? html`<button class="plain" @click=${() => this.#dialog().showModal()}>${t("Choose a call by hand…")}</button>` : nothing}
        </div>
      </div>
      ${this.#calls === null ? waiting(this.#trouble, () => void this.#load()) : nothing}
      ${this.#calls && !shown.length ? empty(t("No calls here. Each week is drawn when it is over: {n} calls for each agent, by chance.", { n: this.#context.names.sample })) : nothing}
      ${weeks.map((week) =>
        this.#week(
          week,
          shown.filter((call) => call.week === week),
        ),
      )}
      ${this.#byHand()}`;
  }

  #week(week: string, calls: Call[]): TemplateResult {
    const done = calls.filter((call) => call.assessments.some((one) => one.state === "submitted")).length;
    return html`<section class="card">
      <div class="row between">
        <h2>${t("Week of {day}", { day: dayShown(week) })}</h2>
        <span class="row soft small"
          >${t("{done} of {all} assessed", { done, all: calls.length })}
          <button class="quiet" aria-expanded=${this.#draws.has(week)} @click=${() => void this.#prove(week)}>
            ${t("How was it drawn?")}
          </button></span
        >
      </div>
      ${this.#draws.has(week) ? this.#proof(this.#draws.get(week) ?? []) : nothing}
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>${t("Agent")}</th>
              <th>${t("Call")}</th>
              <th>${t("Queue")}</th>
              <th class="number">${t("Length")}</th>
              <th>${t("Chosen")}</th>
              <th>${t("Assessment")}</th>
              <th><span class="unseen">${t("Open")}</span></th>
            </tr>
          </thead>
          <tbody>
            ${calls.map((call) => this.#row(call))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #row(call: Call): TemplateResult {
    const names = this.#context.names;
    return html`<tr>
      <td><bdi>${agentName(this.#context, call.agent)}</bdi></td>
      <td class="nowrap">${moment(call.called_at)}</td>
      <td>${title(names.queues, call.queue, "–")}</td>
      <td class="number">${duration(call.seconds)}</td>
      <td>
        ${
          call.source === "sample"
            ? html`<span class="tag">${t("drawn, no. {n}", { n: call.place })}</span>`
            : html`<span class="tag warn" title=${call.why}>${t("by hand: {who}", { who: call.by })}</span>`
        }
        ${call.recording === "held" ? html`<span class="tag">${t("legal hold")}</span>` : nothing}
      </td>
      <td>${this.#assessed(call)}</td>
      <td class="end">
        ${
          call.recording === "gone" && !call.assessments.length && call.source === "sample" && names.listens
            ? html`<button class="plain small" @click=${() => void this.#next(call)}>
                ${t("Recording gone: next rank")}
              </button>`
            : html`<a
                class="button plain small"
                href=${`#call/${call.id}`}
                aria-label=${t("Open the call of {who}, {when}", { who: agentName(this.#context, call.agent), when: moment(call.called_at) })}
                >${t("Open")}</a
              >`
        }
      </td>
    </tr>`;
  }

  #assessed(call: Call): TemplateResult {
    const scored = call.assessments.find((one) => one.purpose === "score" && one.state === "submitted");
    const others = call.assessments.filter((one) => one.purpose === "calibration" && one.state === "submitted").length;
    const draft = call.assessments.find((one: Brief) => one.state === "draft");
    if (call.others && !call.opened)
      return html`<span class="tag">${t("assessed; hidden until yours is signed")}</span>`;
    if (!scored) return html`<span class="soft">${draft ? t("begun by {who}", { who: draft.by }) : t("waits")}</span>`;
    return html`<span class="row tight"
      >${qualityTag(scored.quality, scored.fatal.length)}<span class="soft small">${scored.by}</span>
      ${answeredTag(scored.answer)}${others ? html`<span class="tag">${tn("{n} calibration", "{n} calibrations", others)}</span>` : nothing}</span
    >`;
  }

  #proof(draws: Draw[]): TemplateResult {
    return html`<div class="proof">
      <p class="small soft">
        ${t("Rank of a call = SHA-256 of seed:call. The lowest ranks are drawn. Seed, size and hash of the population are in the journal; hotline quality sample draws again.")}
      </p>
      <div class="scroll">
        <table class="small">
          <thead>
            <tr>
              <th>${t("Agent")}</th>
              <th class="number">${t("Population")}</th>
              <th>${t("Seed")}</th>
              <th>${t("Hash of the population")}</th>
              <th>${t("Drawn again")}</th>
            </tr>
          </thead>
          <tbody>
            ${draws.map(
              (one) =>
                html`<tr>
                  <td><bdi>${agentName(this.#context, one.agent)}</bdi></td>
                  <td class="number">${one.population}</td>
                  <td><code dir="ltr">${one.seed}</code></td>
                  <td><code dir="ltr" title=${one.sha256}>${one.sha256.slice(0, 16)}…</code></td>
                  <td>
                    ${one.journalled ? nothing : html`<span class="tag bad">${t("not in the journal")}</span>`}
                    ${one.holds ? html`<span class="tag good">${t("the same calls")}</span>` : html`<span class="tag bad">${t("other calls")}</span>`}
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  #byHand(): TemplateResult {
    return html`<dialog class="by-hand" aria-label=${t("Choose a call by hand")}>
      <form method="dialog" class="card bare" @submit=${(event: SubmitEvent) => void this.#choose(event)}>
        <h2>${t("Choose a call by hand")}</h2>
        <p class="soft small">
          ${t("It is marked as chosen, with your name and the reason, and counts in no average.")}
        </p>
        <label>${t("The call’s identity")}<input name="call" required dir="ltr" autocomplete="off" /></label>
        <label>${t("Why this call")}<input name="why" required dir="auto" maxlength="500" autocomplete="off" /></label>
        <div class="row">
          <button>${t("Choose")}</button
          ><button class="plain" type="button" @click=${() => this.#dialog().close()}>${t("Cancel")}</button>
        </div>
      </form>
    </dialog>`;
  }

  #dialog(): HTMLDialogElement {
    return document.querySelector("dialog.by-hand") as HTMLDialogElement;
  }

  async #choose(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const fields = new FormData(event.target as HTMLFormElement);
    const body = { call: fields.get("call"), why: fields.get("why") };
    const done = await attempt(() => api.post<{ id: number }>(`${PATH}/calls`, body));
    if (!done) return;
    this.#dialog().close();
    location.hash = `call/${done.body.id}`;
  }

  async #next(call: Call): Promise<void> {
    if (await attempt(() => api.post(`${PATH}/calls/${call.id}/next`))) {
      notice(t("The next rank of the draw took its place."));
      await this.#load();
    }
  }

  async #prove(week: string): Promise<void> {
    if (this.#draws.delete(week)) return this.#context.redraw();
    const answer = await attempt(() => api.get<{ samples: Draw[] }>(`${PATH}/samples?week=${week}`));
    if (answer) this.#draws.set(week, answer.body.samples);
    this.#context.redraw();
  }

  async #load(): Promise<void> {
    this.#trouble = "";
    const tell = (words: string) => (this.#trouble = words);
    const answer = await attempt(() => api.get<{ calls: Call[] }>(`${PATH}/calls?${this.#filter.query()}`), tell);
    this.#calls = answer?.body.calls ?? null;
    this.#context.redraw();
  }
}
