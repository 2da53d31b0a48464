// The form of an assessment: marks, words, notes of moments; saved by itself while somebody works on it.
import { api, ApiError } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { attempt, inWords, notice } from "../../lib/page.ts";
import { duration, number, t, titled, tn } from "../../lib/words.ts";
import { PATH, qualityTag } from "./shared.ts";
import type { Assessment, Marks, Note, Question } from "./types.ts";

/** After so long without a change a draft is saved, milliseconds. */
const REST = 900;

interface Saved {
  saved: number;
  quality: number | null;
  fatal: string[];
  missing: string[];
}

interface Playing {
  readonly time: number;
  readonly loaded: boolean;
  seek(to: number): void;
}

export class Sheet {
  marks: Marks;
  words: string;
  notes: Note[];
  state: "saved" | "changed" | "saving" | "trouble" = "saved";
  #one: Assessment;
  #timer = 0;
  #running: Promise<boolean> = Promise.resolve(true);
  #redraw: () => void;
  #done: () => void;
  #player: () => Playing | null;

  constructor(one: Assessment, player: () => Playing | null, redraw: () => void, done: () => void) {
    this.#one = one;
    this.marks = { ...one.marks };
    this.words = one.words;
    this.notes = [...one.notes];
    this.#player = player;
    this.#redraw = redraw;
    this.#done = done;
  }

  get id(): number {
    return this.#one.id;
  }

  leave(): void {
    clearTimeout(this.#timer);
    if (this.state === "changed") void this.#save();
  }

  show(): TemplateResult {
    const one = this.#one;
    const names = one.form.sections.flatMap((section) =>
      section.questions.map((question) => `${section.key}.${question.key}`),
    );
    const left = names.filter((name) => !(name in this.marks)).length;
    return html`<section class="card sheet" aria-label=${t("Assessment")}>
      <div class="row between">
        <h2>${titled(one.form.title, one.form.key)}</h2>
        <span class="row"
          >${qualityTag(one.quality, one.fatal.length)}<span class="soft small" role="status"
            >${this.#stateText()}</span
          ></span
        >
      </div>
      ${one.purpose === "calibration" ? html`<p class="hint small">${t("For calibration: it does not count, and the agent does not see it. You see the other assessment after yours.")}</p>` : nothing}
      ${one.form.sections.map(
        (section) =>
          html`<div class="sheet-section">
            <h3>${titled(section.title, section.key)}</h3>
            ${section.questions.map((question) => this.#question(`${section.key}.${question.key}`, question))}
          </div>`,
      )}
      ${this.#noteList()}
      <label
        >${t("What you say of the whole call")}
        <textarea
          rows="3"
          maxlength="4000"
          dir="auto"
          .value=${this.words}
          @input=${(event: Event) => {
            this.words = (event.target as HTMLTextAreaElement).value;
            this.#changed();
          }}></textarea>
      </label>
      <div class="row between">
        <span class="soft small"
          >${left ? tn("{n} question is not answered yet", "{n} questions are not answered yet", left) : t("Everything is answered.")}</span
        >
        <button ?disabled=${left > 0} @click=${() => void this.#submit()}>${t("Submit")}</button>
      </div>
    </section>`;
  }

  #stateText(): string {
    return {
      saved: t("draft saved"),
      changed: t("not saved yet"),
      saving: t("saving…"),
      trouble: t("could not be saved"),
    }[this.state];
  }

  #question(name: string, question: Question): TemplateResult {
    const best = Array.from({ length: question.best + 1 }, (_, mark) => mark);
    const given = this.marks[name];
    const option = (value: number | null, text: string) =>
      html`<label class="mark ${given === value ? "given" : ""}">
        <input
          type="radio"
          name=${`m${this.id}-${name}`}
          .checked=${given === value}
          @change=${() => this.#mark(name, value)} />
        <span>${text}</span></label
      >`;
    return html`<fieldset class="question">
      <legend>
        ${titled(question.text, question.key)}
        ${question.fatal ? html`<span class="tag bad">${t("0 is fatal")}</span>` : nothing}
        <span class="soft small number">×${number(question.weight, question.weight % 1 ? 1 : 0)}</span>
      </legend>
      ${titled(question.help, "") ? html`<p class="soft small">${titled(question.help, "")}</p>` : nothing}
      <div class="marks-row">
        ${best.map((mark) => option(mark, String(mark)))}
        ${question.not_applicable ? option(null, t("does not apply")) : nothing}
      </div>
    </fieldset>`;
  }

  #noteList(): TemplateResult {
    const player = this.#player();
    return html`<div class="sheet-section">
      <div class="row between">
        <h3>${t("Notes of moments")}</h3>
        <button class="plain small" ?disabled=${!player?.loaded} @click=${() => this.#addNote()}>
          ${player?.loaded ? t("Note at {time}", { time: duration(player.time) }) : t("Note (listen first)")}
        </button>
      </div>
      ${this.notes.map(
        (note, index) =>
          html`<div class="note">
            <button
              class="quiet number"
              @click=${() => player?.seek(note.at)}
              aria-label=${t("Go to {time}", { time: duration(note.at) })}>
              ${duration(note.at)}
            </button>
            <input
              dir="auto"
              maxlength="1000"
              aria-label=${t("Note at {time}", { time: duration(note.at) })}
              .value=${note.text}
              @input=${(event: Event) => {
                const text = (event.target as HTMLInputElement).value;
                this.notes = this.notes.map((one, number) => (number === index ? { ...one, text } : one));
                this.#changed();
              }} />
            <button
              class="quiet"
              aria-label=${t("Take the note at {time} away", { time: duration(note.at) })}
              @click=${() => {
                this.notes = this.notes.filter((_, number) => number !== index);
                this.#changed();
              }}>
              ✕
            </button>
          </div>`,
      )}
    </div>`;
  }

  #addNote(): void {
    const at = Math.round((this.#player()?.time ?? 0) * 10) / 10;
    this.notes = [...this.notes, { at, text: "" }].sort((one, other) => one.at - other.at);
    this.#changed();
  }

  #mark(name: string, value: number | null): void {
    this.marks = { ...this.marks, [name]: value };
    this.#changed();
  }

  #changed(): void {
    this.state = "changed";
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#save(), REST);
    this.#redraw();
  }

  /** Save what is there now, one request after the other. True: the server has all of it. */
  async #save(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#running;
    this.#running = this.#send();
    return this.#running;
  }

  async #send(): Promise<boolean> {
    this.state = "saving";
    this.#redraw();
    const { marks, words, notes } = this;
    try {
      const body = { saved: this.#one.saved, marks, words, notes };
      const answer = (await api.put<Saved>(`${PATH}/assessments/${this.id}`, body)).body;
      this.#one = { ...this.#one, ...answer };
      if (this.marks === marks && this.words === words && this.notes === notes) this.state = "saved";
    } catch (error) {
      this.state = "trouble";
      notice(inWords(error), "trouble");
      if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500)
        this.#timer = window.setTimeout(() => void this.#save(), 5000);
    }
    this.#redraw();
    return this.#isSaved();
  }

  #isSaved(): boolean {
    return this.state === "saved";
  }

  async #submit(): Promise<void> {
    if (!(await this.#save())) return;
    const done = await attempt(() => api.post(`${PATH}/assessments/${this.id}/submit`, { saved: this.#one.saved }));
    if (done) {
      notice(t("Submitted. The agent can see it now."));
      this.#done();
    }
  }
}
