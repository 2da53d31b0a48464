import assert from "node:assert/strict";
import { test } from "node:test";
import { safeNext } from "./next.ts";

const HERE = "https://hotline.example";

test("a page of the desk is gone to, with what stands behind it", () => {
  assert.equal(safeNext("/desk/cases?status=new#4271", HERE), "/desk/cases?status=new#4271");
});

test("whatever leads elsewhere, or around in a circle, leads to the start", () => {
  const elsewhere = [
    null,
    "",
    "//evil.example/desk/",
    "https://evil.example/desk/",
    "\\\\evil.example",
    "/\\evil.example/desk/",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/desk/../elsewhere",
    "/",
    "/api/cases",
    "https://hotline.example@evil.example/desk/",
    "/desk/sign-in?next=/desk/sign-in",
    "\thttps://evil.example/desk/",
    "http://hotline.example/desk/wall",
    "https://[",
    "/desk/..//evil.example",
  ];
  for (const wanted of elsewhere) assert.equal(safeNext(wanted, HERE), "/desk/", String(wanted));
});
