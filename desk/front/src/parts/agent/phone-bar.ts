// The telephone: one bar for both kinds of telephone. What a desk phone does by its own keys is not shown for it.
import { html, nothing, ref, type TemplateResult } from "../../lib/html.ts";
import { duration, t } from "../../lib/words.ts";
import { askingWords, queueName } from "./agent-words.ts";
import { focusOnce } from "./focus-once.ts";
import type { Desk } from "./model.ts";
import type { Office } from "./office.ts";
import { deviceDialog } from "../phone/device-dialog.ts";
import { lineWords, troubleWords } from "../phone/words.ts";
import { transferView } from "./transfer-view.ts";
import { unreachedWords } from "./unreached.ts";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

export function phoneBar(office: Office, desk: Desk): TemplateResult | typeof nothing {
  const browser = desk.phone_kind === "browser";
  const phone = office.phone.store.state;
  const rings = desk.state === "ringing" || (browser && phone.call?.stage === "ringing");
  const talks = ["talking", "holding", "consulting", "consulted"].includes(desk.state);
  if (desk.wrap_up && (!browser || phone.line === "ready")) return nothing;
  return html`<div class="card phone" aria-label=${t("Telephone")} role="group">
    ${browser ? browserLine(office) : nothing} ${rings ? ringing(office, desk, browser) : nothing}
    ${talks ? talking(office, desk, browser) : nothing} ${talks && !rings ? asking(office, desk, browser) : nothing}
    ${!rings && !talks && !desk.wrap_up ? quiet(office, desk, browser) : nothing}
    ${office.state.panel === "keypad" && talks ? keypad(office) : nothing}
    ${office.state.panel === "transfer" && talks ? transferView(office, desk) : nothing}
  </div>`;
}

/** How the browser's telephone is; nothing while all is well and somebody is on the line. */
function browserLine(office: Office): TemplateResult | typeof nothing {
  const state = office.phone.store.state;
  if (state.line === "ready" && !state.returning) return nothing;
  const words = state.returning ? t("Putting you back into the call…") : troubleWords(state) || lineWords(state.line);
  const can = state.line === "off" || state.line === "elsewhere" || state.line === "refused";
  return html`<p class="small ${state.line === "connecting" || state.returning ? "soft" : "warn-text"}" role="status">
      ${words}
    </p>
    ${can ? html`<button class="plain" @click=${() => void office.phone.connect(true)}>${t("Connect the telephone here")}</button>` : nothing}`;
}

function quiet(office: Office, desk: Desk, browser: boolean): TemplateResult {
  if (desk.state === "reserved") return html`<p class="soft" role="status">${t("A call is coming…")}</p>`;
  if (!browser && desk.phone === "unreachable" && !desk.call) return withoutDeskPhone(office);
  const other = browser ? "desk" : "browser";
  return html`<div class="row between">
      <span class="soft small"
        >${browser ? t("Telephone in this browser") : t("Desk phone: you answer and hang up there.")}</span
      >
      ${
        browser
          ? html`<button
              class="quiet"
              aria-label=${t("Microphone and loudspeaker")}
              title=${t("Microphone and loudspeaker")}
              @click=${() => void deviceDialog(office.phone)}>
              ⚙
            </button>`
          : nothing
      }
    </div>
    ${
      browser && office.phone.store.state.call?.stage === "talking" // listening to a colleague's talk
        ? html`<button class="bad" aria-keyshortcuts="Alt+U" title="Alt+U" @click=${() => office.hangUp()}>
            ${t("Hang up")}
          </button>`
        : nothing
    }
    ${
      desk.call
        ? nothing
        : html`<button class="link small" @click=${() => void office.usePhone(other)}>
            ${browser ? t("Take calls with the desk phone") : t("Take calls in this browser")}
          </button>`
    }`;
}

/** A newcomer has no telephone on the desk: the browser is the way to the first call. */
function withoutDeskPhone(office: Office): TemplateResult {
  return html`<span class="small" role="status">${t("No desk phone of yours is connected.")}</span>
    <button class="grow" @click=${() => void office.usePhone("browser")}>
      ${t("Use this browser as the telephone")}
    </button>
    <span class="soft small">${t("With a headset; nothing to install. It is tried out first.")}</span>`;
}

function ringing(office: Office, desk: Desk, browser: boolean): TemplateResult {
  const queue = queueName(office.state.setup, desk.call?.queue);
  const words = askingWords(desk, office.state.setup) || (queue ? t("Call for {queue}", { queue }) : t("A call"));
  const line = office.phone.store.state.line;
  if (browser && line !== "ready" && line !== "connecting") return html``; // its own line says why, and what to do
  return html`<div class="ringing">
    <strong class="pulse">${words}</strong>
    ${
      browser
        ? html`<button class="good wide" id="answer" aria-keyshortcuts="Alt+A" @click=${() => office.phone.answer()}>
            ${t("Answer")} <kbd>Alt+A</kbd>
          </button>`
        : html`<span>${t("Answer at your desk phone.")}</span>`
    }
  </div>`;
}

