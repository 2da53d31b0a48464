// One case: what it is, what can be done with it, what was said.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { moment, number, t } from "../../lib/words.ts";
import { titled } from "../../lib/words.ts";
import { cityMap } from "../city/map.ts";
import { categoryName, channelName, departmentName, fieldName, personName, statusName } from "./case-words.ts";
import { clocks, links } from "./case-aside.ts";
import type { CaseState, CaseStore } from "./case-store.ts";
import { choice } from "./filters-view.ts";
import { priorityTag, statusTag } from "./list-view.ts";
import { changedMeanwhile } from "./meanwhile.ts";
import type { Options, Whole } from "./model.ts";
import { timelineView, valueShown } from "./timeline-view.ts";

export function caseView(store: CaseStore, state: CaseState, options: Options, close: () => void): TemplateResult {
  const back = html`<button class="quiet back" @click=${close} aria-label=${t("Close the case")}>✕</button>`;
  if (state.trouble)
    return html`<div class="row between">
      <p class="trouble" role="alert">${state.trouble}</p>
      ${back}
    </div>`;
  if (!state.whole) return html`<p class="soft" role="status">${t("Loading…")}</p>`;
  const { whole } = state;
  const found = whole.case;
  return html` <header class="case-head">
      <div class="row between"><span class="number soft">${found.reference}</span>${back}</div>
      <h1><bdi>${found.subject}</bdi></h1>
      <div class="row small">
        ${statusTag(found.status)} ${priorityTag(found.priority)}
        <span class="soft"
          >${categoryName(options, found.category)} · ${channelName(found.channel)} · ${moment(found.opened_at)}</span
        >
      </div>
    </header>
    ${warnings(store, state, options)} ${actions(store, state, options)}
    <div class="case-columns">
      <div class="stack">
        ${note(store, state)}
        <h2>${t("What happened")}</h2>
        ${timelineView(whole, options)}
      </div>
      <aside class="stack">
        ${assignment(store, state, options)} ${clocks(whole)} ${place(whole)} ${links(store, whole)}
        ${files(store, state)}
      </aside>
    </div>`;
}

function warnings(store: CaseStore, state: CaseState, options: Options): TemplateResult | typeof nothing {
  if (state.conflict) {
    return html`<div class="trouble" role="alert">
      <strong>${t("Somebody else was quicker; your change was not written.")}</strong>
      <ul>
        ${changedMeanwhile(state.conflict).map(
          ({ field, now, by }) =>
            html`<li>
              ${fieldName(field)}: <bdi>${valueShown(field, now, options)}</bdi> · <bdi>${personName(options, by)}</bdi>
            </li>`,
        )}
      </ul>
      <p>${t("You see the case as it is now. What you typed is still there.")}</p>
      <button class="plain" @click=${() => store.store.set({ conflict: "" })}>${t("Understood")}</button>
    </div>`;
  }
  if (!state.newer) return nothing;
  return html`<div class="notice good" role="status">
    ${t("{who} changed this case just now.", { who: personName(options, state.newer.by) })}
    <button class="plain" @click=${() => void store.read()}>${t("Show the changes")}</button>
  </div>`;
}

function actions(store: CaseStore, state: CaseState, options: Options): TemplateResult | typeof nothing {
  const whole = state.whole as Whole;
  if (!whole.ways.statuses.length) return nothing;
  const main = ["in progress", "solved", "reopened"];
  const go = (status: string): void => {
    const unreachable = status === "closed" && whole.ways.closing_needs_word;
    if (unreachable && !confirm(t("The citizen has not heard of it. Close because nobody can be reached?"))) return;
    void store.patch(unreachable ? { status, unreachable } : { status });
  };
  void options;
  return html`<div class="row ways" role="group" aria-label=${t("Becomes")}>
    ${whole.ways.statuses.map(
      (status) =>
        html`<button
          class=${status === "solved" ? "good" : main.includes(status) ? "" : "plain"}
          ?disabled=${state.busy}
          @click=${() => go(status)}>
          ${statusName(status)}
        </button>`,
    )}
  </div>`;
}

