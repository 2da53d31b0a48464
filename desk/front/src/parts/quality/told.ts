// An assessment as it is read: marks by section, notes of moments, words; and what agent and listener said to it.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { duration, moment, t, titled } from "../../lib/words.ts";
import type { Assessment, Reply } from "./types.ts";

export function assessmentBody(one: Assessment, seek: ((at: number) => void) | null): TemplateResult {
  return html` ${one.form.sections.map(
    (section) =>
      html`<table class="small told">
        <caption>
          ${titled(section.title, section.key)}
        </caption>
        <tbody>
          ${section.questions.map((question) => {
            const name = `${section.key}.${question.key}`;
            const mark = one.marks[name];
            return html`<tr>
              <td>
                ${titled(question.text, question.key)}
                ${one.fatal.includes(name) ? html`<span class="tag bad">${t("fatal error")}</span>` : nothing}
              </td>
              <td class="number nowrap">
                ${mark === null || mark === undefined ? html`<span class="soft">${t("does not apply")}</span>` : html`<bdi dir="ltr">${mark} / ${question.best}</bdi>`}
              </td>
            </tr>`;
          })}
        </tbody>
      </table>`,
  )}
  ${one.words ? html`<blockquote dir="auto">${one.words}</blockquote>` : nothing}
  ${
    one.notes.length
      ? html`<ul class="plain-list small">
          ${one.notes.map(
            (note) =>
              html`<li>
                ${seek ? html`<button class="quiet number" @click=${() => seek(note.at)}>${duration(note.at)}</button>` : html`<span class="number soft">${duration(note.at)}</span>`}
                <bdi>${note.text}</bdi>
              </li>`,
          )}
        </ul>`
      : nothing
  }`;
}

export function replyList(replies: readonly Reply[]): TemplateResult | typeof nothing {
  const names: Record<Reply["how"], () => string> = {
    acknowledged: () => t("has read it"),
    disputed: () => t("disputes it"),
    kept: () => t("keeps it"),
    changed: () => t("changes it"),
  };
  if (!replies.length) return nothing;
  return html`<ol class="plain-list replies" aria-label=${t("What was said to it")}>
    ${replies.map(
      (one) =>
        html`<li>
          <span class="soft small">${moment(one.at)} · <bdi>${one.by}</bdi> ${names[one.how]()}</span>
          ${one.text ? html`<p dir="auto">${one.text}</p>` : nothing}
        </li>`,
    )}
  </ol>`;
}
