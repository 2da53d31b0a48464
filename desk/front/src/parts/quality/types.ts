// What `/desk/api/quality` answers; times are seconds since the epoch, or within a recording.
import type { Me } from "../../lib/page.ts";
import type { TemplateResult } from "../../lib/html.ts";

export type Texts = Record<string, string>;

export interface Names {
  agents: Record<string, string>;
  queues: Record<string, Texts>;
  departments: Record<string, Texts>;
  categories: Record<string, Texts>;
  /** The visitor assesses calls. */
  listens: boolean;
  sample: number;
  outline: boolean;
}

export interface Context {
  me: Me;
  names: Names;
  redraw: () => void;
}

/** One of the page's places: what the address names behind `#`. */
export interface View {
  show(): TemplateResult;
  /** The place is left: what plays stops. */
  leave?(): void;
}

export interface Brief {
  id: number;
  by: string;
  purpose: "score" | "calibration";
  state: "draft" | "submitted";
  version: number;
  quality: number | null;
  fatal: string[];
  answer: Answered;
}

export type Answered = "" | "acknowledged" | "disputed" | "kept" | "changed";

export interface Call {
  id: number;
  call: string;
  agent: string;
  week: string;
  queue: string;
  called_at: number;
  source: "sample" | "hand";
  place: number;
  by: string;
  why: string;
  recording: "kept" | "held" | "gone";
  seconds: number | null;
  keep_until: number | null;
  /** The visitor may read what others gave. */
  opened: boolean;
  /** How many others have submitted an assessment. */
  others: number;
  assessments: Brief[];
}

export interface Question {
  key: string;
  text: Texts;
  help: Texts;
  weight: number;
  best: number;
  not_applicable: boolean;
  fatal: boolean;
}

export interface Form {
  key: string;
  title: Texts;
  sections: { key: string; title: Texts; questions: Question[] }[];
}

export interface Note {
  at: number;
  text: string;
}

export interface Reply {
  id: number;
  at: number;
  by: string;
  how: Exclude<Answered, "">;
  text: string;
}

export type Marks = Record<string, number | null>;

export interface Assessment extends Brief {
  pick: number;
  agent: string;
  form: Form;
  marks: Marks;
  words: string;
  notes: Note[];
  saved: number;
  missing: string[];
  submitted_at: number | null;
  replies: Reply[];
}

export interface Recorded {
  seconds: number;
  begins_at: number;
  held: boolean;
  keep_until: number | null;
  damaged: boolean;
  segments: { agent: string; queue: string; begins: number; ends: number }[];
  gaps: { begins: number; ends: number; side: string; why: "pause" | "digits" | "hold" }[];
}

interface Difference {
  question: string;
  first: number | null;
  second: number | null;
}

export interface Calibration {
  first: string;
  second: string;
  agreement: number;
  difference: number | null;
  questions: Difference[];
}

export interface CallDetail extends Omit<Call, "assessments"> {
  recorded: Recorded | null;
  assessments: Assessment[];
  calibration: Calibration[];
}

export interface Figures {
  offered: number;
  answered: number;
  response_rate: number | null;
  csat: number | null;
  interval: [number, number] | null;
  uncertain: boolean;
  mean: number | null;
  comments: number;
}

/** Of what the visitor may know; mean and fatal errors are null where it is of none. */
export interface Mean {
  mean: number | null;
  count: number;
  fatal: number | null;
  /** Sealed from the reader, and not in it. */
  left_out: number;
}
