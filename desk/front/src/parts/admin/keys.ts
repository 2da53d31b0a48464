// Places in the settings: keys as the server writes them, values, and the problems of a place. Pure.

export type Value = unknown;
export type Path = readonly string[];

export interface Problem {
  file: string;
  key: string;
  line: number | null;
  what: string;
  remedy: string;
  /** Both taken apart, for other languages than English; null: only the English is known. */
  fault: Said | null;
  advice: Said | null;
}

/** A text of the catalogue of messages, and the values in it. */
export interface Said {
  text: string;
  values: Record<string, string>;
}

/** The path as TOML has it, as the server's `key_text` writes it. */
export function keyText(path: Path): string {
  return path
    .map((part) => (/^[A-Za-z0-9_-]+$/.test(part) ? part : `"${part.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`))
    .join(".");
}

export function isTable(value: Value): value is Record<string, Value> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function valueAt(data: Value, path: Path): Value {
  let found = data;
  for (const part of path) {
    if (!isTable(found)) return undefined;
    found = found[part];
  }
  return found;
}

/** The data with another value there, with the tables that lead to it; undefined takes it away. */
export function withValueAt(data: Value, path: Path, value: Value): Value {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const table = isTable(data) ? data : {};
  return withKey(table, key, rest.length ? withValueAt(table[key], rest, value) : value);
}

/** The problems of a place and of everything in it. */
export function problemsAt(problems: readonly Problem[], file: string, path: Path): Problem[] {
  const key = keyText(path);
  return problems.filter(
    (one) => one.file === file && (one.key === key || one.key.startsWith(`${key}.`) || one.key.startsWith(`${key}[`)),
  );
}

/** The table with another value; undefined takes the key away. */
export function withKey(table: Record<string, Value>, key: string, value: Value): Record<string, Value> {
  const next = { ...table };
  if (value === undefined) delete next[key];
  else next[key] = value;
  return next;
}

/** "a, b" as a list, without what is empty. */
export function listOf(text: string): string[] {
  return text
    .split(/[,،\n]/)
    .map((one) => one.trim())
    .filter(Boolean);
}
