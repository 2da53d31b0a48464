// The list of a page's keys, with the switch for those that work without Alt.
import { html, ref, type TemplateResult } from "../../lib/html.ts";
import { areLettersOn, switchLetters } from "../../lib/keyboard.ts";
import { t } from "../../lib/words.ts";

/** What a key does. */
export interface KeyRow {
  /** With Alt, or one that writes nothing; always there. */
  always: readonly string[];
  /** Without Alt. */
  alone?: readonly string[];
  words: string;
}

/** The dialog; `redraw` has the page drawn again after the switch was used. */
export function keyList(rows: readonly KeyRow[], close: () => void, redraw: () => void): TemplateResult {
  const letters = areLettersOn();
  const listed = [...rows, { always: ["Alt+/"], alone: ["?"], words: t("This list") }];
  const choose = (event: Event): void => {
    switchLetters((event.target as HTMLInputElement).checked);
    redraw();
  };
  return html`<dialog class="help" aria-labelledby="help-title" ${ref(open)} @close=${close}>
    <form method="dialog">
      <div class="row between">
        <h2 id="help-title">${t("Keyboard")}</h2>
        <button class="plain">${t("Close")}</button>
      </div>
    </form>
    <label class="row inline"
      ><input type="checkbox" .checked=${letters} @change=${choose} />
      ${t("Keys work without Alt too, except while you type")}</label
    >
    <table>
      <tbody>
        ${listed.map((row) => {
          const keys = [...(letters ? (row.alone ?? []) : []), ...row.always];
          return html`<tr>
            <th scope="row">${keys.map((key) => html`<kbd>${key}</kbd> `)}</th>
            <td>${row.words}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </dialog>`;
}

function open(element: Element | undefined): void {
  const dialog = element as HTMLDialogElement | undefined;
  if (dialog && !dialog.open) queueMicrotask(() => dialog.isConnected && !dialog.open && dialog.showModal());
}
