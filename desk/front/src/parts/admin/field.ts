// A value of the settings that somebody changes, and what all its controls need.
import { isTable, type Value } from "./keys.ts";
import { resolved, type Schema } from "./schema.ts";

export interface Field {
  /** Of the table and of the key: `queues`, `ring_seconds`. */
  table: string;
  key: string;
  schema: Schema;
  root: Schema;
  value: Value;
  change: (value: Value) => void;
  /** What it is called to who hears the page, where it has no label of its own. */
  label: string;
  disabled: boolean;
}

/** What was typed or chosen. */
export const typed = (event: Event): string => (event.target as HTMLInputElement).value;

/** The value that counts where none is given, as it is written; empty: there is none. */
export const byDefault = (field: Field): string => {
  const value = resolved(field.schema, field.root).default;
  return value === null || value === undefined ? "" : String(value);
};

/** The value as a table; what is none has no keys. */
export function table(value: Value): Record<string, Value> {
  return isTable(value) ? value : {};
}

/** The table, or no value where nothing is in it. */
export function orNone(value: Record<string, Value>): Record<string, Value> | undefined {
  return Object.keys(value).length ? value : undefined;
}
