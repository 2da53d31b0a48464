// The phone on a page: its state, and the buttons of the call. Draw it anew whenever `phone.store` tells.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { duration, t } from "../../lib/words.ts";
import type { Phone } from "./phone.ts";
import type { PhoneCall, PhoneState } from "./state.ts";
import { bad, lineWords, troubleWords } from "./words.ts";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;

/** Line, call and buttons. `settings` opens the dialog of devices. */
export function phoneBar(phone: Phone, settings?: () => void): TemplateResult {
  const { state } = phone.store;
  return html`
    <section class="phone" aria-label=${t("Phone")}>
      ${state.call ? call(phone, state, state.call) : idle(phone, state)}
      ${
        settings
          ? html`<button
              class="quiet"
              @click=${settings}
              aria-label=${t("Microphone and loudspeaker")}
              title=${t("Microphone and loudspeaker")}>
              ⚙
            </button>`
          : nothing
      }
      ${trouble(phone, state)}
    </section>
  `;
}

function idle(phone: Phone, state: PhoneState): TemplateResult {
  const kind = state.line === "ready" ? "good" : bad(state.line) ? "bad" : state.line === "off" ? "" : "warn";
  return html`
    <span class="tag ${kind}" role="status"
      >${state.returning ? t("Putting you back into the call…") : lineWords(state.line)}</span
    >
    ${
      state.line === "off"
        ? html`<button class="plain" @click=${() => void phone.connect()}>${t("Use the browser phone")}</button>`
        : nothing
    }
  `;
}

function trouble(phone: Phone, state: PhoneState): TemplateResult | typeof nothing {
  const words = troubleWords(state);
  if (!words || (state.line === "lost" && !state.call)) return nothing;
  return html`
    <p class="phone-trouble trouble small" role="alert">
      ${words}
      ${
        state.line === "elsewhere"
          ? html`<button class="plain" @click=${() => void phone.connect(true)}>${t("Use it here")}</button>`
          : nothing
      }
      ${
        state.line === "refused" || (state.line === "off" && state.microphone !== "insecure")
          ? html`<button class="plain" @click=${() => void phone.connect()}>${t("Try again")}</button>`
          : nothing
      }
    </p>
  `;
}

function call(phone: Phone, state: PhoneState, now: PhoneCall): TemplateResult {
  const stage = {
    ringing: t("A call for you"),
    dialling: t("Calling…"),
    talking: now.held ? t("On hold") : now.muted ? t("Muted") : t("Talking"),
  }[now.stage];
  return html`
    <span class="phone-call ${now.stage}" role="status"
      ><strong>${stage}</strong>
      ${now.stage === "talking" ? html`<span class="number" data-since=${now.since} .textContent=${duration((Date.now() - now.since) / 1000)}></span>` : nothing}
    </span>
    ${now.stage === "ringing" ? html`<button class="good" @click=${() => phone.answer()}>${t("Answer")}</button>` : nothing}
    ${now.stage === "talking" ? talkButtons(phone, state, now) : nothing}
    <button class="bad" @click=${() => phone.hangUp()}>${now.stage === "ringing" ? t("Refuse") : t("Hang up")}</button>
  `;
}

function talkButtons(phone: Phone, state: PhoneState, now: PhoneCall): TemplateResult {
  return html`
    <button
      class="plain"
      aria-pressed=${now.held}
      ?disabled=${state.line !== "ready"}
      @click=${() => phone.hold(!now.held)}>
      ${now.held ? t("Take back") : t("Hold")}
    </button>
    <button class="plain" aria-pressed=${now.muted} @click=${() => phone.mute(!now.muted)}>
      ${now.muted ? t("Unmute") : t("Mute")}
    </button>
    <details class="phone-keys">
      <summary class="button plain">${t("Keypad")}</summary>
      <div class="phone-keypad" dir="ltr">
        ${KEYS.map((key) => html`<button class="plain" @click=${() => phone.key(key)}>${key}</button>`)}
      </div>
    </details>
    <label class="phone-volume">
      <span class="unseen">${t("Volume")}</span>
      <input
        type="range"
        min="0"
        max="1"
        step="0.05"
        .value=${String(state.volume)}
        @input=${(event: Event) => phone.volume(Number((event.target as HTMLInputElement).value))} />
    </label>
  `;
}

/** Keep the clock of the talk running; once for a page. */
export function runClock(root: ParentNode = document): () => void {
  const timer = setInterval(() => {
    for (const clock of root.querySelectorAll<HTMLElement>(".phone [data-since]")) {
      clock.textContent = duration((Date.now() - Number(clock.dataset["since"])) / 1000);
    }
  }, 1000);
  return () => clearInterval(timer);
}
