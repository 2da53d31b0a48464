// Small pieces that all places of the page show alike.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { locale, number, percent, t, titled } from "../../lib/words.ts";
import type { Answered, Context, Figures, Texts } from "./types.ts";

export const PATH = "/desk/api/quality";

/** A day as the server wants it, in the reader's time. */
function dayText(when: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
}

export function daysAgo(days: number): string {
  const when = new Date();
  when.setDate(when.getDate() - days);
  return dayText(when);
}

/** A day of the server, short: 22 Nov. */
export function dayShown(day: string): string {
  const when = new Date(`${day}T12:00:00`);
  return Number.isNaN(when.getTime())
    ? day
    : new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" }).format(when);
}

/** Midnight of a day of the server, in the reader's time: a chart's days are those of the city wherever it is read. */
export function dayStart(day: string): number {
  return new Date(`${day}T00:00:00`).getTime() / 1000;
}

export function agentName(context: Context, key: string | null): string {
  return key ? (context.names.agents[key] ?? key) : t("nobody");
}

export function title(texts: Record<string, Texts>, key: string | null, none: string): string {
  return key ? titled(texts[key], key) : none;
}

export interface Span {
  from: string;
  to: string;
}

/** Two days to choose; `change` hears of valid ones only. */
export function spanFields(span: Span, change: (span: Span) => void): TemplateResult {
  const field = (name: keyof Span, label: string) =>
    html`<label class="day"
      >${label}
      <input
        type="date"
        .value=${span[name]}
        max=${name === "from" ? span.to : nothing}
        min=${name === "to" ? span.from : nothing}
        @change=${(event: Event) => {
          const value = (event.target as HTMLInputElement).value;
          if (value) change({ ...span, [name]: value });
        }} />
    </label>`;
  return html`${field("from", t("From"))}${field("to", t("To"))}`;
}

export function choice(
  label: string,
  value: string,
  options: [string, string][],
  change: (value: string) => void,
): TemplateResult {
  return html`<label class="day"
    >${label}
    <select @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>
      ${options.map(([key, name]) => html`<option value=${key} ?selected=${key === value}>${name}</option>`)}
    </select>
  </label>`;
}

export function agentOptions(context: Context): [string, string][] {
  return [["", t("All agents")], ...Object.entries(context.names.agents)];
}

/** Quality as per cent, with what must be seen at once. */
export function qualityTag(quality: number | null, fatal: number): TemplateResult {
  if (fatal) return html`<span class="tag bad">${percent(quality)} · ${t("fatal error")}</span>`;
  const kind = quality === null ? "" : quality >= 0.85 ? "good" : quality >= 0.7 ? "warn" : "bad";
  return html`<span class="tag ${kind}">${percent(quality)}</span>`;
}

export function answeredTag(answer: Answered): TemplateResult | typeof nothing {
  const names: Record<Answered, string> = {
    "": "",
    acknowledged: t("read by the agent"),
    disputed: t("disputed"),
    kept: t("dispute answered"),
    changed: t("being changed"),
  };
  return answer ? html`<span class="tag ${answer === "disputed" ? "warn" : ""}">${names[answer]}</span>` : nothing;
}

/** A share with the interval in which it lies: a bar, its number, and a mark where few answers say little. */
export function shareBar(figures: Figures): TemplateResult {
  if (figures.csat === null || figures.interval === null) return html`<span class="soft">${t("no marks")}</span>`;
  const [low, high] = figures.interval;
  return html`<span class="share">
    <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect class="share-ground" width="100" height="12"></rect>
      <rect class="share-range" x=${low * 100} width=${(high - low) * 100} height="12"></rect>
      <rect class="share-value" x=${Math.max(figures.csat * 100 - 0.8, 0)} width="1.6" height="12"></rect>
    </svg>
    <b class="number">${percent(figures.csat)}</b>
    <span class="soft small number"><bdi>${number(low * 100)}–${number(high * 100)}</bdi></span>
    ${figures.uncertain ? html`<span class="tag warn">${t("few answers")}</span>` : nothing}
  </span>`;
}

export function empty(text: string): TemplateResult {
  return html`<p class="empty soft">${text}</p>`;
}
