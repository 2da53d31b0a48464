// What of the agent's page is decided without a page.
import assert from "node:assert/strict";
import { test } from "node:test";

(globalThis as { document?: unknown }).document = { documentElement: { lang: "en" } };
const { merged } = await import("./draft-merge.ts");
const { folded } = await import("./folded.ts");
const { searchCategories } = await import("./category-search.ts");
const { actionOf } = await import("./keys.ts");
const { askingWords } = await import("./agent-words.ts");
const { keyOf, sureCandidate } = await import("./context.ts");

const category = (ar: string, en: string, keywords: string[]) => ({
  title: { ar, en },
  group: {},
  department: "water",
  priority: "normal",
  keywords: { ar: keywords },
  fields: {},
});
const CATEGORIES = {
  leak: category("تسرب مياه", "Water leak", ["ماسورة"]),
  bins: category("النفايات", "Rubbish", ["قمامة"]),
};

test("a draft of two pages keeps what each of them typed; where both did, ours stays", () => {
  const base = { subject: "a", place: "", note: "" };
  const { form, lost } = merged(base, { ...base, subject: "ours" }, { subject: "theirs", place: "Way 12" });
  assert.deepEqual(form, { subject: "ours", place: "Way 12", note: "" });
  assert.deepEqual(lost, ["subject"]);
});

test("Arabic is found in any spelling, with and without marks and articles", () => {
  assert.equal(folded("الْمَاسُورَةُ ١٢"), "الماسوره 12");
  assert.deepEqual(searchCategories("ماسوره", CATEGORIES), ["leak"]);
  assert.deepEqual(searchCategories("نفايات", CATEGORIES), ["bins"]);
  assert.deepEqual(searchCategories("LEAK water", CATEGORIES), ["leak"]);
  assert.deepEqual(searchCategories("school", CATEGORIES), []);
});

test("what a citizen says is enough: inflected words, words beside, signs that nobody sees", () => {
  assert.deepEqual(searchCategories("ماء يتسرب", CATEGORIES), ["leak"]);
  assert.deepEqual(searchCategories("الماسورة مكسورة", CATEGORIES), ["leak"]);
  assert.deepEqual(searchCategories("leaks", CATEGORIES), ["leak"]);
  assert.deepEqual(searchCategories("\u200fتسرب", CATEGORIES), ["leak"]);
  assert.deepEqual(searchCategories("", CATEGORIES), ["bins", "leak"]);
});

test("letters that are typed are no shortcuts, nor is AltGr", () => {
  const key = { code: "KeyA", key: "a", altKey: false, ctrlKey: false, metaKey: false, repeat: false };
  assert.equal(actionOf(key, true, true), null);
  assert.equal(actionOf({ ...key, altKey: true }, true, true), "answer");
  assert.equal(actionOf({ ...key, altKey: true, ctrlKey: true }, true, true), null);
  assert.equal(actionOf({ ...key, key: "?" }, true, true), null);
  assert.equal(actionOf({ ...key, key: "?" }, false, true), "help");
  assert.equal(actionOf({ ...key, key: "?" }, false, false), null);
});

test("who is asked reads which colleague asks, also where all three talk", () => {
  const setup = { agents: { "1001": { name: "Aisha", queues: [] } } };
  const words = (state: string, stage: string, by = "1001") =>
    askingWords({ state, line: { call: "a", consultation: { stage, by } } } as never, setup as never);
  assert.equal(words("consulted", "ringing"), "Aisha asks you about this caller");
  assert.equal(words("consulted", "talking", "1009"), "1009 asks you about this caller");
  assert.equal(words("consulted", "conference"), "All three of you talk, with Aisha");
  assert.equal(words("consulting", "ringing"), "");
});

test("the form is that of the call, then of its wrap-up, then of the work in hand", () => {
  const idle = { state: "available", call: null, wrap_up: null, pop: null, hand: null };
  const key = (change: object) => keyOf({ ...idle, ...change } as never);
  assert.equal(key({}), "");
  assert.equal(key({ state: "talking", call: { call: "c-1" } }), "call:c-1");
  assert.equal(key({ state: "wrapping up", wrap_up: { call: "c-1" } }), "call:c-1");
  assert.equal(key({ state: "paused", hand: { kind: "contact", id: "k" } }), "contact:k");
});

test("a number that several share is nobody's until the agent has asked", () => {
  const pop = (...candidates: object[]) => ({ found: { candidates } }) as never;
  assert.equal(sureCandidate(pop({ id: 1, shared: false }))?.id, 1);
  assert.equal(sureCandidate(pop({ id: 1, shared: true })), null);
  assert.equal(sureCandidate(pop({ id: 1, shared: false }, { id: 2, shared: false })), null);
});
