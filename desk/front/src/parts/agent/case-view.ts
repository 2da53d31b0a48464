// The right column: the case, filled from what is known, with what helps beside it; and the wrap-up's words.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { moment, t } from "../../lib/words.ts";
import { priorityName } from "../cases/case-words.ts";
import { answersView } from "./answers-view.ts";
import { articlesView } from "./articles-view.ts";
import { categoryView } from "./category-view.ts";
import { languageName } from "./agent-words.ts";
import { addFiles, chosenFiles, clearProblems, dropFile, problemOf, saving, saveCase } from "./saving.ts";
import { hintsView, similarView } from "./similar-view.ts";
import { EMPTY, type Form, type Setup } from "./model.ts";
import type { Office } from "./office.ts";
import { wrapUpView } from "./wrap-view.ts";

const PRIORITIES = ["low", "normal", "high", "urgent"];

export function caseView(office: Office): TemplateResult {
  const { shown, due, setup } = office.state;
  return html`<section class="agent-case" aria-label=${t("Case")} tabindex="-1" id="agent-case">
    ${
      due && shown !== due
        ? html`<p class="tag warn row between">
            ${t("What you typed before is still here.")}
            <button class="small" @click=${() => office.show(due)}>${t("To the form of this call")}</button>
          </p>`
        : nothing
    }
    ${articlesView(office)}
    ${shown ? html`${due.startsWith("call:") && shown === due ? wrapUpView(office) : nothing}${formView(office, setup)}` : empty(office)}
  </section>`;
}

function empty(office: Office): TemplateResult {
  return html`<div class="card">
    <h2>${t("Case")}</h2>
    <p class="soft">${t("With a call its form is here, filled with what is known.")}</p>
    <button class="plain" @click=${() => office.show("new")}>${t("A case without a call")}</button>
  </div>`;
}

function formView(office: Office, setup: Setup | null): TemplateResult {
  const form = office.form();
  if (form.reference) return opened(office, form);
  const off = saving();
  return html`<form
    class="card case-form"
    @submit=${(event: Event) => {
      event.preventDefault();
      void saveCase(office);
    }}
    novalidate>
    <div class="row between">
      <h2>${t("New case")}</h2>
      ${keptView(office)}
    </div>
    ${form.citizen_name ? html`<p class="soft small">${t("For {name}", { name: form.citizen_name })}</p>` : nothing}
    ${required("subject", t("What is it about?"), html`<input id="case-subject" maxlength="200" required dir="auto" .value=${form.subject} @input=${typed(office, "subject")} />`)}
    ${hintsView(office)} ${categoryView(office)}
    <label
      >${t("In the citizen's words")}<textarea
        rows="3"
        maxlength="10000"
        dir="auto"
        .value=${form.description}
        @input=${typed(office, "description")}></textarea>
    </label>
    ${answersView(office)}
    <fieldset class="place">
      <legend>${t("Place")}</legend>
      <label
        >${t("In words")}<input
          dir="auto"
          maxlength="500"
          .value=${form.place}
          @input=${typed(office, "place")}
          placeholder=${t("Street, building, landmark")}
      /></label>
      <label
        >${t("Latitude")}<input
          inputmode="decimal"
          dir="ltr"
          .value=${form.latitude}
          @input=${coordinate(office, "latitude")}
          @paste=${pasted(office)}
      /></label>
      <label
        >${t("Longitude")}<input
          inputmode="decimal"
          dir="ltr"
          .value=${form.longitude}
          @input=${coordinate(office, "longitude")}
          @paste=${pasted(office)}
      /></label>
      ${problemOf("place") ? html`<p class="trouble small">${problemOf("place")}</p>` : nothing}
    </fieldset>
    <div class="row">
      <label class="grow"
        >${t("Priority")}<select .value=${form.priority} @change=${typed(office, "priority")}>
          ${PRIORITIES.map((one) => html`<option value=${one} ?selected=${form.priority === one}>${priorityName(one)}</option>`)}
        </select></label
      >
      <label class="grow"
        >${t("Language")}<select .value=${form.language} @change=${typed(office, "language")}>
          ${(setup?.languages ?? []).map((one) => html`<option value=${one} ?selected=${form.language === one}>${languageName(one)}</option>`)}
        </select></label
      >
    </div>
    ${similarView(office)}
    <label
      >${t("Message to the citizen")}<textarea
        rows="2"
        dir="auto"
        id="case-word"
        .value=${form.word}
        @input=${typed(office, "word")}
        aria-describedby="word-hint"></textarea
      ><span class="soft small" id="word-hint">${t("The citizen reads and hears it.")}</span></label
    >
    ${filesView(office)} ${problemOf("save") ? html`<p class="trouble" role="alert">${problemOf("save")}</p>` : nothing}
    <div class="row end">
      <button type="submit" ?disabled=${off} aria-keyshortcuts="Alt+S">
        ${off ? t("Saving…") : t("Open the case")} <kbd>Alt+S</kbd>
      </button>
    </div>
  </form>`;
}

