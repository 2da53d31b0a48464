// All shortcuts, and the switch for the one that is a single key (WCAG 2.1.4).
import { html, ref, type TemplateResult } from "../../lib/html.ts";
import { t } from "../../lib/words.ts";
import { SHORTCUTS, written } from "./keys.ts";
import type { Office } from "./office.ts";

const STORE = "hotline_single_keys";

export function singleKeys(): boolean {
  return localStorage.getItem(STORE) !== "off";
}

export function helpView(office: Office): TemplateResult {
  const close = () => office.store.set({ panel: "" });
  return html`<dialog class="help" aria-labelledby="help-title" ${ref(open)} @close=${close}>
    <form method="dialog">
      <div class="row between">
        <h2 id="help-title">${t("Keyboard")}</h2>
        <button class="plain">${t("Close")}</button>
      </div>
    </form>
    <table>
      <tbody>
        ${SHORTCUTS.map(
          (one) =>
            html`<tr>
              <th scope="row"><kbd>${written(one.code)}</kbd></th>
              <td>${one.words()}</td>
            </tr>`,
        )}
        <tr>
          <th scope="row"><kbd>?</kbd> <kbd>Alt+/</kbd></th>
          <td>${t("This list")}</td>
        </tr>
      </tbody>
    </table>
    <label class="row"
      ><input
        type="checkbox"
        .checked=${singleKeys()}
        @change=${(event: Event) =>
          localStorage.setItem(STORE, (event.target as HTMLInputElement).checked ? "on" : "off")} />
      ${t("The key ? opens this list")}</label
    >
  </dialog>`;
}

function open(element: Element | undefined): void {
  const dialog = element as HTMLDialogElement | undefined;
  if (dialog && !dialog.open) queueMicrotask(() => dialog.isConnected && !dialog.open && dialog.showModal());
}
