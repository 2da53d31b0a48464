// What the server tells an agent's page: hotline/app/agent_desk_record.py and docs/developer/screen-pop.md.

export type Texts = Record<string, string>;

export interface Candidate {
  id: number;
  name_ar: string | null;
  name_en: string | null;
  language: string | null;
  warning: string | null;
  household: { id: number; name: string; place: string | null } | null;
  shared: boolean;
}

export interface PoppedCase {
  reference: string;
  subject: string;
  status: string;
  category: string | null;
  department: string | null;
  priority: string;
  opened_at: number;
  citizen: number | null;
  due_at: number | null;
  due: "none" | "on time" | "soon" | "overdue";
}

export interface PoppedContact {
  id: string;
  channel: string;
  direction: string;
  started_at: number;
  outcome: string;
  agent: string | null;
  queue: string | null;
  reference: string | null;
  subject: string | null;
  citizen: number | null;
}

interface WaitingMessage {
  id: string;
  reference: string;
  created_at: number;
  seconds: number;
  state: string;
  agent: string | null;
  due_at: number | null;
}

export interface Warning {
  kind: "citizen" | "many calls" | "overdue" | "legal hold";
  citizen: number | null;
  text: string;
  count: number;
}

export interface Found {
  candidates: Candidate[];
  cases: PoppedCase[];
  contacts: PoppedContact[];
  messages: WaitingMessage[];
  mark: { score: number; answered_at: number } | null;
  warnings: Warning[];
  asked: PoppedCase[];
  more_candidates: boolean;
  more_cases: boolean;
}

export interface Pop {
  call: string;
  queue: string;
  kind: "known" | "unknown" | "withheld" | "shared" | "foreign" | "service";
  caller: { number: string | null; written: string | null; country: string | null; foreign: boolean; service: boolean };
  dialled: string;
  language: string;
  citizen_language: string | null;
  is_callback: boolean;
  waited_seconds: number;
  choices: { menu: string; key: string }[];
  facts: Record<string, string>;
  callbacks: { callback: string; queue: string; state: string; since: number }[];
  found: Found | null;
}

export interface Work {
  kind: "message" | "contact";
  id: string;
  channel: string;
  queue: string | null;
  at: number;
  reference: string | null;
  language: string | null;
}

interface Consultation {
  kind: string;
  key: string;
  /** Who is asked, and who asks. */
  agent: string | null;
  by: string | null;
  stage: "ringing" | "talking" | "conference";
  since: number;
}

/** Who was asked, or given the caller, and did not take the call. */
export interface Unreached {
  kind: "queue" | "agent" | "department";
  key: string;
  way: "consultation" | "blind";
  why: "busy" | "rejected" | "no answer" | "unreachable" | "failed";
  at: number;
}

interface LineState {
  call: string | null;
  unreached?: Unreached;
  held?: boolean;
  recording?: "on" | "paused" | null;
  consultation?: Consultation | null;
}

export interface Desk {
  agent: string;
  name: string;
  state: string;
  since: number | null;
  pause_reason: string | null;
  set_aside: boolean;
  phone: "idle" | "in use" | "unreachable";
  phone_kind: "browser" | "desk";
  queues: string[];
  call: { call: string; queue: string | null; language: string; state: string; answered_at: number } | null;
  line: LineState;
  wrap_up: { call: string | null; queue: string; began: number; until: number; at_most: number } | null;
  pop: { kind: string; call: string; pop: Pop | null } | null;
  offer: Work | null;
  hand: Work | null;
  counts: { calls: number; missed: number };
}

export interface FormField {
  question: Texts;
  datatype: "string" | "number" | "datetime" | "text" | "singlevaluelist" | "multivaluelist";
  required: boolean;
  values: Record<string, Texts>;
}

export interface Category {
  title: Texts;
  group: Texts;
  department: string;
  priority: string;
  keywords: Record<string, string[]>;
  fields: Record<string, FormField>;
}

export interface Setup {
  agent: string;
  languages: string[];
  queues: Record<string, { title: Texts }>;
  own_queues: string[];
  agents: Record<string, { name: string; queues: string[] }>;
  departments: Record<string, { title: Texts; queue: string | null; phone: boolean }>;
  categories: Record<string, Category>;
  dispositions: Record<string, { title: Texts; queues: string[] }>;
  /** Titles by reason. */
  pause_reasons: Record<string, Texts>;
  most_file_bytes: number;
}

export interface Today {
  handled: number;
  missed: number;
  aht_seconds: number | null;
  talk_seconds: number;
  available_seconds: number;
  paused_seconds: number;
  occupancy: number | null;
}

/** What is typed; a draft's content. Every field is a text, a number, a table or null, so that drafts can be merged. */
export interface Form {
  citizen: number | null;
  /** The name to show of the citizen that was chosen. */
  citizen_name: string;
  subject: string;
  description: string;
  category: string | null;
  priority: string;
  language: string;
  place: string;
  latitude: string;
  longitude: string;
  answers: Record<string, string | string[]>;
  /** A word to the citizen, kept with the case. */
  word: string;
  /** Names the request that opens the case. */
  once: string;
  /** The case that was opened, or to which this was added; empty: none yet. */
  reference: string;
  /** The wrap-up: what the call led to, and a note. */
  disposition: string;
  note: string;
  /** An answer to a contact in writing. */
  answer: string;
  /** What the draft is about, for the list of drafts. */
  title: string;
}

export const EMPTY: Form = {
  citizen: null,
  citizen_name: "",
  subject: "",
  description: "",
  category: null,
  priority: "normal",
  language: "",
  place: "",
  latitude: "",
  longitude: "",
  answers: {},
  word: "",
  once: "",
  reference: "",
  disposition: "",
  note: "",
  answer: "",
  title: "",
};

/** Whether somebody typed something that is not saved. Pure. */
export function hasWords(form: Form): boolean {
  const typed = [form.subject, form.description, form.place, form.word, form.answer];
  const answers = Object.values(form.answers).some((answer) => answer.length > 0);
  return !form.reference && (answers || typed.some((text) => text.trim() !== ""));
}
