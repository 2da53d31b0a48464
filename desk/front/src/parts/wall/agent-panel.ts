// One agent: what they do, listening (listening.ts), and commands.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { attempt, notice } from "../../lib/page.ts";
import { duration, number, percent, t, titled } from "../../lib/words.ts";
import { measureTitle } from "../measures/names.ts";
import type { Listening } from "./listening.ts";
import type { Agent, Setup } from "./model.ts";
import { stateName } from "./words.ts";

/** `open` shows the calls behind one of the agent's numbers of today. */
export function agentPanel(
  listening: Listening,
  setup: Setup,
  key: string,
  agent: Agent,
  open: (column: string) => void,
): TemplateResult {
  const today = agent.today;
  return html`
    <p class="row">
      <span class="tag state-${agent.state.replaceAll(" ", "-")}">${stateName(agent.state)}</span>
      ${agent.since === null ? nothing : html`<span class="number" data-since=${agent.since}></span>`}
      ${agent.reason ? html`<bdi>${agent.reason}</bdi>` : nothing}
      ${agent.queue ? html`<bdi>${titled(setup.queues[agent.queue], agent.queue)}</bdi>` : nothing}
    </p>
    <dl class="pairs">
      ${figure(t("Calls today"), number(today?.handled ?? 0), () => open("handled"))}
      ${figure(measureTitle("rung"), number(today?.rung ?? 0), () => open("rung"))}
      ${figure(
        t("Missed"),
        number(today?.rung_missed ?? 0),
        () => open("rung_missed"),
        today?.rung ? percent(today.rung_missed / today.rung) : "",
      )}
      ${figure(measureTitle("set_aside"), number(today?.set_aside ?? 0), () => open("set_aside"))}
      ${figure(measureTitle("aht_seconds"), duration(today?.aht_seconds), () => open("aht_seconds"))}
      ${figure(measureTitle("talk_seconds"), t("list"), () => open("talk_seconds"))}
    </dl>
    ${listening.view(key, agent)} ${state(setup, key, agent)} ${abilities(setup, key, agent)}
  `;
}

function figure(name: string, text: string, open: () => void, more = ""): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd>
      <button class="link number" @click=${open}>${text}</button>
      ${more ? html`<span class="soft">(${more})</span>` : nothing}
    </dd>
  </div>`;
}

// --- state ---

function state(setup: Setup, key: string, agent: Agent): TemplateResult {
  const order = (what: string, reason = "") =>
    void attempt(() => api.post(`/desk/api/wall/agents/${encodeURIComponent(key)}/state`, { what, reason }));
  const out = agent.state === "signed out" && !agent.signed_in_for.length;
  const pauseFor = (event: Event) => {
    const select = event.target as HTMLSelectElement;
    if (select.value !== "") order("pause", select.value === "-" ? "" : select.value);
    select.value = "";
  };
  return html`<section class="block">
    <h3>${t("State")}</h3>
    <div class="row">
      ${
        out
          ? html`<button class="plain" @click=${() => order("sign-in")}>${t("Sign in")}</button>`
          : html`<label class="inline"
                ><span class="unseen">${t("Pause")}</span
                ><select @change=${pauseFor}>
                  <option value="">${t("Pause…")}</option>
                  <option value="-">${t("without a reason")}</option>
                  ${setup.pause_reasons.map((reason) => html`<option value=${reason}>${reason}</option>`)}
                </select></label
              >
              <button class="plain" ?disabled=${agent.state !== "paused"} @click=${() => order("resume")}>
                ${t("End the pause")}
              </button>
              <button class="plain" @click=${() => order("sign-out")}>${t("Sign out for the agent")}</button>`
      }
    </div>
  </section>`;
}

// --- queues and skills ---

function abilities(setup: Setup, key: string, agent: Agent): TemplateResult {
  const path = `/desk/api/wall/agents/${encodeURIComponent(key)}/override`;
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const queues = Object.fromEntries(form.getAll("queue").map((queue) => [String(queue), 1]));
    const skills: Record<string, number> = {};
    for (const skill of setup.skills) {
      const level = Number(form.get(`skill-${skill}`));
      if (level) skills[skill] = level;
    }
    if ((await attempt(() => api.put(path, { queues, skills }))) !== undefined) notice(t("It counts from now on."));
  };
  return html`<section class="block">
    <h3>${t("Queues and skills")}</h3>
    ${
      agent.overridden_by
        ? html`<p class="row">
            <span class="tag warn">✎ ${t("changed by {name}", { name: agent.overridden_by })}</span>
            <button class="plain small" @click=${() => void attempt(() => api.delete(path))}>${t("Take back")}</button>
          </p>`
        : nothing
    }
    <form @submit=${save}>
      <fieldset class="columns">
        <legend>${t("Queues")}</legend>
        ${Object.entries(setup.queues).map(
          ([queue, title]) =>
            html`<label class="inline"
              ><input type="checkbox" name="queue" value=${queue} ?checked=${agent.queues.includes(queue)} />
              <bdi>${titled(title, queue)}</bdi></label
            >`,
        )}
      </fieldset>
      <fieldset class="columns">
        <legend>${t("Skills")}</legend>
        ${setup.skills.map(
          (skill) =>
            html`<label class="inline between"
              ><bdi>${skill}</bdi
              ><select name=${`skill-${skill}`}>
                ${[0, 1, 2, 3, 4, 5].map((level) => html`<option value=${level} ?selected=${(agent.skills[skill] ?? 0) === level}>${level || "–"}</option>`)}
              </select></label
            >`,
        )}
      </fieldset>
      <p class="row">
        <button>${t("Save")}</button
        ><span class="small soft"
          >${t("Counts at once, until it is taken back; the configuration stays as it is.")}</span
        >
      </p>
    </form>
  </section>`;
}
