// The category, by what is typed: a combobox (WAI-ARIA Authoring Practices, editable combobox with a list).
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { t, titled } from "../../lib/words.ts";
import { searchCategories } from "./category-search.ts";
import type { Office } from "./office.ts";

let text: string | null = null;
let at = 0;

export function categoryView(office: Office): TemplateResult {
  const categories = office.state.setup?.categories ?? {};
  const { category } = office.form();
  const title = category ? titled(categories[category]?.title, category) : "";
  const open = text !== null;
  const found = open ? searchCategories(text === title ? "" : (text ?? ""), categories) : [];
  const choose = (key: string | null) => {
    text = null;
    const known = key ? categories[key] : undefined;
    office.type({ category: key, ...(known ? { priority: known.priority } : {}), answers: {} });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      text ??= "";
      at = Math.max(0, Math.min(found.length - 1, at + (event.key === "ArrowDown" ? (open ? 1 : 0) : -1)));
    } else if (event.key === "Enter" && open && found[at]) choose(found[at] ?? null);
    else if (event.key === "Escape" && open) text = null;
    else return;
    event.preventDefault();
    office.redraw();
  };
  return html`<div class="category">
    <label for="case-category">${t("Category")}</label>
    <div class="row nowrap">
      <input
        id="case-category"
        role="combobox"
        autocomplete="off"
        dir="auto"
        aria-expanded=${open}
        aria-controls="category-list"
        aria-autocomplete="list"
        aria-activedescendant=${open && found[at] ? `category-${at}` : nothing}
        placeholder=${t("Type to search, in either language")}
        .value=${text ?? title}
        @input=${(event: InputEvent) => {
          text = (event.target as HTMLInputElement).value;
          at = 0;
          office.redraw();
        }}
        @focus=${(event: FocusEvent) => {
          (event.target as HTMLInputElement).select();
        }}
        @keydown=${keys}
        @blur=${() => {
          text = null;
          office.redraw();
        }} />
      ${category ? html`<button type="button" class="quiet" aria-label=${t("No category")} @click=${() => choose(null)}>✕</button>` : nothing}
    </div>
    <ul id="category-list" role="listbox" aria-label=${t("Categories")} ?hidden=${!open}>
      ${found.map(
        (key, place) =>
          html`<li
            id="category-${place}"
            role="option"
            aria-selected=${place === at}
            @mousedown=${(event: Event) => {
              event.preventDefault();
              choose(key);
            }}>
            <bdi>${titled(categories[key]?.title, key)}</bdi>
            <span class="soft small"><bdi>${titled(categories[key]?.group, "")}</bdi></span>
          </li>`,
      )}
      ${open && !found.length ? html`<li class="soft" role="option" aria-selected="false" aria-disabled="true">${t("Nothing fits.")}</li>` : nothing}
    </ul>
  </div>`;
}
