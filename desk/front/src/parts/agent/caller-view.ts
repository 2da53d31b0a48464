// The middle column: who calls, what to know before the first word, what is open, and all that was before.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { duration, language, moment, t, tn } from "../../lib/words.ts";
import { distanceInTime, statusName } from "../cases/case-words.ts";
import { kindName, languageName, queueName } from "./agent-words.ts";
import { nameOf } from "./context.ts";
import type { Candidate, Found, Pop, PoppedCase, Warning } from "./model.ts";
import type { Office } from "./office.ts";
import { messageView } from "./message-view.ts";
import { timelineView } from "./history-view.ts";
import { workView } from "./work-view.ts";
import { findCitizen } from "./citizen-view.ts";

export function callerView(office: Office): TemplateResult {
  const desk = office.state.desk;
  const pop = desk?.pop?.pop ?? null;
  return html`<section class="agent-caller" aria-label=${t("Caller")} tabindex="-1" id="agent-caller">
    ${pop ? popView(office, pop) : desk?.hand ? workView(office, desk.hand) : nobody(office)}
  </section>`;
}

function nobody(office: Office): TemplateResult {
  const ready = office.state.desk?.state === "available";
  return html`<div class="empty">
    <p class="big">${ready ? t("No calls right now.") : t("No caller.")}</p>
    <p class="soft">${t("Who calls, what is open and what was before appear here before the telephone rings.")}</p>
  </div>`;
}

function popView(office: Office, pop: Pop): TemplateResult {
  const found = pop.found;
  return html` <div class="card caller-card">${whoView(office, pop)}</div>
    ${found ? warningsView(found) : nothing} ${found ? casesView(office, found) : nothing}
    ${pop.callbacks.length ? html`<p class="tag warn">${tn("{n} call-back is promised to this number", "{n} call-backs are promised to this number", pop.callbacks.length)}</p>` : nothing}
    ${
      found?.messages.length
        ? html`<div class="card">
            <h2>${t("Messages waiting here")}</h2>
            ${found.messages.map((one) => messageView(office, one.id))}
          </div>`
        : nothing
    }
    ${found ? timelineView(office, office.form().citizen, found.contacts, !!pop.caller.number) : nothing}`;
}

function whoView(office: Office, pop: Pop): TemplateResult {
  const found = pop.found;
  const chosen = found?.candidates.find((one) => one.id === office.form().citizen);
  const name = chosen ? nameOf(chosen, language) : office.form().citizen_name;
  return html` <div class="row between top">
      <div class="names">
        <h1><bdi>${name || kindName(pop) || t("Unknown caller")}</bdi></h1>
        ${chosen && otherName(chosen, name) ? html`<div class="soft"><bdi>${otherName(chosen, name)}</bdi></div>` : nothing}
        ${name && kindName(pop) ? html`<div class="soft small">${kindName(pop)}</div>` : nothing}
      </div>
      <div class="end">
        ${pop.caller.written ? html`<bdi class="number tel" dir="ltr">${pop.caller.written}</bdi>` : nothing}
        <div class="soft small">${queueName(office.state.setup, pop.queue || office.state.desk?.wrap_up?.queue)}</div>
      </div>
    </div>
    <div class="row tags">
      ${pop.language ? html`<span class="tag">${t("Speaks {language}", { language: languageName(pop.language) })}</span>` : nothing}
      ${
        pop.citizen_language && pop.citizen_language !== pop.language
          ? html`<span class="tag"
              >${t("otherwise {language}", { language: languageName(pop.citizen_language) })}</span
            >`
          : nothing
      }
      ${pop.is_callback ? html`<span class="tag good">${t("We call back")}</span>` : nothing}
      <span class="tag ${pop.waited_seconds > 120 ? "warn" : ""}"
        >${t("Waited {time}", { time: duration(pop.waited_seconds) })}</span
      >
      ${found ? mood(pop, found) : nothing}
      ${(found?.warnings ?? []).filter((one) => !isGrave(one)).map((one) => tag("warn", String(warningWords(one, found))))}
      ${chosen?.household ? html`<span class="tag">${t("Household {name}", { name: chosen.household.name })}</span>` : nothing}
      ${Object.entries(pop.facts).map(([key, value]) => html`<span class="tag"><bdi>${key}</bdi>: <bdi>${value}</bdi></span>`)}
    </div>
    ${found === null ? html`<p class="soft" role="status">${t("Looking up who this is…")}</p>` : candidatesView(office, found)}
    ${findCitizen(office, pop)}`;
}

function otherName(chosen: Candidate, name: string): string {
  const other = [chosen.name_ar, chosen.name_en].find((one) => one && one !== name);
  return other ?? "";
}

