// Keys of the pages. With Alt they always work; without it they are letters that somebody may hit, or say to a machine
// that writes for them, and meant otherwise: whoever wishes switches these off, on all pages (WCAG 2.2, 2.1.4).

const COOKIE = "hotline_letters";

/** A pressed key: a `KeyboardEvent` is one. */
export interface Pressed {
  /** Its place on the keyboard, which is the same in Arabic. */
  code: string;
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Whether keys work without Alt: unless somebody has switched them off. */
export function areLettersOn(cookies: string = document.cookie): boolean {
  return !cookies.split("; ").includes(`${COOKIE}=off`);
}

/** Kept as the language is: for this person's browser, a year. */
export function switchLetters(on: boolean): void {
  document.cookie = `${COOKIE}=${on ? "on" : "off"}; path=/; max-age=31536000; samesite=lax`;
}

/** Whether a key asks the page for something, rather than that it is typed. AltGr is Ctrl+Alt, by which people write. */
export function isShortcut(pressed: Pressed, inField: boolean, letters: boolean): boolean {
  if (pressed.ctrlKey || pressed.metaKey) return false;
  return pressed.altKey || (letters && !inField);
}

/** Whether it asks for the list of keys: `?`, in Arabic `؟`, and Alt with its key. */
export function isHelp(pressed: Pressed): boolean {
  return pressed.altKey ? pressed.code === "Slash" : pressed.key === "?" || pressed.key === "؟";
}

/** Whether somebody types there. */
export function isField(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  return !!element?.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
}
