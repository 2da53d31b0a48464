// What the server tells of queues, agents, calls and alerts, and which of their numbers break a limit. Pure.
// The limits and how they are read are those of queue/alert_rules.py and hotline/app/alert_values.py.

export interface WaitsFor {
  why: "agent" | "nobody" | "skills" | "anyone" | "script";
  agent: string;
  skills: string;
  able: number;
}

export interface Forecast {
  calls: number;
  low: number;
  high: number;
  sureness: "good" | "some" | "little" | "today only";
  days: number;
  factor: number;
  agents_needed: number | null;
  model: "A" | "C" | null;
  handling_seconds: number | null;
}

export interface Today {
  offered: number;
  answered: number;
  abandoned: number;
  abandoned_short: number;
  flowed_out: number;
  still_there: number;
  service_level: number | null;
  abandonment_rate: number | null;
  asa_seconds: number | null;
}

export interface Queue {
  title: Record<string, string>;
  waiting: number;
  oldest: number | null;
  waits_for: WaitsFor | null;
  talking: number;
  signed_in: number;
  states: Record<string, number>;
  expected_wait: Record<string, number>;
  callbacks: number;
  messages: number | null;
  messages_overdue: number | null;
  service_level_seconds: number;
  short_abandon_seconds: number;
  today: Today | null;
  forecast: Forecast | null;
}

export interface Agent {
  name: string;
  state: string;
  since: number | null;
  reason: string;
  set_aside: boolean;
  wrap_up_until: number | null;
  call: string | null;
  queue: string | null;
  signed_in_for: string[];
  queues: string[];
  skills: Record<string, number>;
  overridden_by: string | null;
  listeners: { by: string; mode: Mode; hears: boolean }[];
  today: { handled: number; rung: number; rung_missed: number; set_aside: number; aht_seconds: number | null } | null;
}

export interface Call {
  state: string;
  queue: string | null;
  language: string;
  caller: string | null;
  agent: string | null;
  arrived_at: number;
  queued_at: number | null;
  answered_at: number | null;
  waits_for: WaitsFor | null;
  callback: boolean;
}

export interface Alert {
  at: number;
  rule: string;
  queue: string;
  measure: string;
  level: "warn" | "bad";
  value: number;
  limit: number;
  acknowledged_by: string;
}

export type Mode = "listen" | "whisper" | "barge";
export type Level = "" | "warn" | "bad";

interface Rule {
  measure: string;
  warn: number | null;
  bad: number | null;
  queues: string[];
  min_calls: number;
}

export interface Setup {
  queues: Record<string, Record<string, string>>;
  agents: Record<string, string>;
  pause_reasons: string[];
  skills: string[];
  language_skills: Record<string, string>;
  languages: string[];
  timezone: string;
  sound: string;
  low_is_bad: string[];
  rules: Record<string, Rule>;
}

/** States of agents in the order in which a supervisor looks at them. */
export const STATES = [
  "talking",
  "holding",
  "consulting",
  "consulted",
  "ringing",
  "reserved",
  "available",
  "wrapping up",
  "paused",
  "busy elsewhere",
  "unreachable",
  "signed out",
] as const;

/** Measures that are made of today's calls, and mean nothing with few of them. */
const OF_CALLS = new Set(["service_level", "abandonment_rate", "asa_seconds"]);

/** The number of a queue that a rule can be about; null: nothing is known. */
export function valueOf(queue: Queue, measure: string, now: number): number | null {
  switch (measure) {
    case "waiting":
      return queue.waiting;
    case "longest_wait_seconds":
      return queue.oldest === null ? 0 : Math.max(0, now - queue.oldest);
    case "service_level":
    case "abandonment_rate":
    case "asa_seconds":
      return queue.today?.[measure] ?? null;
    case "expected_wait_seconds": {
      const waits = Object.values(queue.expected_wait);
      return waits.length ? Math.max(...waits) : null;
    }
    case "free_agents":
      return queue.states["available"] ?? 0;
    case "signed_in":
      return queue.signed_in;
    case "callbacks":
      return queue.callbacks;
    case "messages":
      return queue.messages;
    case "messages_overdue":
      return queue.messages_overdue;
    case "agents_missing": {
      const needed = queue.forecast?.agents_needed;
      return needed === null || needed === undefined ? null : Math.max(0, needed - queue.signed_in);
    }
    default:
      return null;
  }
}

/** Which limit a number of a queue breaks: the worst of all rules about it. */
export function levelOf(setup: Setup, key: string, queue: Queue, measure: string, now: number): Level {
  const value = valueOf(queue, measure, now);
  if (value === null) return "";
  const settled = (queue.today?.answered ?? 0) + (queue.today?.abandoned ?? 0);
  let worst: Level = "";
  for (const rule of Object.values(setup.rules)) {
    if (rule.measure !== measure || (rule.queues.length && !rule.queues.includes(key))) continue;
    if (OF_CALLS.has(measure) && settled < rule.min_calls) continue;
    const breaks = (limit: number | null) =>
      limit !== null && (setup.low_is_bad.includes(measure) ? value < limit : value > limit);
    if (breaks(rule.bad)) return "bad";
    if (breaks(rule.warn)) worst = "warn";
  }
  return worst;
}

/** The sums over all queues that stand at the top; rates are those of the sums. */
export function totals(queues: Iterable<Queue>, now: number) {
  const sum = {
    waiting: 0,
    longest: 0,
    talking: 0,
    offered: 0,
    answered: 0,
    inTime: 0,
    counted: 0,
    abandoned: 0,
    callbacks: 0,
    messages: 0,
  };
  for (const queue of queues) {
    sum.waiting += queue.waiting;
    sum.talking += queue.talking;
    sum.callbacks += queue.callbacks;
    sum.messages += queue.messages ?? 0;
    if (queue.oldest !== null) sum.longest = Math.max(sum.longest, now - queue.oldest);
    const today = queue.today;
    if (!today) continue;
    sum.offered += today.offered;
    sum.answered += today.answered;
    sum.abandoned += today.abandoned;
    const counted = today.answered + today.abandoned - today.abandoned_short;
    sum.counted += counted;
    sum.inTime += (today.service_level ?? 0) * counted;
  }
  return sum;
}