/** What the caller is probably like, from what is known: a hint, with its reason. */
function mood(pop: Pop, found: Found): TemplateResult {
  const overdue = found.cases.filter((one) => one.due === "overdue").length;
  const many = found.warnings.find((one) => one.kind === "many calls");
  if (found.mark && found.mark.score <= 2)
    return tag("warn", t("Was not content last time ({score} of 5)", { score: found.mark.score }));
  if (overdue) return tag("warn", t("Probably impatient: something is overdue"));
  if (many) return tag("warn", t("Probably impatient: calls often"));
  if (pop.waited_seconds > 180) return tag("warn", t("Probably impatient: waited long"));
  if (found.mark && found.mark.score >= 4)
    return tag("good", t("Was content last time ({score} of 5)", { score: found.mark.score }));
  return html``;
}

const tag = (tone: string, words: string): TemplateResult => html`<span class="tag ${tone}">${words}</span>`;

function candidatesView(office: Office, found: Found): TemplateResult | typeof nothing {
  const { candidates } = found;
  if (candidates.length < 2 && !candidates[0]?.shared) return nothing;
  const chosen = office.form().citizen;
  return html`<fieldset class="candidates">
    <legend>${t("Who is it? Ask, then choose.")}</legend>
    ${candidates.map(
      (one) =>
        html`<label class="row"
          ><input
            type="radio"
            name="candidate"
            .checked=${chosen === one.id}
            @change=${() => office.type({ citizen: one.id, citizen_name: nameOf(one, language) })} />
          <bdi>${nameOf(one, language) || t("Without a name")}</bdi>
          ${one.household ? html`<span class="soft small"><bdi>${one.household.name}</bdi></span>` : nothing}</label
        >`,
    )}
    <label class="row"
      ><input
        type="radio"
        name="candidate"
        .checked=${chosen === null}
        @change=${() => office.type({ citizen: null, citizen_name: "" })} />
      ${t("Somebody else, or not known")}</label
    >
    ${found.more_candidates ? html`<span class="soft small">${t("More people have this number: search by name.")}</span>` : nothing}
  </fieldset>`;
}

function warningsView(found: Found): TemplateResult | typeof nothing {
  const grave = found.warnings.filter(isGrave);
  if (!grave.length) return nothing;
  return html`<ul class="warnings" aria-label=${t("To know before the first word")}>
    ${grave.map((one) => html`<li class="trouble">${warningWords(one, found)}</li>`)}
  </ul>`;
}

/** What must be known before the first word; the others are marks beside the name. */
const isGrave = (one: Warning): boolean => one.kind === "citizen" || one.kind === "legal hold";

function warningWords(one: Warning, found: Found | null): TemplateResult | string {
  const several = found?.candidates ?? [];
  const whose = several.length > 1 ? several.find((each) => each.id === one.citizen) : undefined;
  switch (one.kind) {
    case "citizen":
      return html`${whose ? html`<strong><bdi>${nameOf(whose, language)}</bdi>: </strong>` : nothing}<span dir="auto"
          >${one.text}</span
        >`;
    case "many calls":
      return tn("{n} call within a day", "{n} calls within a day", one.count);
    case "overdue":
      return tn("{n} case is overdue", "{n} cases are overdue", one.count);
    default:
      return t("A recording is kept for the law");
  }
}

function casesView(office: Office, found: Found): TemplateResult {
  const asked = found.asked.filter((one) => !found.cases.some((other) => other.reference === one.reference));
  const shown = [...asked, ...found.cases];
  return html`<div class="card">
    <h2>${t("Open cases")}</h2>
    ${
      shown.length
        ? html`<ul class="plain-list cases-list">
            ${shown.map((one) =>
              caseRow(
                office,
                one,
                found.asked.some((each) => each.reference === one.reference),
              ),
            )}
          </ul>`
        : html`<p class="soft">${t("None.")}</p>`
    }
    ${found.more_cases ? html`<p class="soft small">${t("There are more.")}</p>` : nothing}
  </div>`;
}

function caseRow(office: Office, one: PoppedCase, asked: boolean): TemplateResult {
  const left = one.due_at === null ? null : one.due_at - office.live.now();
  return html`<li>
    <div class="row between">
      <a
        href="/desk/cases?case=${one.reference}"
        target="_blank"
        rel="noopener"
        class="clip"
        title=${t("Opens in another tab")}>
        <span class="number ref">${one.reference}</span><bdi>${one.subject}</bdi></a
      >
      ${left === null ? nothing : html`<span class="tag ${one.due === "overdue" ? "bad" : one.due === "soon" ? "warn" : ""}">${distanceInTime(left)}</span>`}
    </div>
    <div class="row small soft">
      ${statusName(one.status)} · ${moment(one.opened_at)}
      ${asked ? html`<span class="tag good">${t("asked about it in the menu")}</span>` : nothing}
    </div>
  </li>`;
}