function filesView(office: Office): TemplateResult {
  const chosen = chosenFiles(office);
  return html`<label class="button plain pick"
      >${t("Photos and files")}<input
        class="unseen"
        type="file"
        multiple
        @change=${(event: Event) => addFiles(office, event.target as HTMLInputElement)}
    /></label>
    ${
      chosen.length
        ? html`<ul class="plain-list" aria-label=${t("Files that go with the case")}>
            ${chosen.map(
              (file) =>
                html`<li class="row between">
                  <bdi class="clip">${file.name}</bdi
                  ><button
                    type="button"
                    class="quiet small"
                    aria-label=${t("Leave out: {what}", { what: file.name })}
                    @click=${() => dropFile(office, file)}>
                    ✕
                  </button>
                </li>`,
            )}
          </ul>`
        : nothing
    }`;
}

function required(name: string, words: string, input: TemplateResult): TemplateResult {
  const problem = problemOf(name);
  return html`<label
    >${words}<span class="unseen"> ${t("(required)")}</span>${input}
    ${problem ? html`<span class="warn-text small" role="alert">${problem}</span>` : nothing}</label
  >`;
}

function opened(office: Office, form: Form): TemplateResult {
  return html`<div class="card opened" role="status">
    <h2>${t("Case {reference}", { reference: form.reference })}</h2>
    <p>
      ${form.title === "added" ? t("What you typed was added to it.") : t("It is opened. Tell the citizen the reference:")}
    </p>
    <p class="reference number"><bdi>${form.reference}</bdi></p>
    <div class="row">
      <a class="button plain" href="/desk/cases?case=${form.reference}" target="_blank" rel="noopener"
        >${t("To the case")}</a
      >
      <button
        class="plain"
        @click=${() => {
          clearProblems();
          office.type(blank(form));
        }}>
        ${t("Another case")}
      </button>
    </div>
  </div>`;
}

/** A second matter of the same citizen begins with what stays true. */
function blank(form: Form): Form {
  const { citizen, citizen_name, language, disposition, note, answer } = form;
  const title = form.title === "added" ? "" : form.title;
  return { ...EMPTY, citizen, citizen_name, language, disposition, note, answer, title };
}

function keptView(office: Office): TemplateResult {
  const kept = office.drafts.kept(office.state.shown || "new");
  const words = {
    nothing: "",
    saved: t("Draft saved"),
    saving: t("Saving the draft…"),
    unsaved: office.state.connected ? t("Saving the draft…") : t("Not with the server yet: kept in this browser"),
  }[kept];
  return html`<span
    class="soft small kept ${office.state.connected ? "" : kept}"
    role="status"
    title=${moment(Date.now() / 1000)}
    >${words}</span
  >`;
}

function typed(office: Office, name: keyof Form): (event: Event) => void {
  return (event) => office.type({ [name]: (event.target as HTMLInputElement).value });
}

function coordinate(office: Office, name: "latitude" | "longitude"): (event: Event) => void {
  return (event) => office.type({ [name]: (event.target as HTMLInputElement).value.trim().replace(",", ".") });
}

/** "23.61, 58.54", as maps give it, fills both fields. */
function pasted(office: Office): (event: ClipboardEvent) => void {
  return (event) => {
    const pair = /^\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(
      event.clipboardData?.getData("text") ?? "",
    );
    if (!pair) return;
    event.preventDefault();
    office.type({ latitude: pair[1] ?? "", longitude: pair[2] ?? "" });
  };
}
