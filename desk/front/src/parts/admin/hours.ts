// Opening hours: the week as a grid, single dates, public holidays, and when it is open in the next days.
import { api } from "../../lib/api.ts";
import { html, keyed, live, nothing, svg, type TemplateResult } from "../../lib/html.ts";
import { Store } from "../../lib/store.ts";
import { locale, moment, t } from "../../lib/words.ts";
import { explained } from "./explanations.ts";
import { isTable, listOf, type Value } from "./keys.ts";
import { row } from "./place.ts";
import { PATH, settings } from "./state.ts";
import { nameOf } from "./names.ts";
import { entryList, remove } from "./tables.ts";
import { view } from "./view.ts";

interface Day {
  date: string;
  weekday: string;
  ranges: string[];
  special: boolean;
  holiday: string;
}

interface Preview {
  hours: string;
  open: boolean;
  changes_at: number | null;
  days: Day[];
}

/** The week begins on Sunday; 2026-03-01 was one. */
const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

export const preview = new Store<{ key: string; told: Preview | null }>({ key: "", told: null });
const typed = (event: Event): string => (event.target as HTMLInputElement).value;

function weekday(index: number): string {
  return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2026, 2, 1 + index));
}

export function hoursSection(): TemplateResult {
  const key = view.store.state.open || (settings.names("hours")[0] ?? "");
  const value = settings.value("configuration", ["hours", key]);
  if (isTable(value)) look(key);
  return html`<div class="split">
    ${entryList("hours")}
    ${isTable(value) ? keyed(key, form(key, value)) : html`<p class="soft empty">${t("Choose an entry, or add one.")}</p>`}
  </div>`;
}

/** Ask for the preview once for each state of the draft. */
function look(key: string): void {
  const wanted = `${key} ${settings.told.draft.version} ${settings.told.draft.changed_at}`;
  if (preview.state.key === wanted) return;
  preview.set({ key: wanted });
  api.get<Preview>(`${PATH}/settings/opening/${encodeURIComponent(key)}`).then(
    ({ body }) => preview.set({ told: body }),
    () => preview.set({ told: null }),
  );
}

function form(key: string, value: Record<string, Value>): TemplateResult {
  const root = settings.store.state.schema["hours"] ?? {};
  const week = isTable(value["week"]) ? value["week"] : {};
  const path = ["hours", key];
  return html`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry">${nameOf("hours", key)}</h2>
      ${remove("hours", key)}
    </div>
    ${row(
      explained("hours", "week"),
      "week",
      [...path, "week"],
      html`<table class="week">
        <tbody>
          ${DAYS.map((day, index) => {
            const ranges = Array.isArray(week[day]) ? (week[day] as string[]) : [];
            const take = (event: Event): void =>
              void settings.edit(
                "configuration",
                [...path, "week", day],
                listOf(typed(event)).length ? listOf(typed(event)) : undefined,
              );
            return html`<tr>
              <th scope="row">${weekday(index)}</th>
              <td>
                <input
                  dir="ltr"
                  aria-label=${t("Hours on {day}", { day: weekday(index) })}
                  placeholder=${t("closed")}
                  .value=${live(ranges.join(", "))}
                  @change=${take} />
              </td>
              <td>${bars(ranges)}</td>
            </tr>`;
          })}
        </tbody>
      </table>`,
    )}
    ${row(
      explained("hours", "holidays"),
      "holidays",
      [...path, "holidays"],
      html`<input
        class="short"
        dir="ltr"
        maxlength="2"
        aria-label=${explained("hours", "holidays")}
        placeholder="OM"
        .value=${live(String(value["holidays"] ?? ""))}
        @change=${(event: Event) => void settings.edit("configuration", [...path, "holidays"], typed(event).trim().toUpperCase() || undefined)} />`,
    )}
    ${row(explained("hours", "dates"), "dates", [...path, "dates"], dates(path, isTable(value["dates"]) ? value["dates"] : {}))}
    ${root ? nextDays() : nothing}
  </section>`;
}

function dates(path: string[], all: Record<string, Value>): TemplateResult {
  const put = (day: string, ranges: string[] | undefined): void =>
    void settings.edit("configuration", [...path, "dates", day], ranges);
  return html`<table class="week">
      <tbody>
        ${Object.entries(all)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(
            ([day, ranges]) =>
              html`<tr>
                <th scope="row"><bdi>${day}</bdi></th>
                <td>
                  <input
                    dir="ltr"
                    aria-label=${t("Hours on {day}", { day })}
                    placeholder=${t("closed")}
                    .value=${live(((ranges as string[] | null) ?? []).join(", "))}
                    @change=${(event: Event) => put(day, listOf(typed(event)))} />
                </td>
                <td>
                  <button
                    class="quiet"
                    aria-label=${t("Remove {name}", { name: day })}
                    @click=${() => put(day, undefined)}>
                    ×
                  </button>
                </td>
              </tr>`,
          )}
      </tbody>
    </table>
    <label class="row small"
      ><span>${t("Add a date")}</span
      ><input
        type="date"
        class="short"
        @change=${(event: Event) => {
          if (typed(event)) put(typed(event), []);
          (event.target as HTMLInputElement).value = "";
        }}
    /></label>`;
}

/** The ranges of a day as bars over its 24 hours; midnight is where reading begins. */
function bars(ranges: readonly string[]): TemplateResult {
  const minutes = (text: string): number => Number(text.slice(0, -3)) * 60 + Number(text.slice(-2));
  const spans = ranges.flatMap((range) => {
    const [from, to] = range.split("-").map((one) => minutes(one.trim()));
    return from === undefined || to === undefined || Number.isNaN(from + to)
      ? []
      : [{ from, to: to > from ? to : 1440 }];
  });
  return html`<svg class="day" viewBox="0 0 1440 60" preserveAspectRatio="none" aria-hidden="true">
    <rect class="ground" width="1440" height="60" rx="20"></rect>
    ${spans.map(({ from, to }) => svg`<rect class="open" x=${from} width=${to - from} height="60" rx="20"></rect>`)}
  </svg>`;
}

function nextDays(): TemplateResult {
  const { told } = preview.state;
  if (!told) return html`<p class="soft">${t("The preview is there when nothing is wrong with the draft.")}</p>`;
  return html`<div class="row between">
      <h3>${t("The next 14 days")}</h3>
      <span class="tag ${told.open ? "good" : "bad"}">${told.open ? t("Open now") : t("Closed now")}</span>
    </div>
    <p class="small soft">
      ${told.changes_at ? t("Changes: {when}", { when: moment(told.changes_at) }) : t("It never changes.")}
    </p>
    <table class="week">
      <tbody>
        ${told.days.map(
          (day) =>
            html`<tr>
              <th scope="row">
                ${new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }).format(Date.parse(day.date))}
              </th>
              <td><bdi>${day.ranges.join(", ") || t("closed")}</bdi></td>
              <td>${bars(day.ranges.map((one) => one.replace("–", "-")))}</td>
              <td class="small soft">${day.special ? t("single date") : day.holiday}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}
