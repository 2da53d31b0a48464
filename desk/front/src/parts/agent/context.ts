// What the right column is about, and what is known of it before anybody types. Pure.
import type { Candidate, Desk, Form, Pop, Setup } from "./model.ts";

const WITH_CALL = new Set(["ringing", "reserved", "talking", "holding", "consulting", "wrapping up"]);

/** The key of the draft that belongs to what is at hand; empty: nothing is. */
export function keyOf(desk: Desk | null): string {
  if (!desk) return "";
  const call = desk.call?.call ?? desk.wrap_up?.call ?? (WITH_CALL.has(desk.state) ? desk.pop?.call : null);
  if (call) return `call:${call}`;
  return desk.hand ? `${desk.hand.kind}:${desk.hand.id}` : "";
}

/** The one citizen who surely calls; null: nobody can say without asking. */
export function sureCandidate(pop: Pop | null): Candidate | null {
  const found = pop?.found?.candidates ?? [];
  return found.length === 1 && !found[0]?.shared ? (found[0] ?? null) : null;
}

export function nameOf(candidate: Candidate, language: string): string {
  const [first, second] =
    language === "ar" ? [candidate.name_ar, candidate.name_en] : [candidate.name_en, candidate.name_ar];
  return first ?? second ?? "";
}

/** What a new form begins with: the citizen, the language of the call. */
export function startOf(desk: Desk | null, setup: Setup | null, reader: string): Partial<Form> {
  const pop = desk?.pop?.pop ?? null;
  const sure = sureCandidate(pop);
  const language = desk?.call?.language || pop?.language || sure?.language || desk?.hand?.language || "";
  return {
    citizen: sure?.id ?? null,
    citizen_name: sure ? nameOf(sure, reader) : "",
    language: language || (setup?.languages[0] ?? "ar"),
    title: pop?.caller.written ?? "",
  };
}
