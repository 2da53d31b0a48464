// The keyboard of the list of cases, by the keys' places: the same on an Arabic keyboard.
import { areLettersOn, isField, isHelp, isShortcut } from "../../lib/keyboard.ts";
import { t } from "../../lib/words.ts";
import type { KeyRow } from "../keyboard/key-list.ts";
import type { CaseList } from "./list.ts";
import type { Row } from "./model.ts";
import { VIEWS } from "./query.ts";

interface Shortcut {
  /** Of the key; with Alt it always works. */
  letter: string;
  /** Other keys that do the same: such as write nothing, and such as work without Alt only. */
  always?: string;
  alone?: string;
  words: () => string;
  does: (list: CaseList) => void;
}

const current = (list: CaseList): Row | undefined => list.store.state.rows[list.store.state.at];

const SHORTCUTS: readonly Shortcut[] = [
  { letter: "J", words: () => t("Next case"), does: (list) => list.move(1) },
  { letter: "K", words: () => t("Previous case"), does: (list) => list.move(-1) },
  { letter: "O", always: "Enter", words: () => t("Open the case"), does: openCurrent },
  { letter: "X", words: () => t("Tick the case, or not"), does: tickCurrent },
  { letter: "N", words: () => t("Next page"), does: (list) => list.nextPage() },
  { letter: "P", words: () => t("Previous page"), does: (list) => list.pageBefore() },
  { letter: "S", alone: "/", words: () => t("To the search"), does: search },
];

function openCurrent(list: CaseList): void {
  const row = current(list);
  if (row) list.open(row.reference);
}

function tickCurrent(list: CaseList): void {
  const row = current(list);
  if (row) list.tick(row, !list.store.state.ticked.has(row.reference));
}

function search(): void {
  document.querySelector<HTMLElement>("#case-text")?.focus();
}

/** What the list of keys shows. */
export function keyRows(): KeyRow[] {
  const last = VIEWS.length;
  return [
    ...SHORTCUTS.map(({ letter, always, alone, words }) => ({
      always: [`Alt+${letter}`, ...(always ? [always] : [])],
      alone: [letter, ...(alone ? [alone] : [])],
      words: words(),
    })),
    { always: [`Alt+1–${last}`], alone: [`1–${last}`], words: t("The lists, in their order") },
    { always: ["Esc"], words: t("Back to the list") },
  ];
}

/** Keys of the page; in a dialog they are the dialog's. */
export function listenToKeys(list: CaseList, close: () => void, help: () => void): void {
  window.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    const does = actionOf(event, list, close, help);
    if (!does) return;
    event.preventDefault();
    does();
  });
}

function actionOf(event: KeyboardEvent, list: CaseList, close: () => void, help: () => void): (() => void) | null {
  const inField = isField(event.target);
  if (inField && !event.altKey) return null;
  if (event.key === "Escape") return close;
  if (event.key === "Enter") return event.target === document.body ? () => openCurrent(list) : null;
  if (!isShortcut(event, inField, areLettersOn())) return null;
  if (isHelp(event)) return help;
  const view = VIEWS[Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? 0) - 1];
  if (view) return () => list.go({ ...list.query, view, after: "" });
  const known = SHORTCUTS.find((one) => event.code === `Key${one.letter}` || (one.alone && event.key === one.alone));
  return known ? () => known.does(list) : null;
}
