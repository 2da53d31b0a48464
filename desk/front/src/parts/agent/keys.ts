// The keyboard of the agent's page. Alt with a letter, by the key's place, so that it is the same in Arabic; only `?`
// is a key by itself.
import { isHelp, isShortcut, type Pressed } from "../../lib/keyboard.ts";
import { t } from "../../lib/words.ts";

export type Action =
  | "answer"
  | "hangUp"
  | "hold"
  | "mute"
  | "keypad"
  | "transfer"
  | "recording"
  | "pause"
  | "next"
  | "decline"
  | "finish"
  | "extend"
  | "me"
  | "caller"
  | "case"
  | "category"
  | "articles"
  | "save"
  | "help";

interface Shortcut {
  /** `KeyboardEvent.code`. */
  code: string;
  action: Action;
  words: () => string;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { code: "KeyA", action: "answer", words: () => t("Answer the call, or take what is offered") },
  { code: "KeyU", action: "hangUp", words: () => t("Hang up") },
  { code: "KeyH", action: "hold", words: () => t("Hold, and back to the caller") },
  { code: "KeyM", action: "mute", words: () => t("Mute the microphone") },
  { code: "KeyK", action: "keypad", words: () => t("Keypad") },
  { code: "KeyT", action: "transfer", words: () => t("Transfer, or ask somebody") },
  { code: "KeyR", action: "recording", words: () => t("Pause the recording, and go on") },
  { code: "KeyP", action: "pause", words: () => t("Pause, or be ready again") },
  { code: "KeyN", action: "next", words: () => t("What next?") },
  { code: "KeyL", action: "decline", words: () => t("Not now: leave what is offered to others") },
  { code: "KeyW", action: "finish", words: () => t("Finish the wrap-up") },
  { code: "KeyX", action: "extend", words: () => t("A longer wrap-up") },
  { code: "Digit1", action: "me", words: () => t("To the telephone") },
  { code: "Digit2", action: "caller", words: () => t("To the caller") },
  { code: "Digit3", action: "case", words: () => t("To the case") },
  { code: "KeyC", action: "category", words: () => t("To the category") },
  { code: "KeyB", action: "articles", words: () => t("To the knowledge base") },
  { code: "KeyS", action: "save", words: () => t("Save the case") },
];

/** How a shortcut is written. */
export function written(code: string): string {
  return `Alt+${code.replace(/^Key|^Digit/, "")}`;
}

/** What a pressed key means; null: nothing, it is typed. Pure. */
export function actionOf(pressed: Pressed & { repeat: boolean }, inField: boolean, letters: boolean): Action | null {
  if (pressed.repeat || !isShortcut(pressed, inField, letters)) return null;
  if (isHelp(pressed)) return "help";
  if (!pressed.altKey) return null;
  return SHORTCUTS.find((shortcut) => shortcut.code === pressed.code)?.action ?? null;
}
