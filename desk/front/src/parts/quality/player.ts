// A recording to listen to: both sides as a waveform that can be clicked, what happened in it, speed, places to jump to.
// The sound is asked for when the listener says so, since that is written into the access log.
import { api } from "../../lib/api.ts";
import { html, nothing, ref, type TemplateResult } from "../../lib/html.ts";
import { attempt } from "../../lib/page.ts";
import { duration, t } from "../../lib/words.ts";
import type { Note, Recorded } from "./types.ts";
import { drawWave, type Shape } from "./wave.ts";

const SPEEDS = [0.75, 1, 1.25, 1.5, 2];
const STEP = 5;

const GAP_NAMES: Record<string, () => string> = {
  hold: () => t("On hold"),
  pause: () => t("Recording paused"),
  digits: () => t("Keyed digits, left out"),
};

export class Player {
  #audio = new Audio();
  #shape: Shape | null = null;
  #canvas: HTMLCanvasElement | undefined;
  #loading = false;
  #watch: ResizeObserver | null = null;
  #url: string;
  #why: string;
  #recorded: Recorded;
  #redraw: () => void;
  #nameOf: (agent: string) => string;
  notes: readonly Note[] = [];

  constructor(url: string, why: string, recorded: Recorded, nameOf: (agent: string) => string, redraw: () => void) {
    this.#nameOf = nameOf;
    this.#url = url;
    this.#why = why;
    this.#recorded = recorded;
    this.#redraw = redraw;
    this.#audio.preload = "auto";
    for (const event of ["play", "pause", "ended", "ratechange", "error"])
      this.#audio.addEventListener(event, () => this.#changed());
    this.#audio.addEventListener("timeupdate", () => this.#changed());
  }

  /** Seconds since the recording's begin. */
  get time(): number {
    return this.#audio.currentTime;
  }

  get loaded(): boolean {
    return this.#audio.src !== "";
  }

  seek(to: number): void {
    if (!this.loaded) return;
    this.#audio.currentTime = Math.min(Math.max(to, 0), Math.max(this.#recorded.seconds - 0.05, 0));
    this.#changed();
  }

  stop(): void {
    this.#audio.pause();
    this.#audio.removeAttribute("src");
    this.#watch?.disconnect();
  }

  /** Keys of the whole page's player; true: it was one. */
  key(event: KeyboardEvent): boolean {
    const steps: Record<string, () => void> = {
      ArrowLeft: () => this.seek(this.time - STEP),
      ArrowRight: () => this.seek(this.time + STEP),
      Home: () => this.seek(0),
      End: () => this.seek(this.#recorded.seconds),
      " ": () => this.#toggle(),
    };
    const step = steps[event.key];
    if (!step || !this.loaded) return false;
    event.preventDefault();
    step();
    return true;
  }

  show(): TemplateResult {
    if (!this.loaded) {
      return html`<div class="listen row">
        <button @click=${() => void this.#load()} ?disabled=${this.#loading}>${t("Listen")}</button>
        <span class="soft small"
          >${t("{time} long. Who listens is written into the access log.", { time: duration(this.#recorded.seconds) })}</span
        >
      </div>`;
    }
    const playing = !this.#audio.paused && !this.#audio.ended;
    return html` <div class="player" dir="ltr">
        <div class="wave-sides" aria-hidden="true"><span>${t("Caller")}</span><span>${t("Agent")}</span></div>
        <canvas
          ${ref((element) => this.#hold(element as HTMLCanvasElement | undefined))}
          class="wave"
          tabindex="0"
          role="slider"
          aria-label=${t("Place in the call")}
          aria-valuemin="0"
          aria-valuemax=${Math.round(this.#recorded.seconds)}
          aria-valuenow=${Math.round(this.time)}
          aria-valuetext=${t("{time} of {whole}", { time: duration(this.time), whole: duration(this.#recorded.seconds) })}
          @click=${(event: MouseEvent) => this.#click(event)}
          @keydown=${(event: KeyboardEvent) => this.key(event)}></canvas>
      </div>
      <div class="row">
        <button class="plain" @click=${() => this.seek(this.time - STEP)} aria-label=${`−5 s: ${t("5 seconds back")}`}>
          <bdi>−5 s</bdi>
        </button>
        <button @click=${() => this.#toggle()}>${playing ? t("Pause") : t("Play")}</button>
        <button class="plain" @click=${() => this.seek(this.time + STEP)} aria-label=${`+5 s: ${t("5 seconds forth")}`}>
          <bdi>+5 s</bdi>
        </button>
        <span class="number" dir="ltr">${duration(this.time)} / ${duration(this.#recorded.seconds)}</span>
        <label class="speed"
          >${t("Speed")}
          <select
            @change=${(event: Event) => (this.#audio.playbackRate = Number((event.target as HTMLSelectElement).value))}>
            ${SPEEDS.map((one) => html`<option value=${one} ?selected=${one === this.#audio.playbackRate}>${one}×</option>`)}
          </select>
        </label>
      </div>
      ${this.#audio.error ? html`<p class="trouble" role="alert">${t("The sound cannot be played. Load the page again.")}</p>` : nothing}
      ${this.#marks()}`;
  }

  #marks(): TemplateResult {
    const { segments, gaps } = this.#recorded;
    const marks = [
      ...segments.map((one, number) => ({
        at: one.begins,
        what: number
          ? t("Goes on with {who}", { who: this.#nameOf(one.agent) })
          : t("Talk with {who}", { who: this.#nameOf(one.agent) }),
        kind: "talk",
      })),
      ...gaps.map((one) => ({
        at: one.begins,
        what: `${GAP_NAMES[one.why]?.() ?? one.why} · ${duration(one.ends - one.begins)}`,
        kind: one.why,
      })),
    ].sort((one, other) => one.at - other.at);
    return html`<ul class="marks" aria-label=${t("What happened in the call")}>
      ${marks.map(
        (one) =>
          html`<li>
            <button class="plain small mark-${one.kind}" @click=${() => this.seek(one.at)}>
              <span class="number">${duration(one.at)}</span> ${one.what}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  async #load(): Promise<void> {
    this.#loading = true;
    this.#redraw();
    const why = encodeURIComponent(this.#why);
    const answer = await attempt(() => api.get<Shape>(`${this.#url}/shape?why=${why}`));
    this.#loading = false;
    if (answer) {
      this.#shape = answer.body;
      this.#audio.src = `${this.#url}/audio?why=${why}`;
    }
    this.#redraw();
  }

  #toggle(): void {
    if (this.#audio.paused) void this.#audio.play().catch(() => this.#changed());
    else this.#audio.pause();
  }

  #click(event: MouseEvent): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.seek(((event.clientX - box.left) / box.width) * this.#recorded.seconds);
  }

  #hold(canvas: HTMLCanvasElement | undefined): void {
    if (!canvas || canvas === this.#canvas) return this.#paint();
    this.#canvas = canvas;
    this.#watch?.disconnect();
    this.#watch = new ResizeObserver(() => this.#paint());
    this.#watch.observe(canvas);
  }

  #changed(): void {
    this.#paint();
    this.#redraw();
  }

  #paint(): void {
    if (this.#canvas && this.#shape) drawWave(this.#canvas, this.#shape, this.#recorded, this.notes, this.time);
  }
}
