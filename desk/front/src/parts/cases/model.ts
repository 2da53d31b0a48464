// What the server tells of cases; see desk/case_work.

export interface Row {
  number: number;
  reference: string;
  version: number;
  subject: string;
  status: string;
  priority: string;
  channel: string;
  category: string | null;
  department: string | null;
  owner: string | null;
  place: string | null;
  latitude: number | null;
  longitude: number | null;
  opened_at: number;
  changed_at: number;
  due_at: number | null;
  response_due_at: number | null;
}

export interface Case extends Row {
  description: string;
  language: string;
  caller: string | null;
  citizen: number | null;
  queue: string | null;
  form: Record<string, string | string[]>;
  solved_at: number | null;
  closed_at: number | null;
  duplicate_of: string | null;
  hints: { category: string; score: number }[];
}

export interface Step {
  at: number;
  kind: "opened" | "note" | "changed" | "contact" | "call" | "file";
  by: string;
  text: string;
  language: string;
  public: boolean;
  changes: [string, unknown, unknown][];
  channel: string;
  direction: string;
  outcome: string;
  seconds: number | null;
  contact: string;
  file: [number, string, string, number] | null;
}

export interface Clock {
  sla: string;
  state: "runs" | "paused" | "stopped" | "none";
  limit: number | null;
  used: number;
  left: number | null;
  due_at: number | null;
  overdue: boolean;
}

export interface Whole {
  case: Case;
  ways: { statuses: string[]; actions: string[]; closing_needs_word: boolean };
  timeline: Step[];
  clocks: Clock[];
  links: { other: string; how: string; incoming: boolean; at: number; by: string }[];
  similar: {
    reference: string;
    subject: string;
    status: string;
    opened_at: number;
    reasons: string[];
    metres: number | null;
  }[];
  files: { id: number; name: string; media_type: string; bytes: number; public: boolean }[];
  at: number;
}

type Texts = Record<string, string>;

export interface Options {
  departments: Record<string, { title: Texts; parent: string | null; seen: boolean }>;
  own: string[];
  categories: Record<string, { title: Texts; group: Texts; department: string }>;
  agents: Record<string, string>;
  teams: Record<string, string>;
  statuses: string[];
  priorities: string[];
  line: string;
  actions: string[];
  languages: string[];
  agent: string | null;
}

export interface Told {
  reference: string;
  result: "changed" | "unchanged" | "refused" | "stale";
  why: string;
  /** Which refusal it is; see `lib/refusals.ts`. */
  code: string;
  version: number | null;
  before: { status: string } | null;
}