function talking(office: Office, desk: Desk, browser: boolean): TemplateResult {
  const { line } = desk;
  const call = office.phone.store.state.call;
  const held = line.held || call?.held || false;
  const asks = desk.state === "consulted";
  const panel = office.state.panel;
  return html` <div class="row between">
      <span class="soft small">${queueName(office.state.setup, desk.call?.queue)}</span>
      <span class="number clock"
        >${desk.call?.answered_at ? duration(office.live.now() - desk.call.answered_at) : ""}</span
      >
    </div>
    <div class="bar-buttons">
      ${
        browser && call?.stage === "talking" // not while it rings, nor where another window has the telephone
          ? html`${toggle(held, held ? t("Take back") : t("Hold"), "H", () => office.phone.hold(!held))}
            ${toggle(call.muted, call.muted ? t("Unmute") : t("Mute"), "M", () => office.phone.mute(!call.muted))}
            ${opener(panel === "keypad", t("Keypad"), "K", () => office.panel("keypad"))}`
          : nothing
      }
      ${asks ? nothing : opener(panel === "transfer", t("Transfer"), "T", () => office.panel("transfer"))}
      ${
        line.recording
          ? toggle(
              line.recording === "paused",
              line.recording === "on" ? t("Pause recording") : t("Resume recording"),
              "R",
              () => void office.pauseRecording(),
            )
          : nothing
      }
      <button class="bad" aria-keyshortcuts="Alt+U" title="Alt+U" @click=${() => office.hangUp()}>
        ${t("Hang up")}
      </button>
    </div>
    ${line.recording === "paused" ? html`<p class="small warn-text" role="status">${t("The recording is paused.")}</p>` : nothing}
    ${line.consultation && !asks ? consultation(office, desk) : notTaken(office, desk)}`;
}

/** Who asks this agent about a call; while it rings in the browser, the bell says so. */
function asking(office: Office, desk: Desk, browser: boolean): TemplateResult | typeof nothing {
  const words = askingWords(desk, office.state.setup);
  if (!words) return nothing;
  const here = !browser && desk.line.consultation?.stage === "ringing";
  return html`<div class="consultation">
    <strong>${words}</strong>${here ? html`<span>${t("Answer at your desk phone.")}</span>` : nothing}
  </div>`;
}

/** What a notice has said stays to be read while the talk goes on. */
function notTaken(office: Office, { line }: Desk): TemplateResult | typeof nothing {
  const { unreached } = line;
  if (unreached?.way !== "consultation") return nothing;
  return html`<p class="small warn-text">${unreachedWords(unreached, office.titleOf(unreached.key))}</p>`;
}

function toggle(pressed: boolean, words: string, key: string, act: () => void): TemplateResult {
  return html`<button
    class="plain"
    aria-pressed=${pressed}
    aria-keyshortcuts="Alt+${key}"
    title="Alt+${key}"
    @click=${act}>
    ${words}
  </button>`;
}

/** A button that opens and closes a panel: nothing is out of the ordinary while that is open. */
function opener(open: boolean, words: string, key: string, act: () => void): TemplateResult {
  return html`<button
    class="plain"
    aria-expanded=${open}
    aria-keyshortcuts="Alt+${key}"
    title="Alt+${key}"
    @click=${act}>
    ${words}
  </button>`;
}

function consultation(office: Office, desk: Desk): TemplateResult {
  const asked = desk.line.consultation;
  const who = asked?.agent ? (office.state.setup?.agents[asked.agent]?.name ?? asked.agent) : (asked?.key ?? "");
  const there = asked?.stage !== "ringing";
  return html`<div class="consultation" role="status">
    <strong
      >${
        asked?.stage === "conference"
          ? t("All three of you talk, with {who}", { who })
          : there
            ? t("You talk with {who}; the caller hears music", { who })
            : t("Calling {who}…", { who })
      }</strong
    >
    <div class="row">
      ${there ? html`<button class="good" @click=${() => void office.call("complete")}>${t("Hand over")}</button>` : nothing}
      ${asked?.stage === "talking" ? html`<button class="plain" @click=${() => void office.call("conference")}>${t("Talk together")}</button>` : nothing}
      <button class="plain" @click=${() => void office.call("cancel")}>${t("Back to the caller")}</button>
    </div>
  </div>`;
}

/** Keys are pressed here, or typed while one of them has the focus. */
function keypad(office: Office): TemplateResult {
  const typed = (event: KeyboardEvent): void => {
    if (KEYS.includes(event.key) && !event.altKey && !event.ctrlKey) office.phone.key(event.key);
  };
  return html`<div class="keypad" role="group" aria-label=${t("Keypad")} dir="ltr" @keydown=${typed} ${ref(focusOnce)}>
    ${KEYS.map((key) => html`<button class="plain" @click=${() => office.phone.key(key)}>${key}</button>`)}
  </div>`;
}
