// Words of the wallboard that are made without a page.
import assert from "node:assert/strict";
import { test } from "node:test";

(globalThis as { document?: unknown }).document = { documentElement: { lang: "en" } };
const { skillsText } = await import("./words.ts");

test("a requirement is read as words, each skill apart from the line's direction", () => {
  const apart = (text: string) => `\u2066${text}\u2069`;
  assert.equal(skillsText("arabic>=3 and pipes"), `${apart("arabic 3+")} and ${apart("pipes")}`);
  assert.equal(
    skillsText("(not sewers or android>=1) and orders>=5"),
    `(not ${apart("sewers")} or ${apart("android")}) and ${apart("orders 5+")}`,
  );
});
