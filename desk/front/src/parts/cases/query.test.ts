import assert from "node:assert/strict";
import { test } from "node:test";
import { readQuery, requestParams, withFilter, writeQuery } from "./query.ts";

test("what is written into the address is read again", () => {
  const address = "view=overdue&status=new&status=reopened&text=%D9%85%D8%A7%D8%A1&after=7%2C12.5&case=1007";
  assert.equal(writeQuery(readQuery(`?${address}`)), address);
});

test("what cannot be is left out", () => {
  assert.deepEqual(readQuery("?view=x&case=%3Cscript%3E&text="), { view: "open", filters: {}, after: "", open: "" });
});

test("another filter begins at the head of the list and keeps the others", () => {
  const query = withFilter(readQuery("?status=new&after=9"), "category", ["leak"]);
  assert.equal(writeQuery(query), "view=open&status=new&category=leak");
  assert.equal(writeQuery(withFilter(query, "status", [])), "view=open&category=leak");
});

test("the last day is whole", () => {
  const params = requestParams(readQuery("?opened_from=2026-11-22&opened_until=2026-11-22"), 50);
  assert.equal(Number(params.get("opened_until")) - Number(params.get("opened_from")), 86_400);
});
