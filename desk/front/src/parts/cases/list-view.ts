// The list of cases, drawn: the lists as tabs, the rows, and the way to other pages.
import { classMap, html, nothing, repeat, type TemplateResult } from "../../lib/html.ts";
import { moment, number, t } from "../../lib/words.ts";
import {
  categoryName,
  departmentName,
  distanceInTime,
  personName,
  priorityName,
  statusName,
  tone,
  viewName,
} from "./case-words.ts";
import type { CaseList, ListState } from "./list.ts";
import type { Options, Row } from "./model.ts";
import { type View, VIEWS } from "./query.ts";

export function tabs(list: CaseList, state: ListState): TemplateResult {
  const shown = (view: View): string => {
    const count = state.counts[view];
    if (count === undefined) return "";
    return count >= state.most ? `${number(state.most - 1)}+` : number(count);
  };
  return html`<nav class="case-tabs" aria-label=${t("Lists")}>
    ${VIEWS.map(
      (view) =>
        html`<button
          class=${classMap({ plain: true, late: view === "overdue" && Boolean(state.counts.overdue) })}
          aria-current=${state.query.view === view ? "true" : nothing}
          @click=${() => list.go({ ...state.query, view, after: "" })}>
          ${viewName(view)} <span class="count number">${shown(view)}</span>
        </button>`,
    )}
  </nav>`;
}

export function rows(list: CaseList, state: ListState, options: Options): TemplateResult {
  if (state.trouble)
    return html`<p class="trouble" role="alert">
      ${state.trouble} <button class="plain" @click=${() => void list.load()}>${t("Try again")}</button>
    </p>`;
  if (!state.rows.length)
    return html`<p class="empty soft" role="status">${state.loading ? t("Loading…") : emptyWords(state)}</p>`;
  const all = state.rows.every((row) => state.ticked.has(row.reference));
  return html`<div
    class="scroll case-rows"
    tabindex="0"
    role="region"
    aria-label=${t("Cases of the list")}
    aria-busy=${state.loading}>
    <table>
      <thead>
        <tr>
          <th class="tick">
            <input
              type="checkbox"
              aria-label=${t("Select all on this page")}
              .checked=${all}
              @change=${(event: Event) => list.tickAll((event.target as HTMLInputElement).checked)} />
          </th>
          <th>${t("Case")}</th>
          <th>${t("Status")}</th>
          <th>${t("Due")}</th>
          <th class="wide">${t("With")}</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          state.rows,
          (row) => row.reference,
          (row, place) => line(list, state, options, row, place),
        )}
      </tbody>
    </table>
  </div>`;
}

function emptyWords(state: ListState): string {
  if (state.next) return t("Nothing found so far: look further.");
  return Object.keys(state.query.filters).length ? t("No case fits these filters.") : t("Nothing here. Well done.");
}

function line(list: CaseList, state: ListState, options: Options, row: Row, place: number): TemplateResult {
  const open = state.query.open === row.reference;
  return html`<tr
    class=${classMap({ chosen: open, at: state.at === place })}
    @click=${(event: Event) => {
      if ((event.target as HTMLElement).closest("a, input")) return;
      list.store.set({ at: place });
      list.open(row.reference);
    }}>
    <td class="tick">
      <input
        type="checkbox"
        aria-label=${t("Select {reference}", { reference: row.reference })}
        .checked=${state.ticked.has(row.reference)}
        @change=${(event: Event) => list.tick(row, (event.target as HTMLInputElement).checked)} />
    </td>
    <td>
      <a
        class="subject"
        href="?case=${row.reference}"
        aria-current=${open ? "true" : nothing}
        @click=${(event: MouseEvent) => {
          if (event.ctrlKey || event.metaKey || event.button) return;
          event.preventDefault();
          list.store.set({ at: place });
          list.open(row.reference);
        }}
        ><bdi>${row.subject}</bdi></a
      >
      <div class="small soft under">
        <span class="number">${row.reference}</span> · ${categoryName(options, row.category)}
        ${row.place ? html`· <bdi>${row.place}</bdi>` : nothing}
      </div>
    </td>
    <td>${statusTag(row.status)} ${priorityTag(row.priority)}</td>
    <td>${dueTag(row, state.now)}</td>
    <td class="wide small">
      ${departmentName(options, row.department)}
      ${row.owner ? html`<div class="soft">${personName(options, row.owner)}</div>` : nothing}
    </td>
  </tr>`;
}

export function statusTag(status: string): TemplateResult {
  const settled = ["solved", "closed", "duplicate", "rejected"].includes(status);
  return html`<span class=${classMap({ tag: true, good: settled, warn: status === "reopened" })}
    >${statusName(status)}</span
  >`;
}

export function priorityTag(priority: string): TemplateResult | typeof nothing {
  if (priority === "normal") return nothing;
  return html`<span class=${classMap({ tag: true, bad: priority === "urgent", warn: priority === "high" })}
    >${priorityName(priority)}</span
  >`;
}

function dueTag(row: Row, now: number): TemplateResult | typeof nothing {
  if (row.due_at === null || ["solved", "closed", "duplicate", "rejected"].includes(row.status)) return nothing;
  return html`<time class="due ${tone(row.due_at, now)}" title=${moment(row.due_at)}
    >${distanceInTime(row.due_at - now)}</time
  >`;
}

export function pager(list: CaseList, state: ListState): TemplateResult {
  return html`<div class="row between pager">
    <button class="plain" ?disabled=${!state.before.length} @click=${() => list.pageBefore()}>
      ${t("Previous page")}
    </button>
    <span class="soft small">${t("Page {n}", { n: number(state.before.length + 1) })}</span>
    <button class="plain" ?disabled=${!state.next} @click=${() => list.nextPage()}>${t("Next page")}</button>
  </div>`;
}
