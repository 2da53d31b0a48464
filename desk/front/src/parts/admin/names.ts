// What entries of the configuration are called.
import { titled } from "../../lib/words.ts";
import { isTable } from "./keys.ts";
import { settings } from "./state.ts";

/** The entry's title in the reader's language, an agent's name; else its key. */
export function nameOf(table: string, key: string): string {
  const one = settings.value("configuration", [table, key]);
  if (!isTable(one)) return key;
  if (table === "agents") return String(one["name"] ?? key);
  return titled(one["title"] as Record<string, string> | undefined, key);
}
