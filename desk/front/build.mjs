// Makes desk/built/ from desk/front/: one script a page, the styles, and the Arabic words.
//
//   node build.mjs             writes ../built
//   node build.mjs --out DIR   writes elsewhere, for comparing
//
// The same sources give the same bytes: what is built is committed, so that running needs no Node.js, and compared
// when the tests run. A text in the sources without its Arabic, or Arabic without a text, ends the build.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { po } from "gettext-parser";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = process.argv[2] === "--out" ? process.argv[3] : join(here, "..", "built");

async function filesBelow(folder, ending) {
  const found = await readdir(folder, { recursive: true });
  return found
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

// --- words ---

const TEXT = /\b(?:t|tn|N_)\(\s*"((?:[^"\\]|\\.)*)"(?:\s*,\s*"((?:[^"\\]|\\.)*)")?/g;

async function usedTexts() {
  const used = new Map();
  for (const file of await filesBelow(join(here, "src"), ".ts")) {
    for (const [, one] of (await readFile(file, "utf8")).matchAll(TEXT)) used.set(JSON.parse(`"${one}"`), file);
  }
  return used;
}

async function arabicWords(used) {
  const words = {};
  const problems = [];
  for (const file of await filesBelow(join(here, "locale", "ar"), ".po")) {
    const entries = Object.values(po.parse(await readFile(file)).translations[""] ?? {});
    for (const { msgid, msgid_plural: plural, msgstr } of entries) {
      if (msgid === "") continue;
      if (words[msgid]) problems.push(`${basename(file)}: twice: ${msgid}`);
      if (!used.has(msgid)) problems.push(`${basename(file)}: no source uses: ${msgid}`);
      if (msgstr.length < (plural ? 6 : 1) || msgstr.some((text) => text === "")) {
        problems.push(`${basename(file)}: not translated: ${msgid}`);
      }
      words[msgid] = plural ? msgstr : msgstr[0];
    }
  }
  for (const [text, file] of used) if (!(text in words)) problems.push(`${basename(file)}: no Arabic for: ${text}`);
  return { words, problems };
}

// --- the whole ---

const { words, problems } = await arabicWords(await usedTexts());
if (problems.length) {
  console.error(problems.join("\n"));
  process.exitCode = 1;
}
const sorted = Object.fromEntries(Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)));
await mkdir(out, { recursive: true });
await writeFile(join(out, "ar.json"), `${JSON.stringify(sorted, null, 1)}\n`);
await build({
  absWorkingDir: here,
  entryPoints: [
    ...(await filesBelow(join(here, "src", "pages"), ".ts")),
    ...(await filesBelow(join(here, "src", "styles"), ".css")),
  ],
  bundle: true,
  outdir: out,
  entryNames: "[name]",
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "eof",
  charset: "utf8",
  logLevel: "warning",
});
