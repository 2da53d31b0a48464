// One call: its sound, the listener's sheet, what others gave, what the agent said to it.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { attempt, notice, waiting } from "../../lib/page.ts";
import { moment, number, percent, t, titled } from "../../lib/words.ts";
import { Player } from "./player.ts";
import { agentName, answeredTag, dayShown, PATH, qualityTag, title } from "./shared.ts";
import { Sheet } from "./sheet.ts";
import { assessmentBody, replyList } from "./told.ts";
import type { Assessment, Calibration, CallDetail, Context, View } from "./types.ts";

export class CallView implements View {
  #context: Context;
  #number: string;
  #call: CallDetail | null = null;
  #player: Player | null = null;
  #sheet: Sheet | null = null;
  #trouble = "";

  constructor(context: Context, identity: string) {
    this.#context = context;
    this.#number = identity;
    void this.#load();
  }

  leave(): void {
    this.#player?.stop();
    this.#sheet?.leave();
  }

  show(): TemplateResult {
    const call = this.#call;
    if (!call) return waiting(this.#trouble, () => void this.#load());
    const own = call.assessments.find((one) => one.id === this.#sheet?.id);
    if (this.#player) this.#player.notes = this.#sheet?.notes ?? call.assessments.flatMap((one) => one.notes);
    return html` <p><a href="#calls">${t("Back to the calls")}</a></p>
      <div class="two-sides">
        <div class="stack">
          ${this.#head(call)} ${call.calibration.map((one) => this.#compared(one, call))}
          ${call.assessments.filter((one) => one !== own).map((one) => this.#other(one))}
        </div>
        ${this.#sheet ? this.#sheet.show() : this.#begin(call)}
      </div>`;
  }

  #head(call: CallDetail): TemplateResult {
    const names = this.#context.names;
    return html`<section class="card" aria-label=${t("The call")}>
      <div class="row between">
        <h1><bdi>${agentName(this.#context, call.agent)}</bdi></h1>
        <span class="soft">${moment(call.called_at)}</span>
      </div>
      <div class="row">
        <span class="tag">${title(names.queues, call.queue, t("no queue"))}</span>
        ${
          call.source === "sample"
            ? html`<span class="tag"
                >${t("drawn, no. {n}, week of {day}", { n: call.place, day: dayShown(call.week) })}</span
              >`
            : html`<span class="tag warn">${t("by hand: {who}", { who: call.by })}</span>`
        }
        ${call.recording === "held" ? html`<span class="tag">${t("legal hold")}</span>` : nothing}
        ${call.recorded?.damaged ? html`<span class="tag bad">${t("recording damaged")}</span>` : nothing}
        <code class="soft small" dir="ltr">${call.call}</code>
      </div>
      ${call.why ? html`<p class="small">${t("Why:")} <bdi>${call.why}</bdi></p>` : nothing}
      ${this.#player ? this.#player.show() : html`<p class="trouble">${t("Its recording is gone: kept long enough, erased, or deleted.")}</p>`}
      ${call.recorded?.keep_until ? html`<p class="soft small">${t("The recording is kept until {when}.", { when: moment(call.recorded.keep_until) })}</p>` : nothing}
    </section>`;
  }

  #begin(call: CallDetail): TemplateResult {
    const first = call.others > 0;
    const mine = call.assessments.some((one) => one.by === this.#by());
    const read = call.opened && !mine;
    return html`<section class="card">
      <h2>${t("Your assessment")}</h2>
      <p class="soft">
        ${
          mine
            ? t("You have assessed this call. What was submitted stays as it is.")
            : read
              ? t("You have read what others gave, so you do not assess this call.")
              : first
                ? t("Somebody has assessed this call. What they gave is hidden until your own assessment is submitted.")
                : t("Nobody has assessed this call.")
        }
      </p>
      ${
        first && !call.opened
          ? html`<p>
              <button class="plain" @click=${() => void this.#read()}>${t("Read it, and assess it no more")}</button>
            </p>`
          : nothing
      }
      ${
        this.#context.names.listens && !mine && !read
          ? html`<p>
              <button @click=${() => void this.#start()}>${first ? t("Assess for calibration") : t("Assess")}</button>
            </p>`
          : nothing
      }
    </section>`;
  }

  #other(one: Assessment): TemplateResult {
    return html`<section class="card" aria-label=${t("Assessment by {who}", { who: one.by })}>
      <div class="row between">
        <h2>
          ${one.purpose === "calibration" ? t("Calibration by {who}", { who: one.by }) : t("Assessment by {who}", { who: one.by })}
        </h2>
        <span class="row tight">${qualityTag(one.quality, one.fatal.length)}${answeredTag(one.answer)}</span>
      </div>
      ${assessmentBody(one, (at) => this.#player?.seek(at))} ${replyList(one.replies)}
      ${one.answer === "disputed" && this.#context.names.listens ? this.#answer(one) : nothing}
    </section>`;
  }

  #answer(one: Assessment): TemplateResult {
    const say = async (event: Event, how: "keep" | "change") => {
      event.preventDefault();
      const field = (event.target as HTMLElement).closest("form")!.querySelector("textarea")!;
      const answer = await attempt(() => api.post(`${PATH}/assessments/${one.id}/${how}`, { text: field.value }));
      if (!answer) return;
      notice(t("Answered."));
      await this.#load();
    };
    return html`<form class="answer" @submit=${(event: Event) => void say(event, "keep")}>
      <label>${t("Your answer to the agent")}<textarea rows="2" required dir="auto" maxlength="4000"></textarea></label>
      <div class="row">
        <button>${t("It stays")}</button>
        <button type="button" class="plain" @click=${(event: Event) => void say(event, "change")}>
          ${t("The agent is right: change it")}
        </button>
      </div>
    </form>`;
  }

  #compared(one: Calibration, call: CallDetail): TemplateResult {
    const questions = new Map<string, string>(
      call.assessments.flatMap((each) =>
        each.form.sections.flatMap((section) =>
          section.questions.map(
            (question) => [`${section.key}.${question.key}`, titled(question.text, question.key)] as const,
          ),
        ),
      ),
    );
    const mark = (value: number | null) => (value === null ? t("does not apply") : number(value));
    return html`<section class="card">
      <h2>${t("{first} and {second} compared", { first: one.first, second: one.second })}</h2>
      <div class="row">
        <span class="tag ${one.agreement >= 0.8 ? "good" : "warn"}"
          >${t("{share} of the weight marked alike", { share: percent(one.agreement) })}</span
        >
        ${one.difference === null ? nothing : html`<span class="tag"><bdi>${t("{points} points apart", { points: number(Math.abs(one.difference * 100)) })}</bdi></span>`}
      </div>
      ${
        one.questions.length
          ? html`<table class="small">
              <thead>
                <tr>
                  <th>${t("Marked differently")}</th>
                  <th class="number">${one.first}</th>
                  <th class="number">${one.second}</th>
                </tr>
              </thead>
              <tbody>
                ${one.questions.map(
                  (each) =>
                    html`<tr>
                      <td>${questions.get(each.question) ?? each.question}</td>
                      <td class="number">${mark(each.first)}</td>
                      <td class="number">${mark(each.second)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
          : nothing
      }
    </section>`;
  }

  #by(): string {
    return this.#context.me.agent ?? this.#context.me.user;
  }

  async #start(): Promise<void> {
    if (await attempt(() => api.post(`${PATH}/calls/${this.#number}/assessment`))) await this.#load();
  }

  async #read(): Promise<void> {
    if (await attempt(() => api.post(`${PATH}/calls/${this.#number}/read`))) await this.#load();
  }

  async #load(): Promise<void> {
    this.#trouble = "";
    const answer = await attempt(
      () => api.get<CallDetail>(`${PATH}/calls/${encodeURIComponent(this.#number)}`),
      (words) => (this.#call ? notice(words, "trouble") : (this.#trouble = words)),
    );
    if (!answer) return this.#context.redraw();
    const call = (this.#call = answer.body);
    const redraw = () => this.#context.redraw();
    const why =
      call.source === "sample" ? `quality sample ${call.agent}, week of ${call.week}` : `quality: ${call.why}`;
    if (call.recorded)
      this.#player ??= new Player(
        `${PATH}/calls/${call.id}`,
        why,
        call.recorded,
        (agent) => agentName(this.#context, agent),
        redraw,
      );
    const draft = call.assessments.find((one) => one.state === "draft" && one.by === this.#by());
    this.#sheet = draft
      ? new Sheet(
          draft,
          () => this.#player,
          redraw,
          () => void this.#load(),
        )
      : null;
    redraw();
  }
}
