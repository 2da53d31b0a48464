// The left column: me. State with its time, the telephone, the wrap-up's clock, today's numbers.
import { html, nothing, ref, type TemplateResult } from "../../lib/html.ts";
import { duration, moment, number, percent, t } from "../../lib/words.ts";
import { pauseName, queueName, stateName, stateTone } from "./agent-words.ts";
import { focusOnce } from "./focus-once.ts";
import type { Desk, Today } from "./model.ts";
import type { Office } from "./office.ts";
import { offerView } from "./offer-view.ts";
import { phoneBar } from "./phone-bar.ts";
import { timeLeft, wrapUp } from "./wrap-clock.ts";

export function meView(office: Office): TemplateResult {
  const { desk, today } = office.state;
  return html`<section class="agent-me" aria-label=${t("Me")} tabindex="-1" id="agent-me">
    ${desk ? stateCard(office, desk) : html`<div class="card soft" role="status">${t("Loading…")}</div>`}
    ${desk ? phoneBar(office, desk) : nothing} ${desk ? offerView(office, desk) : nothing} ${todayCard(today)}
    ${draftsCard(office)}
  </section>`;
}

function stateCard(office: Office, desk: Desk): TemplateResult {
  const since = desk.since === null ? null : office.live.now() - desk.since;
  return html`<div class="card state-card ${stateTone(desk.state)}">
    <div class="row between">
      <strong class="state-name" role="status">${stateName(desk)}</strong>
      ${desk.wrap_up ? timeLeft(office, desk.wrap_up) : html`<span class="number clock" aria-hidden="true">${duration(since)}</span>`}
    </div>
    ${desk.wrap_up ? wrapUp(office, desk.wrap_up) : nothing} ${why(office, desk)}
    <div class="row">${stateButtons(office, desk)}</div>
    ${office.state.panel === "pause" ? reasons(office) : nothing}
  </div>`;
}

function why(office: Office, desk: Desk): TemplateResult | typeof nothing {
  if (desk.hand) return html`<span class="soft small">${t("No call is offered until you are through with it.")}</span>`;
  if (desk.set_aside)
    return html`<span class="small">${t("A call was not answered. Say when you are ready again.")}</span>`;
  if (desk.state === "paused" && desk.pause_reason)
    return html`<span class="soft small" dir="auto">${pauseName(office.state.setup, desk.pause_reason)}</span>`;
  if (desk.state === "unreachable" && desk.phone_kind === "desk") {
    return html`<span class="small">${t("The hotline cannot reach your desk phone. Is it on?")}</span>`;
  }
  return nothing;
}

function stateButtons(office: Office, desk: Desk): TemplateResult | typeof nothing {
  if (desk.state === "signed out") {
    return html`<button class="good grow" @click=${office.signIn}>${t("Take calls")}</button>`;
  }
  if (desk.wrap_up) return nothing; // its own card has the buttons
  const paused = desk.pause_reason !== null || desk.set_aside;
  const free = !desk.call;
  return html` ${
    paused && !desk.hand
      ? html`<button class="good grow" @click=${office.resume} aria-keyshortcuts="Alt+P">${t("Ready")}</button>`
      : nothing
  }
  ${
    desk.hand
      ? nothing
      : html`<button
          class="plain ${paused ? "" : "grow"}"
          aria-expanded=${office.state.panel === "pause"}
          aria-keyshortcuts=${paused ? nothing : "Alt+P"}
          @click=${() => office.panel("pause")}>
          ${paused ? t("Another reason") : free ? t("Pause") : t("Pause afterwards")}
        </button>`
  }
  ${free && !desk.hand ? html`<button class="quiet" @click=${office.signOut}>${t("Stop taking calls")}</button>` : nothing}`;
}

function reasons(office: Office): TemplateResult {
  const { setup } = office.state;
  return html`<div class="reasons" role="group" aria-label=${t("Why do you pause?")} ${ref(focusOnce)}>
    ${Object.keys(setup?.pause_reasons ?? {}).map(
      (reason) =>
        html`<button class="plain" dir="auto" @click=${() => office.pause(reason)}>
          ${pauseName(setup, reason)}
        </button>`,
    )}
    <button class="plain" @click=${() => office.pause("")}>${t("No reason")}</button>
  </div>`;
}

function todayCard(today: Today | null): TemplateResult {
  const rows: [string, string][] = today
    ? [
        [t("Calls taken"), number(today.handled)],
        [t("Not answered"), number(today.missed)],
        [t("Average call"), duration(today.aht_seconds)],
        [t("Talked"), duration(today.talk_seconds)],
        [t("Paused"), duration(today.paused_seconds)],
        [t("Busy"), percent(today.occupancy)],
      ]
    : [];
  return html`<div class="card today">
    <h2 class="small soft">${t("My day")}</h2>
    ${
      today
        ? html`<dl>
            ${rows.map(
              ([name, value]) =>
                html`<div>
                  <dt>${name}</dt>
                  <dd class="number">${value}</dd>
                </div>`,
            )}
          </dl>`
        : html`<span class="soft">${t("Loading…")}</span>`
    }
  </div>`;
}

/** What was typed and not saved, beside what is shown: nothing is lost, and nothing is in the way. */
function draftsCard(office: Office): TemplateResult | typeof nothing {
  const { unfinished, shown } = office.state;
  const others = unfinished.filter((draft) => draft.key !== shown);
  if (!others.length) return nothing;
  return html`<div class="card">
    <h2 class="small soft">${t("Unfinished")}</h2>
    <ul class="plain-list">
      ${others.slice(0, 8).map((draft) => {
        const words = draft.content.subject || draft.content.description || draft.content.answer || draft.content.title;
        return html`<li class="row between">
          <button class="link" @click=${() => office.show(draft.key)}>
            <bdi class="clip">${words || t("Without a subject")}</bdi>
            <span class="soft small">${moment(draft.changed_at)}</span>
          </button>
          <button
            class="quiet small"
            aria-label=${t("Throw away: {what}", { what: words ?? "" })}
            @click=${() => void office.drafts.remove(draft.key).then(() => office.listDrafts())}>
            ✕
          </button>
        </li>`;
      })}
    </ul>
  </div>`;
}

/** For the bar at the top: is the page live, and for which queues. */
export function lineStatus(office: Office): TemplateResult {
  const { connected, desk, setup } = office.state;
  return connected
    ? html`<span class="soft small clip">${desk?.queues.map((queue) => queueName(setup, queue)).join(" · ")}</span>`
    : html`<span class="tag warn" role="status"
        >${t("Connecting again… Your call goes on, and what you type is kept.")}</span
      >`;
}
