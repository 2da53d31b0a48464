// The style sheets: nothing that no page uses, no colour beside the named ones, no rule in two sheets.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";

const SOURCES = join(import.meta.dirname, "..");
/** Shells and refusals that the server writes. */
const SERVER = join(SOURCES, "..", "..", "pages.py");
/** Classes of uPlot, which draws the charts. */
const FOREIGN = /^u-/;

function below(ending: string): string[] {
  return readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(SOURCES, name));
}

const sheets = below(".css").map((file) => ({
  name: basename(file),
  text: readFileSync(file, "utf8").replace(/\/\*[^]*?\*\//g, ""),
}));
const sources = [SERVER, ...below(".ts")].map((file) => readFileSync(file, "utf8")).join("\n");

/** Whether some source names a class, whole or by its beginning, as in `state-${state}`. */
function isUsed(name: string): boolean {
  if (FOREIGN.test(name) || new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(sources)) return true;
  const words = name.split("-");
  return words.some((_, count) => count > 0 && sources.includes(`${words.slice(0, count).join("-")}-\${`));
}

test("every class has somebody who uses it", () => {
  const unused = sheets.flatMap(({ name, text }) =>
    [...text.replace(/\{[^{}]*\}/g, "{}").matchAll(/\.([a-z][\w-]*)/gi)]
      .filter(([, one]) => !isUsed(one!))
      .map(([, one]) => `${name}: .${one}`),
  );
  assert.deepEqual(unused, []);
});

test("colours have names", () => {
  const nameless = sheets.flatMap(({ name, text }) =>
    text
      .split("\n")
      .filter((line) => /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/.test(line) && !/^\s*--[\w-]+:/.test(line))
      .map((line) => `${name}: ${line.trim()}`),
  );
  assert.deepEqual(nameless, []);
});

test("a rule stands in one sheet", () => {
  const where = new Map<string, Set<string>>();
  for (const { name, text } of sheets) {
    for (const [, selector, body] of text.matchAll(/([^{}]+)\{([^{}]+)\}/g)) {
      const rule = `${selector} {${body}}`.replace(/\s+/g, " ").trim();
      where.set(rule, (where.get(rule) ?? new Set()).add(name));
    }
  }
  const twins = [...where].filter(([, names]) => names.size > 1).map(([rule, names]) => `${[...names]}: ${rule}`);
  assert.deepEqual(twins, []);
});
