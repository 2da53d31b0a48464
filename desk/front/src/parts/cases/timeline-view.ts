// Everything said and attached on one time line, the newest first.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { duration, moment, number, t } from "../../lib/words.ts";
import {
  categoryName,
  channelName,
  departmentName,
  fieldName,
  personName,
  priorityName,
  statusName,
} from "./case-words.ts";
import type { Options, Step, Whole } from "./model.ts";

const ICONS: Record<Step["kind"], string> = {
  opened: "✚",
  note: "✎",
  changed: "⇄",
  contact: "✉",
  call: "✆",
  file: "▤",
};

export function timelineView(whole: Whole, options: Options): TemplateResult {
  return html`<ol class="timeline">
    ${[...whole.timeline].reverse().map(
      (step) =>
        html`<li class="step ${step.kind} ${step.public ? "public" : ""}">
          <span class="icon" aria-hidden="true">${ICONS[step.kind]}</span>
          <div>
            <div class="small soft">
              <bdi>${head(step, options)}</bdi> ·
              <time>${moment(step.at)}</time>
              ${step.public ? html`<span class="tag good">${t("the citizen reads it")}</span>` : nothing}
            </div>
            ${body(step, whole, options)}
          </div>
        </li>`,
    )}
  </ol>`;
}

function head(step: Step, options: Options): string {
  if (step.kind === "opened") return t("Opened · {channel}", { channel: channelName(step.channel) });
  if (step.kind === "contact") {
    const channel = channelName(step.channel);
    return step.direction === "in"
      ? t("{channel} from the citizen", { channel })
      : t("{channel} to the citizen", { channel });
  }
  if (step.kind === "call") return t("Call · {who}", { who: personName(options, step.by) });
  return personName(options, step.by);
}

function body(step: Step, whole: Whole, options: Options): TemplateResult | typeof nothing {
  if (step.kind === "changed") {
    return html`<ul class="changes">
      ${step.changes.map(([field, old, now]) => change(field, old, now, options))}
    </ul>`;
  }
  if (step.kind === "file" && step.file) return file(step.file, whole);
  if (step.kind === "call")
    return step.seconds ? html`<span>${t("Talked {time}", { time: duration(step.seconds) })}</span>` : nothing;
  return step.text ? html`<p class="words" dir="auto">${step.text}</p>` : nothing;
}

function change(field: string, old: unknown, now: unknown, options: Options): TemplateResult {
  return html`<li>
    ${fieldName(field)}: ${old === null || old === "" ? nothing : html`<del>${valueShown(field, old, options)}</del>`}
    <span aria-hidden="true">→</span> <ins>${valueShown(field, now, options)}</ins>
  </li>`;
}

/** A field's value in the reader's language. */
export function valueShown(field: string, value: unknown, options: Options): string {
  if (value === null || value === "") return "–";
  if (field === "status") return statusName(String(value));
  if (field === "priority") return priorityName(String(value));
  if (field === "category") return categoryName(options, String(value));
  if (field === "department") return departmentName(options, String(value));
  if (field === "owner") return personName(options, String(value));
  if (field.endsWith("_at") && typeof value === "number") return moment(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function file([id, name, kind, bytes]: [number, string, string, number], whole: Whole): TemplateResult {
  const path = `/desk/api/cases/${whole.case.reference}`;
  const size = t("{n} KB", { n: number(Math.max(1, Math.round(bytes / 1000))) });
  return html`<a class="file" href="${path}/files/${id}" download>
    ${kind.startsWith("image/") ? html`<img src="${path}/pictures/${id}" alt="" loading="lazy" />` : nothing}
    <span><bdi>${name}</bdi> <span class="soft small">${size}</span></span></a
  >`;
}
