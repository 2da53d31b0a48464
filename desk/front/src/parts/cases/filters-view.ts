// Filters of the list: each change is in the address at once; those with names are kept by the server.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { t } from "../../lib/words.ts";
import {
  categoryName,
  CHANNELS,
  channelName,
  departmentName,
  personName,
  priorityName,
  statusName,
} from "./case-words.ts";
import type { CaseList, ListState } from "./list.ts";
import type { Options } from "./model.ts";
import { readQuery, withFilter } from "./query.ts";

export function filters(list: CaseList, state: ListState, options: Options): TemplateResult {
  const set = (name: string, value: string): void => list.go(withFilter(state.query, name, [value]));
  const one = (name: string): string => state.query.filters[name]?.[0] ?? "";
  const count = Object.keys(state.query.filters).length;
  return html`<div class="case-filters">
    <div class="row">
      <label class="grow"
        ><span class="unseen">${t("Search in cases")}</span>
        <input
          id="case-text"
          type="search"
          placeholder=${t("Reference, words, place…")}
          .value=${one("text")}
          @change=${(event: Event) => set("text", (event.target as HTMLInputElement).value.trim())}
      /></label>
      ${savedFilters(list, state)}
    </div>
    <details ?open=${count > 0}>
      <summary>${count ? t("Filters ({n})", { n: count }) : t("Filters")}</summary>
      <div class="grid">
        ${choice(
          t("Status"),
          one("status"),
          options.statuses.map((key) => [key, statusName(key)]),
          (value) => set("status", value),
        )}
        ${choice(
          t("Subject area"),
          one("category"),
          Object.keys(options.categories).map((key) => [key, categoryName(options, key)]),
          (value) => set("category", value),
        )}
        ${choice(
          t("Department"),
          one("department"),
          Object.keys(options.departments)
            .filter((key) => options.departments[key]?.seen)
            .map((key) => [key, departmentName(options, key)]),
          (value) => set("department", value),
        )}
        ${choice(
          t("Person"),
          one("owner"),
          Object.keys(options.agents).map((key) => [key, personName(options, key)]),
          (value) => set("owner", value),
        )}
        ${choice(
          t("Priority"),
          one("priority"),
          options.priorities.map((key) => [key, priorityName(key)]),
          (value) => set("priority", value),
        )}
        ${choice(
          t("Channel"),
          one("channel"),
          CHANNELS.map((key) => [key, channelName(key)]),
          (value) => set("channel", value),
        )}
        ${day(t("Opened from"), one("opened_from"), (value) => set("opened_from", value))}
        ${day(t("Opened until"), one("opened_until"), (value) => set("opened_until", value))}
        ${box(one("box"), (value) => set("box", value))}
      </div>
      ${
        count
          ? html`<button class="quiet" @click=${() => list.go({ ...state.query, filters: {}, after: "" })}>
              ${t("Without filters")}
            </button>`
          : nothing
      }
    </details>
  </div>`;
}

export function choice(
  title: string,
  value: string,
  choices: string[][],
  take: (value: string) => void,
  none: string = t("any"),
): TemplateResult {
  return html`<label
    >${title}
    <select @change=${(event: Event) => take((event.target as HTMLSelectElement).value)}>
      <option value="" ?selected=${value === ""}>${none}</option>
      ${choices.map(([key, name]) => html`<option value=${key ?? ""} ?selected=${value === key}>${name}</option>`)}
    </select></label
  >`;
}

function day(title: string, value: string, take: (value: string) => void): TemplateResult {
  return html`<label
    >${title}
    <input type="date" .value=${value} @change=${(event: Event) => take((event.target as HTMLInputElement).value)}
  /></label>`;
}

function box(value: string, take: (value: string) => void): TemplateResult {
  return html`<label
    >${t("Place box: south, west, north, east")}
    <input
      dir="ltr"
      placeholder="23.5,58.3,23.7,58.6"
      .value=${value}
      @change=${(event: Event) => take((event.target as HTMLInputElement).value.replace(/\s/g, ""))}
  /></label>`;
}

function savedFilters(list: CaseList, state: ListState): TemplateResult {
  const take = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const found = state.saved[Number(select.value)];
    select.value = "";
    if (found) list.go({ ...readQuery(found.query), open: state.query.open });
  };
  return html` ${
      state.saved.length
        ? html`<label
            ><span class="unseen">${t("Saved filters")}</span
            ><select @change=${take}>
              <option value="">${t("Saved filters")}</option>
              ${state.saved.map((one, place) => html`<option value=${place}>${one.name}</option>`)}
            </select></label
          >`
        : nothing
    }
    <details class="saving">
      <summary class="button plain">${t("Save…")}</summary>
      <form
        class="card"
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          const form = event.target as HTMLFormElement;
          void list.save((new FormData(form).get("name") as string).trim());
          form.closest("details")?.removeAttribute("open");
        }}>
        <label>${t("Name of these filters")}<input name="name" required maxlength="60" /></label>
        <button>${t("Save")}</button>
        ${state.saved.map(
          (one) =>
            html`<div class="row between">
              <bdi>${one.name}</bdi>
              <button
                type="button"
                class="quiet"
                @click=${() => void list.forget(one.name)}
                aria-label=${t("Forget {name}", { name: one.name })}>
                ✕
              </button>
            </div>`,
        )}
      </form>
    </details>`;
}
