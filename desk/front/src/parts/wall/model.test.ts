import assert from "node:assert/strict";
import { test } from "node:test";
import { levelOf, totals, valueOf, type Queue, type Setup } from "./model.ts";

const today = {
  offered: 20,
  answered: 12,
  abandoned: 6,
  abandoned_short: 2,
  flowed_out: 2,
  still_there: 0,
  service_level: 0.75,
  abandonment_rate: 6 / 18,
  asa_seconds: 14,
};
const queue: Queue = {
  title: {},
  waiting: 3,
  oldest: 900,
  waits_for: null,
  talking: 2,
  signed_in: 4,
  states: { available: 1 },
  expected_wait: { ar: 90, en: 200 },
  callbacks: 1,
  messages: null,
  messages_overdue: null,
  service_level_seconds: 20,
  short_abandon_seconds: 5,
  today,
  forecast: null,
};
const setup: Setup = {
  queues: {},
  agents: {},
  pause_reasons: [],
  skills: [],
  language_skills: {},
  languages: [],
  timezone: "",
  sound: "",
  low_is_bad: ["service_level", "free_agents"],
  rules: {
    wait: { measure: "longest_wait_seconds", warn: 60, bad: 180, queues: [], min_calls: 10 },
    level: { measure: "service_level", warn: 0.8, bad: 0.6, queues: ["water"], min_calls: 10 },
    free: { measure: "free_agents", warn: 2, bad: 1, queues: [], min_calls: 10 },
  },
};

test("a wait that grows passes the limits without a message", () => {
  assert.equal(levelOf(setup, "water", queue, "longest_wait_seconds", 960), "");
  assert.equal(levelOf(setup, "water", queue, "longest_wait_seconds", 961), "warn");
  assert.equal(levelOf(setup, "water", queue, "longest_wait_seconds", 1081), "bad");
});

test("of some numbers a small one is bad, for the queues of the rule, from enough calls on", () => {
  assert.equal(levelOf(setup, "water", queue, "service_level", 0), "warn");
  assert.equal(levelOf(setup, "roads", queue, "service_level", 0), "");
  assert.equal(levelOf(setup, "water", { ...queue, today: { ...today, answered: 3 } }, "service_level", 0), "");
  assert.equal(levelOf(setup, "water", queue, "free_agents", 0), "warn");
});

test("what nobody knows breaks no limit", () => {
  assert.equal(valueOf(queue, "messages", 0), null);
  assert.equal(valueOf(queue, "agents_missing", 0), null);
  assert.equal(valueOf(queue, "expected_wait_seconds", 0), 200);
});

test("the service level of all is that of their calls, not the mean of theirs", () => {
  const other = {
    ...queue,
    oldest: null,
    today: { ...today, answered: 4, abandoned: 0, abandoned_short: 0, service_level: 0 },
  };
  const sum = totals([queue, other], 1000);
  assert.equal(sum.inTime / sum.counted, (0.75 * 16) / 20);
  assert.equal(sum.longest, 100);
});