function note(store: CaseStore, state: CaseState): TemplateResult | typeof nothing {
  const { draft, whole } = state;
  if (!whole?.ways.actions.includes("note")) return nothing;
  return html`<form
    class="card note-form"
    @submit=${(event: Event) => {
      event.preventDefault();
      void store.note();
    }}>
    <label
      >${t("Note")}<textarea
        rows="3"
        maxlength="2000"
        required
        dir="auto"
        .value=${draft.note}
        @input=${(event: Event) => store.type({ note: (event.target as HTMLTextAreaElement).value })}></textarea>
    </label>
    <div class="row">
      <label class="row"
        ><input
          type="checkbox"
          .checked=${draft.public}
          @change=${(event: Event) => store.type({ public: (event.target as HTMLInputElement).checked })} />
        ${t("The citizen can read it")}</label
      >
      ${
        draft.public
          ? choice(
              t("Language"),
              draft.language,
              [
                ["ar", "العربية"],
                ["en", "English"],
              ],
              (language) => store.type({ language: language || "ar" }),
              "–",
            )
          : nothing
      }
      <span class="grow"></span>
      <button ?disabled=${state.busy}>${draft.public ? t("Send to the citizen") : t("Save the note")}</button>
    </div>
    ${draft.public && draft.note ? preview(whole, draft.note, draft.language) : nothing}
  </form>`;
}

/** What the citizen reads on the page of the case, and hears on the telephone. */
function preview(whole: Whole, words: string, language: string): TemplateResult {
  return html`<figure class="preview">
    <figcaption class="small soft">${t("The citizen reads this, and hears it at 1111:")}</figcaption>
    <blockquote lang=${language} dir="auto"><span class="number">${whole.case.reference}</span> · ${words}</blockquote>
    ${
      language !== whole.case.language
        ? html`<p class="small warn-text">
            ${t("The citizen's language is {language}.", { language: titled({ ar: "العربية", en: "English" }, whole.case.language) === "" ? whole.case.language : languageName(whole.case.language) })}
          </p>`
        : nothing
    }
  </figure>`;
}

const languageName = (language: string): string => ({ ar: "العربية", en: "English" })[language] ?? language;

function assignment(store: CaseStore, state: CaseState, options: Options): TemplateResult {
  const { whole, draft } = state;
  const found = (whole as Whole).case;
  const may = (whole as Whole).ways.actions.includes("assign");
  if (!may) {
    return html`<section class="card">
      <h2>${t("Who looks after it")}</h2>
      <p>${departmentName(options, found.department)} · ${personName(options, found.owner)}</p>
    </section>`;
  }
  const department = draft.department ?? found.department ?? "";
  const owner = draft.owner ?? found.owner ?? "";
  const differs = department !== (found.department ?? "") || owner !== (found.owner ?? "");
  const write = async (): Promise<void> => {
    const done = await store.patch({ department: department || null, owner: owner || null });
    if (done) store.type({ department: null, owner: null });
  };
  return html`<section class="card">
    <h2>${t("Who looks after it")}</h2>
    ${choice(
      t("Department"),
      department,
      Object.keys(options.departments).map((key) => [key, departmentName(options, key)]),
      (value) => store.type({ department: value }),
      t("nobody yet"),
    )}
    ${choice(
      t("Person"),
      owner,
      Object.keys(options.agents).map((key) => [key, personName(options, key)]),
      (value) => store.type({ owner: value }),
      t("nobody in particular"),
    )}
    <div class="row">
      ${differs ? html`<button ?disabled=${state.busy} @click=${() => void write()}>${t("Assign")}</button>` : nothing}
      ${
        options.agent && owner !== options.agent
          ? html`<button class="plain" @click=${() => void store.patch({ owner: options.agent })}>
              ${t("I take it")}
            </button>`
          : nothing
      }
    </div>
  </section>`;
}

function place(whole: Whole): TemplateResult | typeof nothing {
  const { place: words, latitude, longitude } = whole.case;
  if (!words && latitude === null) return nothing;
  const point = latitude !== null && longitude !== null ? { latitude, longitude } : null;
  return html`<section class="card">
    <h2>${t("Place")}</h2>
    ${words ? html`<p dir="auto">${words}</p>` : nothing}
    ${
      point
        ? html`${cityMap({ point })}
            <p class="small soft number" dir="ltr">${number(point.latitude, 5)}, ${number(point.longitude, 5)}</p>`
        : nothing
    }
  </section>`;
}

function files(store: CaseStore, state: CaseState): TemplateResult | typeof nothing {
  if (!state.whole?.ways.actions.includes("file")) return nothing;
  return html`<section class="card">
    <h2>${t("Add a file")}</h2>
    <label class="button plain pick"
      >${state.busy ? t("Saving…") : t("Choose a file")}<input
        class="unseen"
        type="file"
        ?disabled=${state.busy}
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const [file] = input.files ?? [];
          if (file) void store.addFile(file, false).then(() => (input.value = ""));
        }}
    /></label>
  </section>`;
}
