// Words to citizens: the template of each event in both languages, with what a citizen would read.
import { html, live, nothing, type TemplateResult } from "../../lib/html.ts";
import { t } from "../../lib/words.ts";
import { languageName } from "./explanations.ts";
import { filled } from "./sample.ts";
import { settings } from "./state.ts";
import { troubles, was } from "./place.ts";

function title(word: string): string {
  const words: Record<string, string> = {
    subject: t("Subject of e-mails"),
    received: t("Received"),
    assigned: t("Assigned to a department"),
    "on-the-way": t("A team is on the way"),
    solved: t("Solved"),
    closed: t("Closed"),
    reopened: t("Reopened"),
  };
  return words[word] ?? word;
}

export function wordsSection(): TemplateResult {
  const keys = Object.keys(settings.told.values).filter((key) => key.startsWith("words.ar."));
  return html`<p class="soft">
      ${t("Where you write nothing, citizens read the grey words. These may be used: {names}", { names: "{{ reference }}, {{ category }}, {{ department }}, {{ status }}, {{ due }}, {{ link }}" })}
    </p>
    ${keys
      .map((key) => key.slice("words.ar.".length))
      .map(
        (word) =>
          html`<section class="card">
            <h2>${title(word)}</h2>
            <div class="languages">${["ar", "en"].map((one) => template(one, word))}</div>
          </section>`,
      )}`;
}

function template(language: string, word: string): TemplateResult {
  const file = `words.${language}.${word}`;
  const text = settings.value(file, []);
  const shown = typeof text === "string" ? text : "";
  const problems = settings.told.problems.filter((one) => one.file === file || one.key === file);
  const take = (event: Event): void => {
    const next = (event.target as HTMLTextAreaElement).value;
    void settings.edit(file, [], next.trim() ? next : undefined);
  };
  return html`<div class="grid">
    <label
      ><span class="small soft">${languageName(language)}</span
      ><textarea
        rows="3"
        placeholder=${settings.told.ours[file] ?? ""}
        lang=${language}
        dir=${language === "ar" ? "rtl" : "ltr"}
        aria-label="${title(word)}, ${languageName(language)}"
        .value=${live(shown)}
        @change=${take}></textarea>
    </label>
    ${shown ? html`<p class="sample small" lang=${language} dir=${language === "ar" ? "rtl" : "ltr"}>${filled(shown, language)}</p>` : nothing}
    ${was(settings.told.draft.edits.filter((one) => one.file === file))} ${troubles(problems)}
  </div>`;
}
