// Calling 1111 from the browser: the microphone is explained before the browser asks for it.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { duration, t } from "../../lib/words.ts";
import { CITIZEN } from "../phone/line.ts";
import { Phone } from "../phone/phone.ts";
import { telephoning } from "../phone/supported.ts";
import type { PhoneState } from "../phone/state.ts";
import { icon } from "./icons.ts";

/** What is dialled. */
const NUMBER = "1111";
const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

let phone: Phone | null = null;

/** A call is going on; the last one has ended, and no other was begun. */
let talking = false;
let ended = false;

/** The phone of this page, made when somebody wants to call. */
function citizenPhone(changed: () => void): Phone {
  if (!phone) {
    phone = new Phone(CITIZEN);
    phone.store.listen(({ call }) => {
      ended = call ? false : ended || talking;
      talking = call?.stage === "talking";
      changed();
    });
  }
  return phone;
}

async function call(changed: () => void): Promise<void> {
  ended = false;
  const mine = citizenPhone(changed);
  await mine.connect();
  const begin = (state: PhoneState): void => {
    if (state.line !== "ready") return;
    stop();
    void mine.call(NUMBER);
  };
  const stop = mine.store.listen(begin);
}

export function callView(changed: () => void): TemplateResult {
  const supported = telephoning();
  if (supported !== "yes") {
    return html`<p class="trouble" role="alert">
      ${
        supported === "insecure"
          ? t("This page came without encryption, so the browser gives no microphone. Dial 1111 on a telephone.")
          : t("This browser cannot telephone. Dial 1111 on a telephone.")
      }
    </p>`;
  }
  const state = phone?.store.state;
  if (!state?.call) {
    return html`<p>
        ${t("You speak through this device. When you press the button the browser asks whether it may use the microphone: allow it, or nobody hears you. Nothing is sent before that.")}
      </p>
      ${state ? troubleOf(state) : nothing}
      <button
        class="huge good"
        ?disabled=${state?.line === "connecting" || state?.microphone === "asking"}
        @click=${() => void call(changed)}>
        ${icon("call")} ${t("Call 1111")}
      </button>
      <p role="status" class=${ended ? "lead" : "soft"}>
        ${ended ? t("The call has ended.") : state ? waiting(state) : ""}
      </p>`;
  }
  const { call: talk } = state;
  const seconds = (Date.now() - talk.since) / 1000;
  return html`<div class="talk">
    <p class="talk-state" role="status">${talk.stage === "talking" ? t("Connected") : t("Calling 1111…")}</p>
    <p class="number talk-time" aria-hidden="true">${talk.stage === "talking" ? duration(seconds) : " "}</p>
    ${state.line === "lost" ? html`<p class="tag warn">${t("The network is away for a moment; the call goes on.")}</p>` : nothing}
    <div class="keypad" role="group" aria-label=${t("Keys for the menu")} dir="ltr">
      ${KEYS.map((key) => html`<button class="plain" @click=${() => phone?.key(key)}>${key}</button>`)}
    </div>
    <div class="row">
      <button class="plain" aria-pressed=${talk.muted} @click=${() => phone?.mute(!talk.muted)}>
        ${talk.muted ? t("Unmute") : t("Mute")}
      </button>
      <button class="bad" @click=${() => phone?.hangUp()}>${t("Hang up")}</button>
    </div>
  </div>`;
}

function waiting(state: PhoneState): string {
  if (state.microphone === "asking") return t("Look at the browser's question about the microphone.");
  return state.line === "connecting" ? t("Connecting…") : "";
}

function troubleOf(state: PhoneState): TemplateResult | typeof nothing {
  const words: Partial<Record<PhoneState["microphone"], string>> = {
    denied: t("The microphone was not allowed. Allow it in the browser's address bar, or dial 1111 on a telephone."),
    missing: t("No microphone was found. Connect one, or dial 1111 on a telephone."),
    busy: t("Another program uses the microphone. Close it and try again."),
  };
  const said = words[state.microphone] ?? state.trouble;
  return said ? html`<p class="trouble" role="alert">${said}</p>` : nothing;
}
