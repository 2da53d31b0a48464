// Listening to an agent's talk: with this browser, or with the telephone that the supervisor has as an agent.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { attempt, type Me } from "../../lib/page.ts";
import { t } from "../../lib/words.ts";
import { SUPERVISOR } from "../phone/line.ts";
import { Phone } from "../phone/phone.ts";
import { phoneBar } from "../phone/phone-bar.ts";
import { troubleWords } from "../phone/words.ts";
import type { Agent, Mode } from "./model.ts";
import { modeName } from "./words.ts";

const MODES: readonly Mode[] = ["listen", "whisper", "barge"];
const TALKS = new Set(["talking", "holding", "consulting"]);

/** The caller hears music: whoever joined in would be alone with the caller. */
const APART = new Set(["holding", "consulting"]);

/** The line is there by then, milliseconds; a person may have to allow the microphone first. */
const READY = 30_000;

export class Listening {
  readonly #phone = new Phone(SUPERVISOR);
  #here: boolean;

  /** `changed` is called when it is to be drawn anew. */
  constructor(
    readonly me: Me,
    readonly changed: () => void,
  ) {
    this.#here = me.agent === null;
    this.#phone.store.listen(changed);
  }

  view(key: string, agent: Agent): TemplateResult {
    const own = agent.listeners.find((one) => one.by === (this.me.agent ?? this.me.user));
    const talks = TALKS.has(agent.state);
    return html`<section class="block">
      <h3>${t("Listen to the talk")}</h3>
      ${agent.listeners.map(
        (one) =>
          html`<p class="small">
            <bdi>${one.by}</bdi>: ${modeName(one.mode)}${one.hears ? nothing : html` · ${t("the telephone rings")}`}
          </p>`,
      )}
      ${this.#choice()}
      <div class="row" role="group" aria-label=${t("Listen to the talk")}>
        ${MODES.map(
          (mode) =>
            html`<button
              class=${own?.mode === mode ? "" : "plain"}
              aria-pressed=${own?.mode === mode ? "true" : "false"}
              ?disabled=${(!talks && !own) || (mode === "barge" && APART.has(agent.state))}
              @click=${() => void (own ? attempt(() => api.post("/desk/api/wall/listen/mode", { mode })) : this.#begin(key, mode))}>
              ${modeName(mode)}
            </button>`,
        )}
        ${own ? html`<button class="bad" @click=${() => void attempt(() => api.post("/desk/api/wall/listen/end"))}>${t("Stop listening")}</button>` : nothing}
      </div>
      ${this.#telephone()}
      <p class="small soft">${this.#hint(talks || own !== undefined)}</p>
    </section>`;
  }

  /** The line until somebody is heard; then the buttons above are all that is needed. */
  #telephone(): TemplateResult | typeof nothing {
    const { state } = this.#phone.store;
    const quiet = (state.line === "off" && !troubleWords(state)) || state.call?.stage === "talking";
    return this.#here && !quiet ? phoneBar(this.#phone) : nothing;
  }

  #hint(can: boolean): string {
    if (!can) return t("The agent does not talk at the moment.");
    return this.#here
      ? t("You hear it in this browser. It is written down who listens to whom.")
      : t("Your telephone rings; answer it. Keys 4, 5 and 6 switch as well. It is written down who listens to whom.");
  }

  /** Whoever has no telephone as an agent listens here. */
  #choice(): TemplateResult | typeof nothing {
    if (this.me.agent === null) return nothing;
    return html`<label class="inline"
      ><input
        type="checkbox"
        ?checked=${this.#here}
        @change=${(event: Event) => this.#use((event.target as HTMLInputElement).checked)} />
      ${t("Listen in this browser")}</label
    >`;
  }

  #use(here: boolean): void {
    this.#here = here;
    if (!here) this.#phone.disconnect(); // an open line would be called first
    this.changed();
  }

  async #begin(agent: string, mode: Mode): Promise<void> {
    if (this.#here) {
      if (!(await this.#ready())) return;
      this.#phone.expect();
    }
    await attempt(() => api.post("/desk/api/wall/listen", { agent, mode }));
  }

  /** Open the line; false: it cannot be, and the bar says why. */
  async #ready(): Promise<boolean> {
    const { store } = this.#phone;
    if (store.state.line === "ready") return true;
    await this.#phone.connect();
    return new Promise((resolve) => {
      const settle = (ready: boolean) => (forget(), resolve(ready));
      const forget = store.listen(({ line }) => {
        if (line !== "connecting" && line !== "lost") settle(line === "ready");
      });
      setTimeout(() => settle(false), READY);
    });
  }
}
