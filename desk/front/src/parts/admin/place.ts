// A value with its words, its control, what is wrong with it, and what it was before.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { isolated } from "../../lib/said.ts";
import { t } from "../../lib/words.ts";
import { type Path, type Problem, problemsAt } from "./keys.ts";
import { inReadersWords } from "./problem-words.ts";
import { type Edit, settings } from "./state.ts";

export function troubles(problems: readonly Problem[]): TemplateResult | typeof nothing {
  if (!problems.length) return nothing;
  return html`<div role="alert">
    <ul class="problems">
      ${problems.map(problemLine)}
    </ul>
  </div>`;
}

/** Where it is, what is wrong and how to mend it. */
export function problemLine(one: Problem): TemplateResult {
  const [section = "", ...rest] = one.key.split(".");
  const where = rest.length
    ? t("Section {section}, key {key}:", { section, key: isolated(rest.join(".")) })
    : t("Key {key}:", { key: isolated(section) });
  return html`<li>
    ${one.key ? html`<b>${where}</b>` : nothing} ${inReadersWords(one.what, one.fault)}${stop(one.what)}
    ${one.remedy ? inReadersWords(one.remedy, one.advice) : nothing}
    ${one.line === null ? nothing : html`<span class="small line">${t("Line {line} of the file.", { line: one.line })}</span>`}
  </li>`;
}

const stop = (sentence: string): string => (sentence.endsWith(".") ? "" : ".");

/** A value as people read it, in one short line. */
export function brief(value: unknown): string {
  const text = inline(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function inline(value: unknown): string {
  if (value === null || value === undefined) return "—";
  if (Array.isArray(value)) return value.map(inline).join(", ");
  if (typeof value !== "object") return String(value);
  return Object.entries(value)
    .map(([key, one]) => `${key}: ${inline(one)}`)
    .join(", ");
}

export function was(edits: readonly Edit[]): TemplateResult | typeof nothing {
  if (!edits.length) return nothing;
  const one = edits[0] as Edit;
  return html`<span class="small was"
    >${t("Before:")} <bdi>${brief(one.before)}</bdi>
    <button class="quiet" @click=${() => edits.forEach((edit) => void settings.takeBack(edit))}>
      ${t("Take back the change")}
    </button></span
  >`;
}

/** A row of a form. */
export function row(
  label: string,
  key: string,
  path: Path,
  content: TemplateResult,
  file = "configuration",
): TemplateResult {
  const told = settings.told;
  const fixed = told.fixed[path.join(".")];
  const edits = told.draft.edits.filter(
    (one) => one.file === file && path.every((part, at) => one.path[at] === part) && one.path.length >= path.length,
  );
  return html`<div class="field ${edits.length ? "changed" : ""}">
    <div><span>${label}</span>${key ? html` <code class="soft small">${key}</code>` : nothing}</div>
    <div class="grid">
      ${content}
      ${fixed ? html`<span class="small soft">${t("Set by the variable {name}; it wins over the file.", { name: fixed })}</span>` : nothing}
      ${was(edits)} ${troubles(problemsAt(told.problems, file, path))}
    </div>
  </div>`;
}
