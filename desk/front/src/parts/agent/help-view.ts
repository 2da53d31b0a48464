// All shortcuts of the agent's page.
import type { TemplateResult } from "../../lib/html.ts";
import { keyList } from "../keyboard/key-list.ts";
import { SHORTCUTS, written } from "./keys.ts";
import type { Office } from "./office.ts";

export function helpView(office: Office): TemplateResult {
  const rows = SHORTCUTS.map((one) => ({ always: [written(one.code)], words: one.words() }));
  return keyList(
    rows,
    () => office.store.set({ panel: "" }),
    () => office.store.set({ panel: "help" }),
  );
}
